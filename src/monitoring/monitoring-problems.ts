import { Duration, Token } from 'aws-cdk-lib';
import type { MonitoringOptions, PipelineMonitoringProps } from './pipeline-monitoring-props';

/** What is wrong with addresses: a message each. */
export function emailProblems(prop: string, emails: string[] | undefined): string[] {
  return (emails ?? [])
    .filter((email) => !Token.isUnresolved(email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    .map((email) => `${prop}: an address looks like somebody@example.com, got: '${email}'`);
}

/** All that is wrong with the properties of a monitoring. What is only known at deployment is not judged. */
export function monitoringProblems({ workflow, emails, ...options }: PipelineMonitoringProps): string[] {
  const needWorkflow = (['dataDue', 'dpuHoursPerDay'] as const).filter((option) => options[option] !== undefined && !workflow);
  return [
    ...emailProblems('emails', emails),
    ...optionProblems(options),
    ...needWorkflow.map((option) => `${option} is given, but no workflow, which would publish it; give both`),
  ];
}

/** All that is wrong with thresholds, whatever they are for. */
export function optionProblems({ dataDue, dpuHoursPerDay, bytesScannedPerDay }: MonitoringOptions): string[] {
  return [
    ...(dataDue ? dueProblems(dataDue) : []),
    ...(dpuHoursPerDay === undefined || Token.isUnresolved(dpuHoursPerDay) || dpuHoursPerDay > 0 ? [] : [`dpuHoursPerDay is above 0, got: ${dpuHoursPerDay}`]),
    ...(bytesScannedPerDay === undefined || bytesScannedPerDay.isUnresolved() || bytesScannedPerDay.toBytes() > 0
      ? [] : [`bytesScannedPerDay is above 0, got: ${bytesScannedPerDay.toBytes()}`]),
  ];
}

/** What an alarm can look back on, at most. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_DUE_HOURS = 7 * 24;

function dueProblems(dataDue: Duration): string[] {
  const hours = dataDue.isUnresolved() ? 1 : dataDue.toHours({ integral: false });
  if (Number.isInteger(hours) && hours >= 1 && hours <= LONGEST_DUE_HOURS) return [];
  return [`dataDue is a whole number of hours, 1 to ${LONGEST_DUE_HOURS}, got: ${dataDue.toHumanString()}`];
}
