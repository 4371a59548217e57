import { Duration, Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as events from 'aws-cdk-lib/aws-events';
import { PipelineAlarm, PipelineMonitoringProps } from './pipeline-monitoring-props';
import { metricTriggered } from '../alerts/event-alerts';
import type { PipelineWorkflow } from '../workflow';

/** An alarm to be made. */
export interface AlarmSpec extends cloudwatch.AlarmProps {
  readonly kind: PipelineAlarm;
  /** Whether something else tells of it already. */
  readonly isTold?: boolean;
}

/** Rules whose events tell of failures. */
export interface FailureEvents {
  readonly jobs?: events.Rule;
  readonly crawler?: events.Rule;
}

const DPU_HOURS_PER_DAY = 10;
const BYTES_SCANNED_PER_DAY = Size.gibibytes(100);

/** The alarms on what is given. */
export function alarmsOf(props: PipelineMonitoringProps, rules: FailureEvents): AlarmSpec[] {
  const { workflow, dataSetIds = [], workgroupName } = props;
  return [
    ...(rules.jobs ? [{ ...happened(PipelineAlarm.JOB_FAILED, 'A Glue job failed or timed out.', metricTriggered(rules.jobs)), isTold: true }] : []),
    ...(rules.crawler ? [{ ...happened(PipelineAlarm.CRAWLER_FAILED, 'The crawler failed.', metricTriggered(rules.crawler)), isTold: true }] : []),
    ...(dataSetIds.length === 0 ? [] : [
      happened(PipelineAlarm.REFRESH_FAILED, 'A data set in QuickSight could not be refreshed: it shows older data.', anyRefreshFailed(dataSetIds)),
    ]),
    ...(workflow ? workflowAlarms(workflow, props) : []),
    ...(workgroupName === undefined ? [] : [bytesScanned(workgroupName, props.bytesScannedPerDay ?? BYTES_SCANNED_PER_DAY)]),
  ];
}

/** Refreshes of a data set that failed. https://docs.aws.amazon.com/quicksight/latest/user/cw-metrics.html */
export function metricRefreshFailed(dataSetId: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/QuickSight',
    metricName: 'IngestionErrorCount',
    dimensionsMap: { DatasetId: dataSetId },
    statistic: cloudwatch.Stats.SUM,
    ...options,
  });
}

/** An alarm takes a metric as it is; a sum is only made where there are several. */
function anyRefreshFailed(dataSetIds: string[]): cloudwatch.IMetric {
  const metrics = dataSetIds.map((dataSetId) => metricRefreshFailed(dataSetId));
  if (metrics.length === 1) return metrics[0];
  return new cloudwatch.MathExpression({
    expression: metrics.map((_, index) => `FILL(failed${index}, 0)`).join(' + '),
    label: 'Refreshes that failed',
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`failed${index}`, metric])),
  });
}

/** Bytes that the queries of a workgroup scan. https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html */
export function metricBytesScanned(workgroupName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Athena',
    metricName: 'ProcessedBytes',
    dimensionsMap: { WorkGroup: workgroupName },
    statistic: cloudwatch.Stats.SUM,
    ...options,
  });
}

function workflowAlarms(workflow: PipelineWorkflow, { dataDue, dpuHoursPerDay }: PipelineMonitoringProps): AlarmSpec[] {
  const { stateMachine, pipelineName } = workflow;
  const ended = new cloudwatch.MathExpression({
    expression: 'FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)',
    label: 'Runs that did not succeed',
    usingMetrics: { failed: stateMachine.metricFailed(), timedOut: stateMachine.metricTimedOut(), aborted: stateMachine.metricAborted() },
  });
  const allowed = dpuHoursPerDay ?? DPU_HOURS_PER_DAY;
  return [
    happened(PipelineAlarm.WORKFLOW_FAILED, `A run of the pipeline ${pipelineName} failed, timed out or was stopped.`, ended),
    ...(dataDue ? [overdue(workflow, dataDue)] : []),
    {
      kind: PipelineAlarm.DPU_HOURS,
      alarmDescription: `The jobs of the pipeline ${pipelineName} took more than ${allowed} DPU hours in a day.`,
      metric: workflow.metricDpuHours({ period: Duration.days(1) }),
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: allowed,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    },
  ];
}

/** No hour of the last ones had a run that brought data. */
function overdue(workflow: PipelineWorkflow, dataDue: Duration): AlarmSpec {
  return {
    kind: PipelineAlarm.DATA_OVERDUE,
    alarmDescription: `The pipeline ${workflow.pipelineName} has brought no new data for ${dataDue.toHours()} hours.`,
    metric: workflow.metricDataRefreshed({ period: Duration.hours(1) }),
    comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: 1,
    evaluationPeriods: dataDue.toHours(),
    treatMissingData: cloudwatch.TreatMissingData.BREACHING,
  };
}

function bytesScanned(workgroupName: string, allowed: Size): AlarmSpec {
  return {
    kind: PipelineAlarm.BYTES_SCANNED,
    alarmDescription: `The queries of the workgroup ${workgroupName} scanned more than ${allowed.toBytes()} bytes in a day.`,
    metric: metricBytesScanned(workgroupName, { period: Duration.days(1) }),
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: allowed.toBytes(),
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  };
}

function happened(kind: PipelineAlarm, alarmDescription: string, metric: cloudwatch.IMetric): AlarmSpec {
  return {
    kind,
    alarmDescription,
    metric,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  };
}
