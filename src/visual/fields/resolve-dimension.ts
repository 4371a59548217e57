import type { Check } from '../check';
import { checkDateFormat } from './check-date-format';
import type { Dimension } from './dimension';
import type { DashboardDataSet } from '../data-set/dashboard-data-set';
import { ResolvedField, isDate } from '../data-set/resolved-field';
import { given } from '../given';
import { Granularity } from './granularity';
import type { ManifestDimension } from '../../manifest/schema';

/** Roles of numbers that are measured: nearly every row has a value of its own. */
const MEASURED: ResolvedField['role'][] = ['score', 'count', 'measure'];

/** A dimension of a data set, after reporting what is wrong with it. */
export function resolveDimension(check: Check, dataSet: DashboardDataSet, dimension: Dimension): ManifestDimension {
  const { granularity, dateFormat, title, showNulls } = dimension._options;
  const field = dataSet._field(check, dimension.field);
  check.title(title);
  if (field) checkDimension(check, field, dimension);
  return given<ManifestDimension>({
    field: dimension.field,
    title: title ?? field?.title ?? dimension.field,
    granularity: granularity ?? (field && isDate(field.dataType) ? Granularity.DAY : undefined),
    dateFormat,
    nulls: showNulls ?? false ? 'show' : 'hide',
  });
}

function checkDimension(check: Check, field: ResolvedField, { _options: { granularity, dateFormat, because } }: Dimension): void {
  const { name, dataType, role } = field;
  if (granularity !== undefined && !isDate(dataType)) {
    check.error('granularityOfNoDate', `a granularity is of dates, got: ${granularity} of '${name}' of type ${dataType}; leave it out`);
  }
  if (dateFormat !== undefined) checkDateFormat(check, field, dateFormat, granularity ?? Granularity.DAY);
  checkGroupedByName(check, field, because);
  if (dataType.isNumeric && (role === undefined || MEASURED.includes(role))) {
    check.suspicious(because, 'numberAsCategory',
      `it groups by a number, so that each value is a group, got: '${name}' of role ${role ?? 'none'}; give it the role CATEGORY, `
      + 'draw it as a measure, or group by a calculated field that has a few values');
  }
}

/** Reports that a name stands for what several things share. */
export function checkGroupedByName(check: Check, { name, nameOf }: ResolvedField, because: string | undefined): void {
  if (nameOf === undefined) return;
  check.suspicious(because, 'groupByName',
    `it takes all that have one name for one, got: ${name}; use '${nameOf}', which tells them apart and is shown by ${name}`);
}

/** Reports an axis of time that is none. An unknown field is reported elsewhere. */
export function checkTimeAxis(check: Check, dataSet: DashboardDataSet, { field: name }: ManifestDimension): void {
  const field = dataSet._fields.find((candidate) => candidate.name === name);
  if (!field || isDate(field.dataType)) return;
  const dates = dataSet._fields.filter(({ dataType }) => isDate(dataType)).map((date) => date.name);
  check.error('axisNoDate', `an axis of time is a date or a timestamp, got: '${name}' of type ${field.dataType}; `
    + (dates.length > 0 ? `there is: ${dates.join(', ')}` : 'the data set has none'));
}
