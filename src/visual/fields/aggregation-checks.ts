import type { Check } from '../check';
import { ADDITIVE, COUNTING } from './counting';
import type { Measure } from './measure';
import { MeasureAggregation } from './measure-aggregation';
import type { ManifestDimension, ManifestMeasure } from '../../manifest/schema';
import type { ResolvedField } from '../data-set/resolved-field';

/** Reports an aggregation that does not fit the type or the role of its field, and one that is missing. */
export function checkAggregation(check: Check, field: ResolvedField, aggregation: MeasureAggregation | undefined, because: string | undefined): void {
  if (aggregation === undefined) reportMissing(check, field);
  else if (!COUNTING.includes(aggregation)) checkNumber(check, field, aggregation, because);
}

function reportMissing(check: Check, { name, role, dataType }: ResolvedField): void {
  const known = role === undefined ? 'nothing is said of what it is for' : `its role is '${role}'`;
  const better = dataType.isNumeric && role === undefined ? 'give it a role in the data set, or the measure an aggregation' : 'give the measure an aggregation: COUNT or COUNT_DISTINCT';
  check.error('noAggregation', `how '${name}' is aggregated does not follow from the field: ${known}, got: no aggregation; ${better}`);
}

function checkNumber(check: Check, field: ResolvedField, aggregation: MeasureAggregation, because: string | undefined): void {
  const { name, role, dataType } = field;
  const got = `got: ${aggregation} of '${name}'`;
  if (!dataType.isNumeric) {
    check.error('noNumber', `a measure is a number, ${got} of type ${dataType}; count its values, or calculate a number of it`);
  } else if (role === 'identifier' || role === 'category') {
    check.suspicious(because, 'aggregationRole', `a number that is no quantity is counted, ${got} of role '${role}'; use COUNT_DISTINCT, or give the field another role`);
  } else if (aggregation === MeasureAggregation.SUM && role === 'score') {
    check.suspicious(because, 'sumOfScore', `scores are on a scale, so a sum of them says how many rows there are, ${got}; use AVERAGE, MEDIAN or MAX`);
  }
}

/** What is drawn as parts of a whole. */
export interface Whole {
  readonly measure: Measure;
  readonly resolved: ManifestMeasure;
  /** By which fields rows are grouped. */
  readonly groups: readonly ManifestDimension[];
  /** Those of them that make the parts. */
  readonly parts: readonly ManifestDimension[];
  readonly fields: readonly ResolvedField[];
}

/** Reports a whole whose parts do not add up: slices, areas and stacks of averages, or of what is in several of them. */
export function checkAddsUp(check: Check, whole: Whole): void {
  const { measure, resolved, groups, parts, fields } = whole;
  const { because } = measure._options;
  if (!ADDITIVE.includes(resolved.aggregation)) {
    // What describes an artist is one number for each artist, whichever way the equal values become one.
    const describes = fields.find(({ name }) => name === measure.field)?.describes;
    if (describes !== undefined && groups.some((group) => group.field === describes)) return;
    check.suspicious(because, 'notAdditive',
      `parts are drawn as shares of a whole, which the ${resolved.aggregation} of '${resolved.field}' has not, got: ${resolved.title}; use a sum or a count, or draw bars side by side`);
    return;
  }
  const counted = countedBy(resolved);
  const loose = parts.find(({ field }) => counted !== undefined && !isOneFor(fields, counted, field));
  if (counted === undefined || loose === undefined) return;
  check.suspicious(because, 'inSeveralParts',
    `parts are drawn as shares of a whole, and nothing says that each '${counted}' has one '${loose.field}': what has several counts in each, got: ${resolved.title}; `
    + `say in the data set that '${loose.field}' describes '${counted}' where it does, draw bars side by side, or count rows`);
}

/** What a sum or a count takes once; nothing where it takes every row. */
function countedBy({ aggregation, field, of }: ManifestMeasure): string | undefined {
  return aggregation === MeasureAggregation.COUNT_DISTINCT ? field : of;
}

/** Whether each value of a field has one value of another: of itself, of what describes it, and of what describes that. */
function isOneFor(fields: readonly ResolvedField[], counted: string, other: string): boolean {
  const described = new Map(fields.map(({ name, describes }) => [name, describes]));
  let name: string | undefined = other;
  // Fields that describe each other make a ring: to go through as many as there are goes round it.
  for (let step = 0; step <= fields.length && name !== undefined && name !== counted; step++) name = described.get(name);
  return name === counted;
}
