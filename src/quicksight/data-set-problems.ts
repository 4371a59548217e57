import { Duration, Token } from 'aws-cdk-lib';
import { ImportMode, IncrementalRefresh, QuickSightDataSetOptions, RowLevelSecurityFormat } from './quick-sight-data-set-options';
import { RefreshType } from './refresh-schedule';
import type { ManifestDataSet } from '../manifest/schema';
import { dateFields } from '../render/quicksight/data-set-sql';

/** All that is wrong with how data sets have their rows. */
export function dataSetOptionProblems(options: QuickSightDataSetOptions, dataSets: readonly ManifestDataSet[]): string[] {
  const { importMode = ImportMode.SPICE, incrementalRefresh, refreshSchedule, rowLevelSecurity } = options;
  const inSpice = importMode === ImportMode.SPICE;
  return [
    ...(inSpice ? [] : (['incrementalRefresh', 'refreshSchedule'] as const).filter((prop) => options[prop] !== undefined)
      .map((prop) => `${prop} is given, but nothing is loaded for direct queries; leave it out, or use ImportMode.SPICE`)),
    ...(incrementalRefresh ? incrementalProblems(incrementalRefresh, dataSets) : []),
    ...(refreshSchedule?._problems ?? []).map((problem) => `refreshSchedule: ${problem}`),
    ...(refreshSchedule?._type === RefreshType.INCREMENTAL && !incrementalRefresh
      ? ['refreshSchedule is incremental, but there is no window of rows to load; give incrementalRefresh too'] : []),
    ...(refreshSchedule?._type === RefreshType.INCREMENTAL && incrementalRefresh ? wholeDataSets(incrementalRefresh, dataSets) : []),
    ...(rowLevelSecurity ? securityProblems(rowLevelSecurity) : []),
  ];
}

/** Of several data sets some can have the field of the window. */
function wholeDataSets({ field }: IncrementalRefresh, dataSets: readonly ManifestDataSet[]): string[] {
  const whole = dataSets.filter((dataSet) => !dateFields(dataSet).includes(field)).map(({ name }) => name);
  return whole.length === 0 || whole.length === dataSets.length
    ? [] : [`refreshSchedule is incremental, but data sets are loaded whole, since they have no field ${field}, got: ${whole.join(', ')}; give a schedule that is full`];
}

function incrementalProblems({ field, window }: IncrementalRefresh, dataSets: readonly ManifestDataSet[]): string[] {
  const dates = [...new Set(dataSets.flatMap(dateFields))];
  return [
    ...(dates.includes(field) ? []
      : [`incrementalRefresh.field is a date or a timestamp of the data set, got: ${field}; ${dates.length > 0 ? `${dates.join(', ')} would do` : 'it has none'}`]),
    ...(window.isUnresolved() || lookback(window) ? [] : [`incrementalRefresh.window is whole hours, days or weeks, got: ${window.toHumanString()}`]),
  ];
}

/** A window as QuickSight has it; nothing when it is not made of whole hours. */
export function lookback(window: Duration): { size: number; sizeUnit: string } | undefined {
  const hours = window.toHours({ integral: false });
  const units = [{ sizeUnit: 'WEEK', hours: 168 }, { sizeUnit: 'DAY', hours: 24 }, { sizeUnit: 'HOUR', hours: 1 }];
  const unit = units.find((candidate) => hours >= candidate.hours && Number.isInteger(hours / candidate.hours));
  return unit && { size: hours / unit.hours, sizeUnit: unit.sizeUnit };
}

function securityProblems({ rulesDataSetArn, format, namespace }: NonNullable<QuickSightDataSetOptions['rowLevelSecurity']>): string[] {
  const isArn = Token.isUnresolved(rulesDataSetArn) || /^arn:[^:]+:quicksight:[^:]*:\d{12}:dataset\/.+$/.test(rulesDataSetArn);
  return [
    ...(isArn ? [] : [`rowLevelSecurity.rulesDataSetArn is the ARN of a data set in QuickSight, got: ${rulesDataSetArn}`]),
    ...(format === RowLevelSecurityFormat.ARNS && namespace !== undefined
      ? [`rowLevelSecurity.namespace is of names, and ARNs have their own, got: ${namespace}; leave it out`] : []),
  ];
}
