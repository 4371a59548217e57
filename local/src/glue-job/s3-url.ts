/** A place in S3. */
export interface S3Url {
  readonly bucket: string;
  /** As it is written, without a slash at its beginning. */
  readonly key: string;
}

/** Takes `s3://bucket/key` apart; undefined where a text is nothing of the kind. */
export function parseS3Url(text: string): S3Url | undefined {
  const match = /^s3:\/\/([^/\s]+)(?:\/(.*))?$/.exec(text);
  return match ? { bucket: match[1], key: match[2] ?? '' } : undefined;
}
