import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { JobEditor, PipelineStart, SpotifyAnalyticsPipelineProps } from '../../src';

/** Properties of a pipeline; what they need besides is made in the stack. */
type Variant = (stack: Stack) => SpotifyAnalyticsPipelineProps;

/** A folder with the files that a pipeline from staging begins with. */
function stagedFiles(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'staged-'));
  ['albums.csv', 'artists.csv', 'track.csv'].forEach((name) => fs.writeFileSync(path.join(folder, name), name));
  process.on('exit', () => fs.rmSync(folder, { recursive: true }));
  return folder;
}

/** A pipeline in each of its main forms: between them they make every resource that the library makes. */
export const VARIANTS: Record<string, Variant> = {
  'by default': () => ({}),
  'from staging, partitioned, with audio features': () => ({ startFrom: PipelineStart.STAGING, audioFeatures: true, partitionKeys: ['genre'] }),
  'with QuickSight, a schedule and e-mails': (stack) => ({
    quickSightPrincipalArn: stack.formatArn({ service: 'quicksight', region: 'eu-west-1', account: '111122223333', resource: 'user', resourceName: 'default/somebody' }),
    schedule: events.Schedule.cron({ hour: '3', minute: '0' }),
    alertEmails: ['somebody@example.com'],
  }),
  'with initial data': () => ({ startFrom: PipelineStart.STAGING, initialData: stagedFiles() }),
  'with a key': (stack) => ({ encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) }),
  'without a graph in Glue Studio': () => ({ editor: JobEditor.SCRIPT }),
  'with existing buckets': (stack) => ({
    rawBucket: s3.Bucket.fromBucketName(stack, 'Raw', 'my-raw'),
    stagingBucket: s3.Bucket.fromBucketName(stack, 'Staging', 'my-staging'),
    stagingPrefix: 'staged/',
    warehouseBucket: s3.Bucket.fromBucketName(stack, 'Warehouse', 'my-warehouse'),
    warehousePrefix: 'warehouse/',
    accessLogsBucket: s3.Bucket.fromBucketName(stack, 'Logs', 'my-logs'),
    startOnUpload: false,
  }),
};
