export * from './graph-job';
