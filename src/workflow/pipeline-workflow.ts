import { Annotations, ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { runCrawler } from './crawler-step';
import { createFailurePath } from './failure-path';
import { runJob } from './job-step';
import { nameOfPath } from './pipeline-name';
import type { PipelineWorkflowProps } from './pipeline-workflow-props';
import { checkQuality, createQualityRole } from './quality-step';
import { refreshDataSet } from './refresh-step';
import { mostRunsPerDay } from './runs-per-day';
import { startAtTimes, startOnUpload, tellOfAbruptEnds, tellOfUncaughtErrors } from './triggers';
import { waitForTurn } from './turn';
import { METRIC_NAMESPACE, publishMetrics, WorkflowMetric, workflowMetric } from './workflow-metrics';
import { QUIET_PERIOD, TIMEOUT, workflowProblems } from './workflow-problems';
import { AlertTopic } from '../alerts';
import { acknowledgeResources } from '../private/acknowledge';
import { nameOfStack } from '../private/name-of-stack';
import {
  ALL_RULESETS, grantPublishMetrics, grantPublishToTopic, ingestionsArn, rulesetArn, serviceRole,
} from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { roleHere } from '../private/role-here';

/** Refreshes of a data set on request within 24 hours, in the Enterprise edition. https://docs.aws.amazon.com/quicksight/latest/APIReference/API_CreateIngestion.html */
const MOST_REFRESHES = 32;

/**
 * A Step Functions state machine that runs a pipeline: the jobs one after another, the crawler, the quality gate, the refresh in
 * QuickSight. One run at a time: an execution that comes while others wait takes their place. Every failure is told to a topic.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class PipelineWorkflow extends Construct {
  /** The state machine. */
  public readonly stateMachine: sfn.StateMachine;
  /** The role that it runs as. */
  public readonly role: iam.IRole;
  /** The role that evaluates the rules, when there are quality gates. */
  public readonly qualityRole?: iam.IRole;
  /** The topic that is told of each failure. */
  public readonly alertTopic: sns.ITopic;
  /** The log of the executions. */
  public readonly logGroup: logs.LogGroup;
  /** Name by which messages call the pipeline. */
  public readonly pipelineName: string;
  private readonly name: string;

  constructor(scope: Construct, id: string, props: PipelineWorkflowProps) {
    super(scope, id);
    const problems = workflowProblems(props);
    if (problems.length > 0) throw new PipelineError('The workflow cannot work', problems);
    this.name = nameOfStack(this, 80);
    this.pipelineName = props.pipelineName ?? nameOfPath(this);
    this.alertTopic = props.alertTopic ?? new AlertTopic(this, 'Alerts').topic;
    this.role = roleHere(this, props.role) ?? serviceRole(this, 'Role', 'states.amazonaws.com', `Runs the pipeline ${this.pipelineName}`);
    if (props.qualityGates?.length) this.qualityRole = createQualityRole(this, props.qualityGates, props.qualityRole);
    this.logGroup = this.createLogGroup(props.logRetention ?? logs.RetentionDays.THREE_MONTHS);
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      stateMachineName: this.name,
      comment: `Runs the pipeline ${this.pipelineName}`,
      queryLanguage: sfn.QueryLanguage.JSONATA,
      definitionBody: sfn.DefinitionBody.fromChainable(this.define(props)),
      role: this.role,
      timeout: props.timeout ?? TIMEOUT,
      tracingEnabled: true,
      logs: { destination: this.logGroup, level: sfn.LogLevel.ALL, includeExecutionData: true },
    });
    this.node.defaultChild = this.stateMachine.node.defaultChild;
    this.grantSteps(props);
    tellOfAbruptEnds(this, props.eventsRole);
    tellOfUncaughtErrors(this, props.eventsRole);
    if (props.schedule) startAtTimes(this, props.schedule, props.eventsRole);
    if (props.refreshes?.length) this.warnOfManyRefreshes(props.schedule);
    props.uploadTriggers?.forEach((trigger, index) => startOnUpload(this, trigger, index, props.eventsRole));
  }

  /** Lets a principal start the workflow. */
  public grantStartExecution(grantee: iam.IGrantable): iam.Grant {
    return this.stateMachine.grantStartExecution(grantee);
  }

  /** Runs that brought new data to their end. @default - sum over 5 minutes */
  public metricDataRefreshed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return workflowMetric(this, WorkflowMetric.DATA_REFRESHED, this.name, options);
  }

  /** DPU hours of the Glue jobs, in runs that failed too. @default - sum over 5 minutes */
  public metricDpuHours(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return workflowMetric(this, WorkflowMetric.DPU_HOURS, this.name, options);
  }

  private define(props: PipelineWorkflowProps): sfn.Chain {
    const failures = createFailurePath(this, this.pipelineName, this.alertTopic);
    const stateMachineArn = Stack.of(this).formatArn({
      service: 'states', resource: 'stateMachine', resourceName: this.name, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const publish = publishMetrics(this, 'PublishMetrics', true);
    failures.catch(publish, 'publishing the metrics of the run');
    const succeeded = sfn.Succeed.jsonata(this, 'Succeeded');
    const gates = props.qualityGates ?? [];
    const steps: sfn.IChainable[] = [
      ...jobIds(props).map((id, index) => runJob(this, id, { job: props.jobs[index], retries: props.jobRetries ?? 0 }, failures)),
      ...(props.crawler ? [runCrawler(this, props.crawler, failures)] : []),
      ...gates.map((gate, index) => checkQuality(this, { gate, index, role: this.qualityRole! }, failures)),
      ...(props.refreshes ?? []).map((refresh, index) => refreshDataSet(this, {
        dataSetId: refresh.dataSetId,
        index,
        comparedWith: gates.findIndex(({ table }) => table === refresh.table),
        mayBeMissing: refresh.mayBeMissing ?? false,
      }, failures)),
      publish,
      succeeded,
    ];
    const turn = waitForTurn(this, { stateMachineArn, quietPeriod: props.quietPeriod ?? QUIET_PERIOD, failures });
    return steps.reduce((chain: sfn.Chain, step) => chain.next(step), turn);
  }

  /** What the tasks of aws-cdk-lib do not grant by themselves, and why some of what they grant is so wide. */
  private grantSteps({ jobs, qualityGates, refreshes }: PipelineWorkflowProps): void {
    jobs.forEach((job) => job.grantRun(this.role));
    grantPublishMetrics(this.role, METRIC_NAMESPACE);
    grantPublishToTopic(this.role, this.alertTopic);
    acknowledgeResources(this.role, 'X-Ray and the delivery of logs have no narrower resource.', ['*']);
    if (qualityGates?.length) acknowledgeResources(this.role, ALL_RULESETS, [rulesetArn(this, '*')]);
    refreshes?.forEach(({ dataSetId }) => acknowledgeResources(this.role, 'The refreshes of one data set.', [ingestionsArn(this, dataSetId)]));
  }

  private warnOfManyRefreshes(schedule: events.Schedule | undefined): void {
    const runs = schedule && mostRunsPerDay(schedule);
    if (runs === undefined || runs <= MOST_REFRESHES) return;
    Annotations.of(this).addWarningV2('cdk-spotify-analytics:quickSightRefreshes',
      `QuickSight loads a data set into SPICE on request ${MOST_REFRESHES} times within 24 hours at most, and the schedule starts up to ${runs} runs a day: `
      + 'the others succeed, and what they brought is shown later; run less often, or have QuickSight ask directly (ImportMode.DIRECT_QUERY)');
  }

  private createLogGroup(retention: logs.RetentionDays): logs.LogGroup {
    return new logs.LogGroup(this, 'Logs', {
      // Groups under this prefix share one resource policy, whose length is limited.
      // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
      logGroupName: `/aws/vendedlogs/states/${this.name}`,
      retention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

/** Names of the states that run the jobs: those of the constructs, numbered where they are the same. */
function jobIds({ jobs }: PipelineWorkflowProps): string[] {
  const ids = jobs.map((job) => job.node.id);
  return ids.map((id, index) => (ids.indexOf(id) === index ? `Run${id}` : `Run${id}-${index + 1}`));
}
