import type { Check } from './check';
import { ADDITIVE, COUNTING } from './counting';
import type { DataSetField } from './data-set-field';
import type { Measure } from './measure';
import { MeasureAggregation } from './measure-aggregation';
import type { ManifestDimension, ManifestMeasure } from '../render/manifest-schema';

/** Reports an aggregation that does not fit the type or the role of its field, and one that is missing. */
export function checkAggregation(check: Check, field: DataSetField, aggregation: MeasureAggregation | undefined, because: string | undefined): void {
  if (aggregation === undefined) reportMissing(check, field);
  else if (!COUNTING.includes(aggregation)) checkNumber(check, field, aggregation, because);
}

function reportMissing(check: Check, { name, role, dataType }: DataSetField): void {
  const known = role === undefined ? 'nothing is said of what it is for' : `its role is '${role}'`;
  const better = dataType.isNumeric && role === undefined ? 'give it a role in the data set, or the measure an aggregation' : 'give the measure an aggregation: COUNT or COUNT_DISTINCT';
  check.error('noAggregation', `how '${name}' is aggregated does not follow from the field: ${known}, got: no aggregation; ${better}`);
}

function checkNumber(check: Check, field: DataSetField, aggregation: MeasureAggregation, because: string | undefined): void {
  const { name, role, dataType, describes } = field;
  const got = `got: ${aggregation} of '${name}'`;
  if (!dataType.isNumeric) {
    check.error('noNumber', `a measure is a number, ${got} of type ${dataType}; count its values, or calculate a number of it`);
  } else if (role === 'identifier' || role === 'category') {
    check.suspicious(because, 'aggregationRole', `a number that is no quantity is counted, ${got} of role '${role}'; use COUNT_DISTINCT, or give the field another role`);
  } else if (aggregation === MeasureAggregation.SUM && role === 'score') {
    check.suspicious(because, 'sumOfScore', `scores are on a scale, so a sum of them says how many rows there are, ${got}; use AVERAGE, MEDIAN or MAX`);
  } else if (aggregation === MeasureAggregation.SUM && describes !== undefined) {
    check.suspicious(because, 'sumOfRepeated', `the field describes '${describes}' and stands in each of its rows, so a sum counts it several times, ${got}; use MAX`);
  }
}

/** Reports a whole whose parts do not add up: slices, areas and stacks of averages. */
export function checkAddsUp(check: Check, measure: Measure, resolved: ManifestMeasure, groups: ManifestDimension[], describes?: string): void {
  const { aggregation, field, title } = resolved;
  if (ADDITIVE.includes(aggregation)) return;
  // What describes an artist is one number for each artist, whichever way the equal values become one.
  if (describes !== undefined && groups.some((group) => group.field === describes)) return;
  check.suspicious(measure._options.because, 'notAdditive',
    `parts are drawn as shares of a whole, which the ${aggregation} of '${field}' has not, got: ${title}; use a sum or a count, or draw bars side by side`);
}
