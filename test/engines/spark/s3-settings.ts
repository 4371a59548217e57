/**
 * The settings of Hadoop by which `s3://` is served by S3A, from a server that is not AWS.
 *
 * https://hadoop.apache.org/docs/r3.3.4/hadoop-aws/tools/hadoop-aws/index.html
 */
export const S3A = {
  'fs.s3.impl': 'org.apache.hadoop.fs.s3a.S3AFileSystem',
  'fs.s3a.path.style.access': 'true',
  'fs.s3a.access.key': 'test',
  'fs.s3a.secret.key': 'test',
};

/** These settings for a server. */
export function s3Settings(endpoint: string): Record<string, string> {
  return { ...S3A, 'fs.s3a.endpoint': endpoint };
}
