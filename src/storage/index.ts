export * from './data-location';
export * from './pipeline-storage';
export * from './storage-options';
