import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  JobEditor, JobExecutionClass, PipelineRoles, PipelineStart, RefreshSchedule, SpotifyAnalyticsPipelineProps, WarehouseFormat,
} from '../../src';

/** Properties of a pipeline; what they need besides is made in the stack. */
type Variant = (stack: Stack) => SpotifyAnalyticsPipelineProps;

let staged: string | undefined;

/** A folder with the files that a pipeline from staging begins with. */
export function stagedFiles(): string {
  return staged ??= makeStagedFiles();
}

function makeStagedFiles(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'staged-'));
  ['albums.csv', 'artists.csv', 'track.csv'].forEach((name) => fs.writeFileSync(path.join(folder, name), name));
  process.on('exit', () => fs.rmSync(folder, { recursive: true }));
  return folder;
}

function quickSight(stack: Stack, resource: 'user' | 'group', name: string): string {
  return stack.formatArn({ service: 'quicksight', region: 'eu-west-1', account: '111122223333', resource, resourceName: `default/${name}` });
}

/** One that exists already for each purpose. */
function existingRoles(stack: Stack): PipelineRoles {
  const role = (name: string) => iam.Role.fromRoleName(stack, name, `my-${name}-role`);
  return {
    job: role('job'),
    crawler: role('crawler'),
    quality: role('quality'),
    workflow: role('workflow'),
    events: role('events'),
    registration: role('registration'),
    upload: role('upload'),
  };
}

/** A pipeline in each of its main forms: between them they make every resource that the library makes. */
export const VARIANTS: Record<string, Variant> = {
  'by default': () => ({}),
  'from staging, partitioned, with audio features': () => ({ startFrom: PipelineStart.STAGING, audioFeatures: true, partitionKeys: ['album_type'] }),
  'with QuickSight, a schedule and e-mails': (stack) => ({
    quickSight: { owners: [quickSight(stack, 'user', 'somebody')] },
    workflow: { schedule: events.Schedule.cron({ hour: '3', minute: '0' }) },
    monitoring: { alertEmails: ['somebody@example.com'] },
  }),
  'that goes with its stack': () => ({ storage: { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true } }),
  'with QuickSight in a stack of its own': (stack) => ({
    quickSight: { owners: [quickSight(stack, 'user', 'somebody')], stack: new Stack(stack.node.scope!, `${stack.node.id}-dashboards`) },
  }),
  'with initial data': () => ({ startFrom: PipelineStart.STAGING, initialData: stagedFiles() }),
  'with a key': (stack) => ({ storage: { encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) } }),
  'without a graph in Glue Studio': () => ({ jobs: { editor: JobEditor.SCRIPT } }),
  'with an Iceberg table': () => ({ warehouseFormat: WarehouseFormat.ICEBERG, partitionKeys: ['album_popularity'] }),
  'with a table that a crawler finds': () => ({ catalog: { discoverTables: true, crawlerSchedule: events.Schedule.expression('cron(0 3 * * ? *)') } }),
  'under Lake Formation': (stack) => ({
    catalog: { lakeFormation: {} },
    audioFeatures: true,
    quickSight: {
      owners: [quickSight(stack, 'user', 'somebody')],
      readers: [quickSight(stack, 'group', 'everybody'), stack.formatArn({
        service: 'quicksight', region: 'us-east-1', account: '111122223333', resource: 'namespace', resourceName: 'default',
      })],
      analysis: true,
      folder: true,
      refreshSchedule: RefreshSchedule.daily(),
      publishOptions: { exportToCsv: false },
    },
  }),
  'with an Iceberg table under Lake Formation': () => ({ warehouseFormat: WarehouseFormat.ICEBERG, catalog: { lakeFormation: {} }, jobs: { editor: JobEditor.SCRIPT } }),
  'with jobs of many options': (stack) => ({
    jobs: {
      workerType: glue.WorkerType.G_2X,
      numberOfWorkers: 4,
      timeout: Duration.hours(1),
      executionClass: JobExecutionClass.FLEX,
      autoScaling: true,
      jobInsights: true,
      connections: [glue.Connection.fromConnectionName(stack, 'Network', 'my-network')],
      sparkUiLogs: { bucket: s3.Bucket.fromBucketName(stack, 'SparkLogs', 'my-spark-logs'), prefix: 'logs/' },
      securityConfiguration: new glue.SecurityConfiguration(stack, 'Security', {
        cloudWatchEncryption: glue.CloudWatchEncryption.kms(),
        jobBookmarksEncryption: glue.JobBookmarksEncryption.clientSideKms(),
        s3Encryption: glue.S3Encryption.s3Managed(),
      }),
    },
  }),
  'with existing roles': (stack) => ({ startFrom: PipelineStart.STAGING, initialData: stagedFiles(), roles: existingRoles(stack) }),
  'with existing buckets': (stack) => ({
    storage: {
      locations: { raw: { bucket: s3.Bucket.fromBucketName(stack, 'Raw', 'my-raw') }, staging: { bucket: s3.Bucket.fromBucketName(stack, 'Staging', 'my-staging'), prefix: 'staged/' }, warehouse: { bucket: s3.Bucket.fromBucketName(stack, 'Warehouse', 'my-warehouse'), prefix: 'warehouse/' } },
      accessLogsBucket: s3.Bucket.fromBucketName(stack, 'Logs', 'my-logs'),
    },
    workflow: { startOnUpload: false },
  }),
};
