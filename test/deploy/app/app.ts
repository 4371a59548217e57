/**
 * The example as its user would change it: `VARIANT` says in which way.
 */
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { Key } from 'aws-cdk-lib/aws-kms';
// By package name, as a user does.
// eslint-disable-next-line import/no-extraneous-dependencies
import {
  JobEditor, PipelineStart, QuickSightOptions, RefreshSchedule, SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps, WarehouseFormat,
} from 'cdk-spotify-analytics';

const app = new App();

/** The example with other properties. */
function example(props: SpotifyAnalyticsPipelineProps): SpotifyAnalyticsPipeline {
  return new SpotifyAnalyticsPipeline(new Stack(app, 'SpotifyAnalytics'), 'Pipeline', props);
}

/** A change of all jobs, and then a database that is refused, since there is one of its name. */
function failing(): void {
  const { catalog, stagingToWarehouseJob, rawToStagingJob } = example({ audioFeatures: true, jobs: { numberOfWorkers: 6 } });
  const stack = Stack.of(catalog);
  const clash = new CfnDatabase(stack, 'Clash', { catalogId: stack.account, databaseInput: { name: catalog.database.databaseName } });
  clash.node.addDependency(catalog, stagingToWarehouseJob, rawToStagingJob!);
}

/** Begins with staged files when it is told to, and is destroyed with its stack. */
const DESTROYED = { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true };
const STAGED = { startFrom: PipelineStart.STAGING, workflow: { startOnUpload: false }, storage: DESTROYED };

/** A dashboard for somebody, in a folder. */
function quickSight(stack: Stack): QuickSightOptions {
  const owner = stack.formatArn({ service: 'quicksight', resource: 'user', resourceName: 'default/somebody' });
  return { owners: [owner], folder: true, refreshSchedule: RefreshSchedule.daily() };
}

/** Script jobs, and a dashboard in QuickSight. */
function scripts(): void {
  const stack = new Stack(app, 'SpotifyScripts');
  new SpotifyAnalyticsPipeline(stack, 'Pipeline', {
    ...STAGED,
    jobs: { editor: JobEditor.SCRIPT },
    quickSight: quickSight(stack),
    monitoring: { alertEmails: ['somebody@example.com'] },
  });
}

/** A pipeline whose workgroup and database stay when it is destroyed, and its buckets. */
function kept(): void {
  new SpotifyAnalyticsPipeline(new Stack(app, 'SpotifyKept'), 'Pipeline', { warehouseFormat: WarehouseFormat.ICEBERG });
}

/** Two pipelines in one stack: one with a key, under Lake Formation, with QuickSight, and one with an Iceberg table. */
function twice(): void {
  const stack = new Stack(app, 'SpotifyTwice');
  const encryptionKey = new Key(stack, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
  new SpotifyAnalyticsPipeline(stack, 'Keyed', {
    ...STAGED, storage: { ...DESTROYED, encryptionKey }, catalog: { lakeFormation: {} }, quickSight: quickSight(stack),
  });
  // The emulator throttles the jobs that are named so.
  new SpotifyAnalyticsPipeline(stack, 'Throttled', { ...STAGED, warehouseFormat: WarehouseFormat.ICEBERG });
}

const VARIANTS: Record<string, () => void> = {
  moreColumns: () => { example({ audioFeatures: true }); },
  moreWorkers: () => { example({ audioFeatures: true, jobs: { numberOfWorkers: 4 } }); },
  fewerColumns: () => { example({ jobs: { numberOfWorkers: 4 } }); },
  failing,
  kept,
  scripts,
  twice,
};
const variant = process.env.VARIANT ?? '';
if (!(variant in VARIANTS)) throw new Error(`VARIANT is one of ${Object.keys(VARIANTS).join(', ')}, got: ${variant}`);
VARIANTS[variant]();
