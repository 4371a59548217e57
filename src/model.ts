/**
 * The model without AWS, for programs that build and check job graphs: `cdk-spotify-analytics/model`. It needs no aws-cdk-lib, and is no
 * part of the API that jsii gives to other languages.
 */
export * from './job-graph';
export * from './schema';
