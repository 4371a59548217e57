/**
 * The example as its user would change it: `VARIANT` says in which way.
 */
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
// By package name, as a user does.
// eslint-disable-next-line import/no-extraneous-dependencies
import { JobEditor, PipelineStart, SpotifyAnalyticsPipeline } from 'cdk-spotify-analytics';

const app = new App();

/** More columns, and more workers. */
function changed(numberOfWorkers: number): SpotifyAnalyticsPipeline {
  return new SpotifyAnalyticsPipeline(new Stack(app, 'SpotifyAnalytics'), 'Pipeline', { audioFeatures: true, jobCapacity: { numberOfWorkers } });
}

/** A change of all jobs, and then a database that is refused, since there is one of its name. */
function failing(): void {
  const { catalog, stagingToWarehouseJob, rawToStagingJob } = changed(6);
  const stack = Stack.of(catalog);
  const clash = new CfnDatabase(stack, 'Clash', { catalogId: stack.account, databaseInput: { name: catalog.database.databaseName } });
  clash.node.addDependency(catalog, stagingToWarehouseJob, rawToStagingJob!);
}

/** Script jobs that begin with staged files; all that is made is destroyed with the stack. */
function scripts(): void {
  const stack = new Stack(app, 'SpotifyScripts');
  new SpotifyAnalyticsPipeline(stack, 'Pipeline', {
    editor: JobEditor.SCRIPT,
    startFrom: PipelineStart.STAGING,
    startOnUpload: false,
    quickSightPrincipalArn: stack.formatArn({ service: 'quicksight', resource: 'user', resourceName: 'default/somebody' }),
    alertEmails: ['somebody@example.com'],
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

const VARIANTS: Record<string, () => void> = { changed: () => changed(4), failing, scripts };
const variant = process.env.VARIANT ?? '';
if (!(variant in VARIANTS)) throw new Error(`VARIANT is one of ${Object.keys(VARIANTS).join(', ')}, got: ${variant}`);
VARIANTS[variant]();
