export * from './pipeline-cost';
export * from './pipeline-prices';
export * from './pipeline-usage';
