export * from './spotify-analytics-pipeline';
export * from './spotify-analytics-pipeline-props';
export * from './spotify-dashboard';
export * from './spotify-queries';
export * from './spotify-rules';
export * from './spotify-sources';
