export * from './data-location';
export * from './pipeline-storage';
