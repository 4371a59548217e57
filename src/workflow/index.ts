export * from './pipeline-workflow';
export * from './pipeline-workflow-props';
