/**
 * The model without AWS, for programs that read, build and check job graphs: `cdk-spotify-analytics/model`. It needs no aws-cdk-lib,
 * and is no part of the API that jsii gives to other languages.
 */
export * from './job-graph';
export * from './schema';
export { SPOTIFY_QUERIES } from './pipeline/queries';
export { rawToStaging, stagingToWarehouse } from './pipeline/spotify-graphs';
export { glueNodeProblems, renderGlueNodes } from './render/glue-nodes';
export { rowChangingOptions } from './render/glue-options';
