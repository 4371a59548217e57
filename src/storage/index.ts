export * from './data-location';
export { PipelineStorage, PipelineStorageProps } from './pipeline-storage';
