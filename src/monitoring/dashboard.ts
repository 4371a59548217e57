import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { metricBytesScanned, metricRefreshFailed } from './alarms';
import type { PipelineMonitoringProps } from './pipeline-monitoring-props';
import type { PipelineWorkflow } from '../workflow';

const DAY = Duration.days(1);
const FULL_WIDTH = 24;

/** A dashboard: the alarms, then a row for each part that is watched. */
export function createDashboard(scope: Construct, props: PipelineMonitoringProps, alarms: cloudwatch.Alarm[]): cloudwatch.Dashboard {
  const { workflow, dataSetIds = [], workgroupName } = props;
  const dashboard = new cloudwatch.Dashboard(scope, 'Dashboard', { defaultInterval: Duration.days(14) });
  if (alarms.length > 0) dashboard.addWidgets(new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: FULL_WIDTH }));
  if (workflow) dashboard.addWidgets(...workflowWidgets(workflow));
  const others = [
    ...(workgroupName === undefined ? [] : [
      graph('Bytes scanned by queries, a day', [metricBytesScanned(workgroupName, { period: DAY, label: 'bytes' })]),
    ]),
    ...(dataSetIds.length === 0 ? [] : [
      graph('Refreshes in QuickSight that failed, a day', dataSetIds.map((id) => metricRefreshFailed(id, { period: DAY, label: `${id} failed` }))),
    ]),
  ];
  if (others.length > 0) dashboard.addWidgets(...others);
  return dashboard;
}

function workflowWidgets(workflow: PipelineWorkflow): cloudwatch.IWidget[] {
  const { stateMachine } = workflow;
  return [
    graph('Runs a day', [
      workflow.metricDataRefreshed({ period: DAY, label: 'brought new data' }),
      stateMachine.metricFailed({ period: DAY, label: 'failed' }),
      stateMachine.metricTimedOut({ period: DAY, label: 'timed out' }),
    ]),
    graph('Longest run, milliseconds', [stateMachine.metricTime({ period: DAY, statistic: cloudwatch.Stats.MAXIMUM, label: 'longest' })]),
    graph('DPU hours a day', [workflow.metricDpuHours({ period: DAY, label: 'DPU hours' })]),
  ];
}

function graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, width: FULL_WIDTH / 3, leftYAxis: { min: 0 } });
}
