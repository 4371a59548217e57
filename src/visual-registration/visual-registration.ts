import * as path from 'path';
import { CfnResource, CustomResource, Duration, IResolvable, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3assets from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { graphProperty } from './graph-property';
import { grantRegistration } from './handler-permissions';
import { scriptKeys } from './script-keys';
import { allow, READ_OBJECTS, serviceRole } from '../private/permissions';
import { roleHere } from '../private/role-here';

const HANDLER = path.join(__dirname, '..', '..', 'assets', 'visual-registration');
/** The handler answers before its own time is up; CloudFormation waits little longer than that. */
const HANDLER_TIMEOUT = Duration.minutes(5);
const SERVICE_TIMEOUT = Duration.minutes(6);

/** Properties of a VisualRegistration. */
export interface VisualRegistrationProps {
  /** The job, whose ScriptLocation is `scriptKey` in `scriptBucket`. */
  readonly job: glue.PySparkEtlJob;

  /** The graph: CodeGenConfigurationNodes of the API of Glue, by their ids. Its texts may hold tokens. */
  readonly nodes: { [id: string]: any };

  /** File with the script that the job runs. */
  readonly scriptFile: string;

  /** The bucket that the script is put into: Glue writes scripts of its own there, so not one that holds other assets. */
  readonly scriptBucket: s3.IBucket;

  /**
   * The key that it is put at, `NAME.py`. As it was deployed it lies beside it, as `NAME.deployed.py`, and as `NAME.generated.py` the
   * script that Glue generates when it is given the graph, which no run uses.
   */
  readonly scriptKey: string;

  /**
   * Role of the handler. It is given the rights that the handler needs.
   *
   * @default - a new role, which can update this job, pass on the job's role, list the bucket of the scripts, and write the scripts and its
   * own logs
   */
  readonly role?: iam.IRole;
}

/**
 * Gives a job its graph, which CloudFormation has no word for, so that Glue Studio shows it, and the script that it runs. The one that
 * Glue generates from the graph is run by nobody, whenever Glue writes it.
 *
 * It runs again whenever the job changes, since CloudFormation makes it a script job by that. What was changed in the console since the
 * last deployment is reported, and restored. On deletion the scripts are removed; the job is left to CloudFormation.
 */
export class VisualRegistration extends Construct {
  /** The custom resource. */
  public readonly resource: CustomResource;
  /** The function that registers the graph. */
  public readonly handler: lambda.Function;
  /** Its log group. */
  public readonly logGroup: logs.LogGroup;
  /** The role that it runs as. */
  public readonly role: iam.IRole;
  /** Arguments by which a run executes the script as it was deployed, whatever was saved in Glue Studio since. */
  public readonly runArguments: { [name: string]: string };
  /** What was changed in the console, and restored by the last deployment that came here; `none` when nothing was. Known at deployment. */
  public readonly consoleChanges: string;

  constructor(scope: Construct, id: string, props: VisualRegistrationProps) {
    super(scope, id);
    const { job, scriptBucket } = props;
    const keys = scriptKeys(props.scriptKey);
    const graph = graphProperty(this, props.nodes);
    const script = new s3assets.Asset(this, 'Script', { path: props.scriptFile });
    this.logGroup = new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    this.role = roleHere(this, props.role) ?? serviceRole(this, 'Role', 'lambda.amazonaws.com', `Registers the graph of the Glue job at ${job.node.path}`);
    const assets = graph.asset ? [script, graph.asset] : [script];
    const grant = grantRegistration(this.role, this, {
      jobArn: job.jobArn, jobRole: job.role, assets, bucket: scriptBucket, keys, logGroup: this.logGroup,
    });
    allow(job.role, READ_OBJECTS, [scriptBucket.arnForObjects(keys.deployed)]);
    // https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
    this.runArguments = { '--scriptLocation': scriptBucket.s3UrlForObject(keys.deployed) };
    this.handler = this.handlerFunction(job);
    this.resource = new CustomResource(this, 'Graph', {
      serviceToken: this.handler.functionArn,
      resourceType: 'Custom::GlueJobGraph',
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        JobName: job.jobName,
        Nodes: graph.value,
        Source: { Bucket: script.s3BucketName, Key: script.s3ObjectKey },
        Scripts: { Bucket: scriptBucket.bucketName, Location: keys.location, Deployed: keys.deployed, Generated: keys.generated },
        Job: propertiesOf(job),
      },
    });
    grant.applyBefore(this.resource);
    this.consoleChanges = this.resource.getAttString('ConsoleChanges');
  }

  private handlerFunction(job: glue.PySparkEtlJob): lambda.Function {
    return new lambda.Function(this, 'Handler', {
      code: lambda.Code.fromAsset(HANDLER, { exclude: ['__pycache__', '*.pyc'] }),
      handler: 'index.handler',
      runtime: lambda.Runtime.PYTHON_3_14,
      timeout: HANDLER_TIMEOUT,
      memorySize: 256,
      role: this.role,
      logGroup: this.logGroup,
      description: `Registers the graph of the Glue job at ${job.node.path}`.slice(0, 256),
    });
  }
}

/**
 * The properties that CloudFormation gives the job. As a part of the resource they are what makes it run again with every update of
 * the job: a hash would not see what is only known at deployment.
 */
function propertiesOf(job: glue.PySparkEtlJob): IResolvable {
  const resource = job.node.defaultChild as CfnResource;
  return Lazy.uncachedAny({
    // As a part of the resource that it is in: what is rendered before aws-cdk-lib has made exports, imports and parameters of the
    // references to other stacks would name resources that are not in this template.
    produce: (context) => {
      const { Resources: resources } = context.resolve(resource._toCloudFormation());
      return (Object.values(resources)[0] as { Properties: unknown }).Properties;
    },
  });
}
