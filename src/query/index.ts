export * from './pipeline-query';
