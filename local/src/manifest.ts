export type * from 'cdk-spotify-analytics/manifest';
