export * from './quality-rule';
