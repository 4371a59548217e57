import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { expression } from './jsonata';
import { serviceTask } from './service-task';

/** Namespace of the metrics that a workflow publishes at its end. */
export const METRIC_NAMESPACE = 'SpotifyAnalytics';

/** Their dimension: the name of the state machine. */
const DIMENSION = 'StateMachine';

/** The metrics. */
export enum WorkflowMetric {
  /** 1 for each run that brought new data to its end. */
  DATA_REFRESHED = 'DataRefreshed',
  /** DPU hours of the Glue jobs of a run, failed ones among them. */
  DPU_HOURS = 'DpuHours',
}

/** A metric of a workflow: the sum over 5 minutes, unless something else is asked for. */
export function workflowMetric(
  scope: Construct, metricName: WorkflowMetric, stateMachineName: string, options?: cloudwatch.MetricOptions,
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    dimensionsMap: { [DIMENSION]: stateMachineName },
    statistic: cloudwatch.Stats.SUM,
    ...options,
  }).attachTo(scope);
}

/** A task that publishes the DPU hours of the run, and after a success that there is new data: then it also gives what the execution does. */
export function publishMetrics(scope: Construct, id: string, isSuccess: boolean): sfn.CustomState {
  const dpuHours = datum(WorkflowMetric.DPU_HOURS, expression('$dpuSeconds / 3600'), 'None');
  return serviceTask(scope, id, {
    integration: 'aws-sdk:cloudwatch:putMetricData',
    arguments: {
      Namespace: METRIC_NAMESPACE,
      MetricData: isSuccess ? [dpuHours, datum(WorkflowMetric.DATA_REFRESHED, 1, 'Count')] : [dpuHours],
    },
    output: isSuccess ? { outcome: 'succeeded', notes: expression('$notes') } : undefined,
  });
}

function datum(name: WorkflowMetric, value: number | string, unit: string): Record<string, unknown> {
  return {
    MetricName: name,
    Dimensions: [{ Name: DIMENSION, Value: expression('$states.context.StateMachine.Name') }],
    Value: value,
    Unit: unit,
  };
}
