import * as fs from 'fs';
import * as path from 'path';
import { Annotations, Duration, Names, Stack, Stage } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { attachManifestOfJob } from './attach-manifest';
import { ExistingJob } from './existing-job';
import { grantGraphJob } from './graph-job-grants';
import { editorOf, graphJobProblems } from './graph-job-problems';
import type { GraphJobProps } from './graph-job-props';
import type { ExistingJobOptions, IGraphJob } from './i-graph-job';
import { jobArguments, optionArguments, sparkUiArguments } from './job-arguments';
import { createLogGroups, logArguments, logGroupPrefix } from './job-logs';
import { JobEditor, JobExecutionClass } from './job-options';
import { partitionWarnings } from './partition-warnings';
import { registeredNodes } from './registered-nodes';
import { ScriptAsset } from './script-asset';
import { ScriptPlace } from './script-place';
import { FindingSeverity, JobGraph } from '../job-graph';
import { acknowledge } from '../private/acknowledge';
import { workerDpus } from '../private/dpus';
import { fileStem } from '../private/file-stem';
import { grantRunJob, serviceRole } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { roleHere } from '../private/role-here';
import { notShownInStudio } from '../render/glue-nodes';
import { renderPySpark } from '../render/pyspark';
import { keyOf } from '../storage/location-keys';
import { VisualRegistration } from '../visual-registration';

const LOGS_HOLD_NO_ROW = 'The logs name nodes and count rows, and hold no row; CloudWatch Logs encrypts them at rest by a key of its own.';

/**
 * A Glue job that runs a job graph as PySpark, in Glue 5.0 (Spark 3.5), and that Glue Studio shows as a graph when it is visual.
 *
 * @throws when something is wrong with the graph or with the properties: all of it at once
 */
export class GraphJob extends Construct implements IGraphJob, iam.IGrantable {
  /** A job that exists already, or that another construct makes, for a workflow that runs it and a monitoring that watches it. */
  public static fromGlueJob(scope: Construct, id: string, job: glue.IJob, options: ExistingJobOptions = {}): IGraphJob {
    return new ExistingJob(scope, id, job, options);
  }

  /** A job of this account and region that exists already, for a workflow that runs it and a monitoring that watches it. */
  public static fromJobName(scope: Construct, id: string, jobName: string, options: ExistingJobOptions = {}): IGraphJob {
    const jobArn = Stack.of(scope).formatArn({ service: 'glue', resource: 'job', resourceName: jobName });
    return new ExistingJob(scope, id, { jobName, jobArn }, options);
  }

  /** The job. */
  public readonly job: glue.PySparkEtlJob;
  /** The role that it runs as. */
  public readonly role: iam.IRole;
  /** Its log groups: errors, with what Glue and Spark tell, and what the script prints. */
  public readonly logGroups: logs.LogGroup[];
  /** The PySpark script that it runs. */
  public readonly script: string;
  /** Data processing units of a run: what is paid for, by the second. */
  public readonly dpus: number;
  /** On which machines it runs. */
  public readonly executionClass: JobExecutionClass;
  /** How often Glue starts a run again that failed. */
  public readonly maxRetries: number;
  /** How Glue Studio shows it. */
  public readonly editor: JobEditor;
  /** What gives a visual job its graph, and its script. */
  public readonly registration?: VisualRegistration;
  /**
   * Arguments by which a run executes the script as it was deployed: none for a script job. Without them a run of a visual job
   * executes what was saved in Glue Studio, if somebody has done so since the last deployment.
   */
  public readonly runArguments: { [name: string]: string };
  /** Who is given the rights that are granted to the job. */
  public readonly grantPrincipal: iam.IPrincipal;

  constructor(scope: Construct, id: string, props: GraphJobProps) {
    super(scope, id);
    const problems = graphJobProblems(props);
    if (problems.length > 0) throw new PipelineError(`The job of graph '${props.graph.name}' cannot work`, problems);
    const nodes = props.graph._seal(this.node.path).map((node) => node._toManifest());
    this.warn(props);

    const workerConfiguration = { workerType: props.workerType ?? glue.WorkerType.G_1X, numberOfWorkers: props.numberOfWorkers ?? 2 };
    this.dpus = workerDpus(workerConfiguration.workerType)! * workerConfiguration.numberOfWorkers;
    this.executionClass = props.executionClass ?? JobExecutionClass.STANDARD;
    this.maxRetries = props.maxRetries ?? 0;
    this.editor = editorOf(props);
    this.script = renderPySpark(props.graph.name, nodes, Object.keys(props.databases ?? {}));
    this.role = roleHere(this, props.role) ?? serviceRole(this, 'Role', 'glue.amazonaws.com', `Runs the Glue job ${props.graph.name}`);
    this.grantPrincipal = this.role.grantPrincipal;
    const logPrefix = logGroupPrefix(this);
    this.logGroups = createLogGroups(this, logPrefix, this.role, props);
    this.grantRights(props, logPrefix);
    const file = this.writeScript();
    const scriptName = `${Names.uniqueResourceName(this, { maxLength: 200, separator: '-' })}.py`;
    const scriptKey = props.scripts ? keyOf(props.scripts, scriptName) : scriptName;
    const isVisual = this.editor === JobEditor.VISUAL;
    this.job = new glue.PySparkEtlJob(this, 'Job', {
      role: this.role,
      script: isVisual ? new ScriptPlace(props.scripts!.bucket, scriptKey) : new ScriptAsset(file),
      description: `Job graph ${props.graph.name}: ${this.dpus} DPUs`,
      glueVersion: props.glueVersion ?? glue.GlueVersion.V5_0,
      workerConfiguration,
      timeout: props.timeout ?? Duration.minutes(30),
      maxRetries: this.maxRetries,
      maxConcurrentRuns: 1,
      securityConfiguration: props.securityConfiguration,
      // Its arguments are those of Glue 4.0. https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html
      continuousLogging: { enabled: false },
      defaultArguments: { ...jobArguments(props), ...optionArguments(props), ...logArguments(logPrefix) },
    });
    // A run must not make them first.
    this.job.node.addDependency(...this.logGroups);
    this.completeResource(props);
    if (!props.securityConfiguration) acknowledge(this.job, LOGS_HOLD_NO_ROW, 'AwsSolutions-GL1');
    if (!props.bookmarks) acknowledge(this.job, 'The job keeps no bookmarks that could be encrypted.', 'AwsSolutions-GL3');
    if (isVisual) {
      this.registration = new VisualRegistration(this, 'Registration', {
        job: this.job,
        nodes: registeredNodes(nodes, props),
        scriptFile: file,
        scriptBucket: props.scripts!.bucket,
        scriptKey,
        role: props.registrationRole,
      });
    }
    this.runArguments = this.registration?.runArguments ?? {};
    this.node.defaultChild = this.job.node.defaultChild;
    attachManifestOfJob(this, { graphs: [props.graph], tables: [], queries: [] });
  }

  /** Name of the job. */
  public get jobName(): string {
    return this.job.jobName;
  }

  /** ARN of the job. */
  public get jobArn(): string {
    return this.job.jobArn;
  }

  /** Lets a principal start runs of the job, watch them and stop them. */
  public grantRun(grantee: iam.IGrantable): iam.Grant {
    return grantRunJob(grantee, this.job.jobArn);
  }

  /** A rule for whatever happens with the job. */
  public onEvent(id: string, options?: events.OnEventOptions): events.Rule {
    return this.job.onEvent(id, options);
  }

  /** A rule for runs that have come into a state. */
  public onStateChange(id: string, jobState: glue.JobState, options?: events.OnEventOptions): events.Rule {
    // That of the L2 is protected.
    const rule = this.job.onEvent(id, { description: `Runs of the Glue job ${this.job.jobName} that are ${jobState}`, ...options });
    rule.addEventPattern({ detail: { state: [jobState] } });
    return rule;
  }

  /** A rule for runs that have succeeded. */
  public onSuccess(id: string, options?: events.OnEventOptions): events.Rule {
    return this.job.onSuccess(id, options);
  }

  /** A rule for runs that have failed. */
  public onFailure(id: string, options?: events.OnEventOptions): events.Rule {
    return this.job.onFailure(id, options);
  }

  /** A rule for runs that took longer than they may. */
  public onTimeout(id: string, options?: events.OnEventOptions): events.Rule {
    return this.job.onTimeout(id, options);
  }

  /** A metric that Glue publishes of the job, e.g. `glue.driver.aggregate.bytesRead`. */
  public metric(metricName: string, type: glue.MetricType, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.job.metric(metricName, type, options);
  }

  /** How many runs have succeeded. */
  public metricSuccess(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.job.metricSuccess(options);
  }

  /** How many runs have failed. */
  public metricFailure(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.job.metricFailure(options);
  }

  /** How many runs took longer than they may. */
  public metricTimeout(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.job.metricTimeout(options);
  }

  private grantRights(props: GraphJobProps, logPrefix: string): void {
    if (grantGraphJob(this.role, this, props, logPrefix).every((grant) => grant.success)) return;
    Annotations.of(this).addWarningV2('cdk-spotify-analytics:roleNotExtended', 'the role that was given cannot be given rights; it must have those of the job');
  }

  /** What the L2 has no property for, or only together with rights that are wider than needed. */
  private completeResource({ executionClass, sparkUiLogs, connections }: GraphJobProps): void {
    const resource = this.job.node.defaultChild as glue.CfnJob;
    // A visual job becomes one when it is given its graph: nobody has shown that Glue takes one without.
    if (this.editor === JobEditor.SCRIPT) resource.jobMode = this.editor;
    if (executionClass === JobExecutionClass.FLEX) resource.executionClass = executionClass;
    if (connections?.length) resource.connections = { connections: connections.map(({ connectionName }) => connectionName) };
    if (sparkUiLogs) resource.defaultArguments = { ...resource.defaultArguments, ...sparkUiArguments(sparkUiLogs) };
  }

  /** Writes the script into the cloud assembly: as the file that the asset is made of, and for people to read. */
  private writeScript(): string {
    const file = path.join(Stage.of(this)!.assetOutdir, `${fileStem(this)}.py`);
    fs.writeFileSync(file, this.script);
    return file;
  }

  private warn(props: GraphJobProps): void {
    const { graph, bookmarks } = props;
    for (const finding of warningsOf(graph)) {
      Annotations.of(this).addWarningV2(`cdk-spotify-analytics:${finding.id}`, finding.message);
    }
    for (const warning of partitionWarnings(graph)) Annotations.of(this).addWarningV2('cdk-spotify-analytics:manyPartitions', warning);
    if (editorOf(props) === JobEditor.VISUAL) {
      for (const loss of notShownInStudio(graph._toManifest())) Annotations.of(this).addWarningV2('cdk-spotify-analytics:notShownInStudio', loss);
    }
    if (bookmarks) {
      Annotations.of(this).addWarningV2('cdk-spotify-analytics:bookmarksUnheeded',
        'the script reads all files in every run; bookmarks are heeded by the script only that Glue Studio generates');
    }
  }
}

function warningsOf(graph: JobGraph) {
  return graph.findings.filter(({ severity }) => severity === FindingSeverity.WARNING);
}
