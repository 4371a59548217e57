import { Annotations, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct, IConstruct } from 'constructs';
import type { UploadTrigger } from './pipeline-workflow-props';
import { tellTopic } from '../alerts/event-alerts';
import { WHOLE_LOCATION } from '../manifest/place';
import { isDifferent } from '../private/environment';
import { numbered } from '../private/names';
import { serviceRole } from '../private/permissions';
import { roleHere } from '../private/role-here';
import { keyOf } from '../storage/location-keys';

/** What is started, and what is told of: a PipelineWorkflow. */
interface StartedWorkflow extends Construct {
  readonly pipelineName: string;
  readonly stateMachine: sfn.StateMachine;
  readonly alertTopic: sns.ITopic;
}

/** Starts a workflow by a schedule. */
export function startAtTimes(workflow: StartedWorkflow, schedule: events.Schedule, role?: iam.IRole): void {
  new events.Rule(workflow, 'Schedule', {
    description: `Starts the pipeline ${workflow.pipelineName}`,
    schedule,
    targets: [startOf(workflow, roleHere(workflow, role) ?? startRole(workflow, 'ScheduleRole'), { trigger: 'schedule' })],
  });
}

/**
 * Starts a workflow when objects are uploaded.
 *
 * @param index how many triggers come before: what is made for it has names of its own
 */
export function startOnUpload(workflow: StartedWorkflow, { location, paths }: UploadTrigger, index: number, role?: iam.IRole): void {
  turnEventsOn(workflow, location.bucket);
  // As an object, since keys may have quotes: see tellTopic.
  const uploaded = { trigger: 'upload', object: events.EventField.fromPath('$.detail.object') };
  const prefixes = (paths ?? [WHOLE_LOCATION]).map((path) => keyOf(location, path));
  new events.Rule(workflow, numbered('Upload', index), {
    description: `Starts the pipeline ${workflow.pipelineName} when files are uploaded`,
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: [location.bucket.bucketName] },
        // Objects without a byte mark folders.
        object: { key: prefixes.map((prefix) => ({ prefix })), size: [{ numeric: ['>', 0] }] },
      },
    },
    targets: [startOf(workflow, roleHere(workflow, role) ?? startRole(workflow, numbered('UploadRole', index)), uploaded)],
  });
}

/** Tells of executions that were stopped from outside: they cannot tell of it themselves. */
export function tellOfAbruptEnds(workflow: StartedWorkflow, role?: iam.IRole): void {
  const { stateMachineArn } = workflow.stateMachine;
  tellTopic(workflow, 'AbruptEnd', {
    topic: workflow.alertTopic,
    role,
    description: `Tells when a run of the pipeline ${workflow.pipelineName} timed out or was stopped`,
    eventPattern: {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [stateMachineArn], status: ['TIMED_OUT', 'ABORTED'] },
    },
    message: `The pipeline ${workflow.pipelineName} timed out or was stopped: detail.name is its execution. What it had started may still be running.`,
  });
}

/** Tells of executions that ended by an error that no state can catch: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export function tellOfUncaughtErrors(workflow: StartedWorkflow, role?: iam.IRole): void {
  const { stateMachineArn } = workflow.stateMachine;
  tellTopic(workflow, 'UncaughtError', {
    topic: workflow.alertTopic,
    role,
    description: `Tells when a run of the pipeline ${workflow.pipelineName} failed in a way that it cannot tell of itself`,
    eventPattern: {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [stateMachineArn], status: ['FAILED'], error: UNCAUGHT },
    },
    message: `The pipeline ${workflow.pipelineName} failed: detail.name is its execution, and detail.cause says why.`,
  });
}

/** Other notifications of a bucket are put by a Lambda of aws-cdk-lib, in the place of all that were there: they have to name ours, too. */
function keepEventsOn(bucket: s3.IBucket, construct: IConstruct): void {
  if (construct instanceof CfnResource && construct.cfnResourceType === 'Custom::S3BucketNotifications') bucket.enableEventBridgeNotification();
}

/** S3 tells what is uploaded to the account and the region of the bucket only. */
function warnOfEventsElsewhere(workflow: StartedWorkflow, { env }: s3.IBucket): void {
  const { account, region } = Stack.of(workflow);
  if (!isDifferent(env.account, account) && !isDifferent(env.region, region)) return;
  Annotations.of(workflow).addWarningV2('cdk-spotify-analytics:eventsElsewhere',
    `the bucket of the upload trigger is in ${env.region} of account ${env.account}, and its uploads are told there only: `
    + 'forward them to the default event bus of this account and region, or uploads start nothing');
}

const UNCAUGHT = ['States.Runtime', 'States.DataLimitExceeded', 'States.QueryEvaluationError'];

function startRole(workflow: StartedWorkflow, id: string): iam.IRole {
  return serviceRole(workflow, id, 'events.amazonaws.com', `Starts the pipeline ${workflow.pipelineName}`);
}

function startOf(workflow: StartedWorkflow, role: iam.IRole, input: Record<string, string>): targets.SfnStateMachine {
  return new targets.SfnStateMachine(workflow.stateMachine, { role, input: events.RuleTargetInput.fromObject(input) });
}

/** On the bucket itself: the L2 would do so by a Lambda with a managed policy. */
function turnEventsOn(workflow: StartedWorkflow, bucket: s3.IBucket): void {
  warnOfEventsElsewhere(workflow, bucket);
  const resource = bucket.node.defaultChild;
  if (resource instanceof s3.CfnBucket) {
    resource.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration', { EventBridgeEnabled: true });
    Aspects.of(bucket).add({ visit: (construct) => keepEventsOn(bucket, construct) });
    return;
  }
  Annotations.of(workflow).addWarningV2(
    'cdk-spotify-analytics:eventBridgeUnknown',
    'the bucket of the upload trigger is not of this app; turn its notifications to Amazon EventBridge on, or uploads start nothing',
  );
}
