export * from './named-query';
