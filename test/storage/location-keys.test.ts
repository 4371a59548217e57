import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { folderOf, keyOf, urlOf } from '../../src/storage/location-keys';

const bucket = s3.Bucket.fromBucketName(new Stack(), 'Bucket', 'music');

test.each([
  [undefined, 'albums/', 'albums/', 's3://music/albums/'],
  ['raw/', 'albums.csv', 'raw/albums.csv', 's3://music/raw/albums.csv'],
  ['raw/', '/', 'raw/', 's3://music/raw/'],
  ['raw/', undefined, 'raw/', 's3://music/raw/'],
  [undefined, '/', '', 's3://music/'],
  [undefined, undefined, '', 's3://music/'],
])('in the location %j the path %j', (prefix, path, key, url) => {
  expect(keyOf({ bucket, prefix }, path)).toBe(key);
  expect(urlOf({ bucket, prefix }, path)).toBe(url);
});

test('a folder of a location is one too, and a location as a whole is itself', () => {
  expect(folderOf({ bucket, prefix: 'raw/' }, 'albums/')).toEqual({ bucket, prefix: 'raw/albums/' });
  expect(folderOf({ bucket, prefix: 'raw/' }, '/')).toEqual({ bucket, prefix: 'raw/' });
  expect(folderOf({ bucket }, '/').prefix).toBeUndefined();
});
