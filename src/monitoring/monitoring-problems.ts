import { Duration, Token } from 'aws-cdk-lib';
import { MonitoringOptions, PipelineAlarm, PipelineMonitoringProps } from './pipeline-monitoring-props';
import { emailProblems } from '../alerts/email-problems';

/** Data sets that one alarm can watch. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const MOST_DATA_SETS = 10;

/** All that is wrong with the properties of a monitoring. What is only known at deployment is not judged. */
export function monitoringProblems({ workflow, dataSetIds, ...options }: PipelineMonitoringProps): string[] {
  const needWorkflow = (['dataDue', 'dpuHoursPerDay'] as const).filter((option) => options[option] !== undefined && !workflow);
  return [
    ...optionProblems(options),
    ...refreshProblems('dataSetIds', dataSetIds?.length ?? 0, options),
    ...needWorkflow.map((option) => `${option} is given, but no workflow, which would publish it; give both`),
  ];
}

/** All that is wrong with who is told, and with thresholds, whatever they are for. */
export function optionProblems(options: MonitoringOptions): string[] {
  const { dataDue, dpuHoursPerDay, bytesScannedPerDay } = options;
  return [
    ...emailProblems('alertEmails', options.alertEmails),
    ...unusedThresholds(options),
    ...(dataDue ? dueProblems(dataDue) : []),
    ...(dpuHoursPerDay === undefined || Token.isUnresolved(dpuHoursPerDay) || dpuHoursPerDay > 0 ? [] : [`dpuHoursPerDay is above 0, got: ${dpuHoursPerDay}`]),
    ...(bytesScannedPerDay === undefined || bytesScannedPerDay.isUnresolved() || bytesScannedPerDay.toBytes() > 0
      ? [] : [`bytesScannedPerDay is above 0, got: ${bytesScannedPerDay.toBytes()}`]),
  ];
}

/** The alarm that each threshold is for. */
const ALARM_OF = { dataDue: PipelineAlarm.DATA_OVERDUE, dpuHoursPerDay: PipelineAlarm.DPU_HOURS, bytesScannedPerDay: PipelineAlarm.BYTES_SCANNED };

function unusedThresholds(options: MonitoringOptions): string[] {
  return (Object.keys(ALARM_OF) as (keyof typeof ALARM_OF)[])
    .filter((option) => options[option] !== undefined && options.withoutAlarms?.includes(ALARM_OF[option]))
    .map((option) => `${option} is given, but withoutAlarms switches its alarm ${ALARM_OF[option]} off; leave one of the two out`);
}

/** Of data sets whose refreshes are watched. */
export function refreshProblems(prop: string, dataSets: number, { withoutAlarms }: MonitoringOptions): string[] {
  if (dataSets <= MOST_DATA_SETS || withoutAlarms?.includes(PipelineAlarm.REFRESH_FAILED)) return [];
  return [`${prop}: one alarm watches at most ${MOST_DATA_SETS} data sets in SPICE, got: ${dataSets}; `
    + `give fewer, or switch ${PipelineAlarm.REFRESH_FAILED} off by withoutAlarms`];
}

/** What an alarm can look back on, at most. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_DUE_HOURS = 7 * 24;

function dueProblems(dataDue: Duration): string[] {
  const hours = dataDue.isUnresolved() ? 1 : dataDue.toHours({ integral: false });
  if (Number.isInteger(hours) && hours >= 1 && hours <= LONGEST_DUE_HOURS) return [];
  return [`dataDue is a whole number of hours, 1 to ${LONGEST_DUE_HOURS}, got: ${dataDue.toHumanString()}`];
}
