export * from './cost-options';
export * from './pipeline-roles';
export * from './spotify-analytics-pipeline';
export * from './spotify-analytics-pipeline-props';
