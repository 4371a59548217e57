import * as fs from 'fs';
import * as path from 'path';
import { Stack, Stage, Token, Tokenization } from 'aws-cdk-lib';
import * as s3assets from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { fileStem } from '../private/file-stem';

/**
 * Bytes of a graph in a template, of 1 MB at most. Its event is asynchronous, of 1 MB at most, and was of 256 KB before October 2025;
 * that of an update has two graphs, whose quotes take two bytes each, and the properties of the job twice.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const LARGEST_IN_TEMPLATE = 64 * 1024;

/** A graph as a property of the resource that registers it. */
export interface GraphProperty {
  /** The graph as a text, or where it lies, and what belongs into its gaps. */
  readonly value: unknown;
  /** The file that holds it when it is too large for the template. */
  readonly asset?: s3assets.Asset;
}

/** Puts a graph into the template, or into an asset when it is too large for that. Its texts may hold tokens. */
export function graphProperty(scope: Construct, nodes: { [id: string]: any }): GraphProperty {
  const text = JSON.stringify(nodes);
  // A text, since CloudFormation makes texts of numbers and truth values.
  if (Buffer.byteLength(text) <= LARGEST_IN_TEMPLATE) return { value: Stack.of(scope).toJsonString(nodes) };
  const values: string[] = [];
  const file = path.join(Stage.of(scope)!.assetOutdir, `${fileStem(scope)}.nodes.json`);
  fs.writeFileSync(file, withGaps(text, values));
  const asset = new s3assets.Asset(scope, 'Nodes', { path: file });
  return { asset, value: { Bucket: asset.s3BucketName, Key: asset.s3ObjectKey, Values: values } };
}

/** The text with a gap for each token: its place among the values, between two characters that JSON writes as escapes only. */
function withGaps(text: string, values: string[]): string {
  const gap = (token: string) => {
    if (!values.includes(token)) values.push(token);
    return `\x1f${values.indexOf(token)}\x1f`;
  };
  return Tokenization.reverseString(text)
    .mapTokens({ mapToken: (token) => gap(Token.asString(token)) })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
}
