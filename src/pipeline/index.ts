export * from './analytics-pipeline';
export * from './analytics-pipeline-props';
export * from './cost-options';
export * from './pipeline-options';
export * from './pipeline-roles';
