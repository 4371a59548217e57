export type * from 'cdk-spotify-analytics/lib/render/manifest-schema';
