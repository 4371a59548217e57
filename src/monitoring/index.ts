export * from './pipeline-monitoring';
export * from './pipeline-monitoring-props';
