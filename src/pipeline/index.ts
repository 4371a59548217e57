export * from './cost-options';
export * from './spotify-analytics-pipeline';
export * from './spotify-analytics-pipeline-props';
