/**
 * The renderers of what a manifest says of nodes, and Python's keywords, for programs that have no graph:
 * `cdk-spotify-analytics/render`. They need no aws-cdk-lib, and are no part of the API that jsii gives to other languages.
 */
export { glueNodeProblems, renderGlueNodes } from './glue-nodes';
export { rowChangingOptions } from './glue-options';
export { PYTHON_KEYWORDS } from './pyspark/python-names';
