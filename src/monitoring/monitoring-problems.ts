import { Duration, Token } from 'aws-cdk-lib';
import type { PipelineMonitoringProps } from './pipeline-monitoring-props';
import type { PipelineWorkflow } from '../workflow';

/** What is wrong with addresses: a message each. */
export function emailProblems(prop: string, emails: string[] | undefined): string[] {
  return (emails ?? [])
    .filter((email) => !Token.isUnresolved(email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    .map((email) => `${prop}: an address looks like somebody@example.com, got: '${email}'`);
}

/** All that is wrong with the properties of a monitoring. What is only known at deployment is not judged. */
export function monitoringProblems({ workflow, dataDue, dpuHoursPerDay, bytesScannedPerDay, emails }: PipelineMonitoringProps): string[] {
  return [
    ...emailProblems('emails', emails),
    ...(dataDue ? dueProblems(dataDue, workflow) : []),
    ...(dpuHoursPerDay === undefined || Token.isUnresolved(dpuHoursPerDay) || dpuHoursPerDay > 0 ? [] : [`dpuHoursPerDay is above 0, got: ${dpuHoursPerDay}`]),
    ...(dpuHoursPerDay !== undefined && !workflow ? ['dpuHoursPerDay is given, but no workflow, which would publish them; give both'] : []),
    ...(bytesScannedPerDay === undefined || bytesScannedPerDay.isUnresolved() || bytesScannedPerDay.toBytes() > 0
      ? [] : [`bytesScannedPerDay is above 0, got: ${bytesScannedPerDay.toBytes()}`]),
  ];
}

/** What an alarm can look back on, at most. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_DUE_HOURS = 7 * 24;

function dueProblems(dataDue: Duration, workflow: PipelineWorkflow | undefined): string[] {
  const hours = dataDue.isUnresolved() ? 1 : dataDue.toHours({ integral: false });
  return [
    ...(Number.isInteger(hours) && hours >= 1 && hours <= LONGEST_DUE_HOURS
      ? [] : [`dataDue is a whole number of hours, 1 to ${LONGEST_DUE_HOURS}, got: ${dataDue.toHumanString()}`]),
    ...(workflow ? [] : ['dataDue is given, but no workflow, which would publish when data came; give both']),
  ];
}
