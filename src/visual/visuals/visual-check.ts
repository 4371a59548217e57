import type { Check } from '../check';
import type { VisualLimit } from './visual-limit';
import { VisualSort } from './visual-sort';
import type { ManifestAxes, ManifestColumn, ManifestDimension, ManifestLimit, ManifestMeasure, ManifestVisualSort } from '../../manifest/schema';
import { repeated } from '../../private/lists';
import type { DashboardDataSet } from '../data-set/dashboard-data-set';
import { checkAddsUp, Whole } from '../fields/aggregation-checks';
import { checkDateFormat } from '../fields/check-date-format';
import type { Dimension } from '../fields/dimension';
import { Granularity } from '../fields/granularity';
import type { Measure, MeasureOptions } from '../fields/measure';
import { checkTimeAxis, resolveDimension } from '../fields/resolve-dimension';
import { describedBy, resolveMeasure, valueFormat } from '../fields/resolve-measure';
import type { TableColumn } from '../fields/table-column';
import { given } from '../given';

/** Groups that are drawn of those that go by a measure, where nothing is said: what a person takes in at a glance. */
const USUAL_GROUPS = 20;
/** Colours that people tell apart: with `Other` as many as the standard theme has. */
const USUAL_COLORS = 7;
/** Small multiples that find room in a visual. */
const USUAL_MULTIPLES = 9;

/** The properties that name axes. */
interface AxisTitles {
  readonly groupAxisTitle?: string;
  readonly valueAxisTitle?: string;
}

/** Turns the properties of one visual into what the manifest has, and reports what is wrong with them. */
export class VisualCheck {
  constructor(private readonly check: Check, private readonly dataSet: DashboardDataSet) {}

  /** Reports an error at a property. */
  public error(prop: string, id: string, message: string): void {
    this.check.at(prop).error(id, message);
  }

  /** The titles of the axes that are not those of the fields; nothing when there is none. */
  public axes({ groupAxisTitle: groups, valueAxisTitle: values }: AxisTitles): ManifestAxes | undefined {
    this.check.title(groups, 'groupAxisTitle');
    this.check.title(values, 'valueAxisTitle');
    return groups === undefined && values === undefined ? undefined : given({ groups, values });
  }

  /** A dimension. */
  public dimension(prop: string, dimension: Dimension): ManifestDimension {
    return resolveDimension(this.check.at(prop), this.dataSet, dimension);
  }

  /** A dimension that need not be there. */
  public optionalDimension(prop: string, dimension: Dimension | undefined): ManifestDimension | undefined {
    return dimension && this.dimension(prop, dimension);
  }

  /** Several dimensions, each once, and none that is there already. A date can be there by the year and by the month. */
  public dimensions(prop: string, dimensions: Dimension[], others: ManifestDimension[] = []): ManifestDimension[] {
    const resolved = dimensions.map((dimension, index) => this.dimension(`${prop}[${index}]`, dimension));
    const nameOf = ({ field, granularity }: ManifestDimension) => (granularity === undefined ? field : `${field} by ${granularity}`);
    this.distinct(prop, [...new Set(others.map(nameOf)), ...resolved.map(nameOf)]);
    return resolved;
  }

  /** A dimension of time. */
  public date(prop: string, dimension: Dimension): ManifestDimension {
    const resolved = this.dimension(prop, dimension);
    checkTimeAxis(this.check.at(prop), this.dataSet, resolved);
    return resolved;
  }

  /** A measure. */
  public measure(prop: string, measure: Measure): ManifestMeasure {
    return resolveMeasure(this.check.at(prop), this.dataSet, measure);
  }

  /** Several measures, at least one. */
  public measures(prop: string, measures: Measure[]): ManifestMeasure[] {
    if (measures.length === 0) this.error(prop, 'noMeasure', 'it names no measure, got: an empty list; give at least one');
    return this.optionalMeasures(prop, measures);
  }

  /** Any number of measures, each once. */
  public optionalMeasures(prop: string, measures: Measure[]): ManifestMeasure[] {
    const resolved = measures.map((measure, index) => this.measure(`${prop}[${index}]`, measure));
    this.distinct(prop, resolved.map(({ field, aggregation, of }) => `${aggregation} of ${field}${of === undefined ? '' : ` over ${of}`}`));
    return resolved;
  }

  /** A field whose values are drawn without being aggregated. */
  public values(prop: string, name: string, { format, rowWeighted }: Pick<MeasureOptions, 'format' | 'rowWeighted'>): ManifestMeasure {
    const at = this.check.at(prop);
    const field = this.dataSet._field(at, name);
    if (field && !field.dataType.isNumeric) {
      at.error('noNumber', `its values are numbers, got: '${name}' of type ${field.dataType}; name a number, or calculate one of it`);
    }
    const title = field?.title ?? name;
    return given<ManifestMeasure>({ field: name, aggregation: 'none', of: describedBy(field, rowWeighted), title, format: valueFormat(at, field, format) });
  }

  /** Several columns of rows as they are, each once. */
  public columns(prop: string, columns: TableColumn[]): ManifestColumn[] {
    this.distinct(prop, columns.map(({ field }) => field));
    return columns.map((column, index) => this.column(`${prop}[${index}]`, column));
  }

  /** Reports a measure that is drawn as parts of a whole and does not add up. */
  public addsUp(prop: string, whole: Omit<Whole, 'fields'>): void {
    checkAddsUp(this.check.at(prop), { ...whole, fields: this.dataSet._fields });
  }

  /** The order of the groups: by default that of time, otherwise from the largest first measure on. */
  public sort(sort: VisualSort | undefined, groups: ManifestDimension[], measures: number): ManifestVisualSort {
    const isInTime = groups[0]?.granularity !== undefined;
    const usual = isInTime || measures === 0 ? VisualSort.groupAscending() : VisualSort.largestFirst();
    const resolved = (sort ?? usual)._toManifest();
    if (resolved.by !== 'group') this.index('sort', 'measure', resolved.by, measures);
    return resolved;
  }

  /** The order of rows as they are: by default that of the first field. */
  public fieldSort(sort: VisualSort | undefined, fields: number): ManifestVisualSort {
    const resolved = (sort ?? VisualSort.smallestFirst())._toManifest();
    if (resolved.by !== 'group') this.index('sort', 'field', resolved.by, Math.max(fields, 1));
    else this.error('sort', 'invalidSort', 'rows as they are have no groups to sort by, got: group; sort by a field: its index, from 0 on');
    return resolved;
  }

  /** How many groups are drawn: by default all that go by themselves, and the first 20 that go by a measure. */
  public groupLimit(limit: VisualLimit | undefined, sort: ManifestVisualSort): ManifestLimit | undefined {
    return this.limit('limit', limit ?? (sort.by === 'group' ? undefined : { count: USUAL_GROUPS }));
  }

  /** How many colours are told apart, if there are any. */
  public colorLimit(limit: VisualLimit | undefined, color: ManifestDimension | undefined): ManifestLimit | undefined {
    if (limit && !color) this.error('colorLimit', 'needlessLimit', `there is no colour that it limits, got: ${limit.count}; give a color, or leave it out`);
    return color && this.limit('colorLimit', limit ?? { count: USUAL_COLORS, others: true });
  }

  /** How many small multiples are drawn, if there are any. */
  public multiplesLimit(limit: number | undefined, multiples: ManifestDimension | undefined): number | undefined {
    if (limit !== undefined && !multiples) this.error('multiplesLimit', 'needlessLimit', `there are no small multiples, got: ${limit}; give smallMultiples, or leave it out`);
    if (limit !== undefined) this.check.whole('multiplesLimit', limit, 1);
    return multiples && (limit ?? USUAL_MULTIPLES);
  }

  /** A limit that need not be there. */
  public limit(prop: string, limit: VisualLimit | undefined): ManifestLimit | undefined {
    if (!limit) return undefined;
    this.check.whole(`${prop}.count`, limit.count, 1);
    return { count: limit.count, others: limit.others ?? false };
  }

  /** Reports a number that is not finite, or not greater than 0 where it must be. */
  public number(prop: string, value: number | undefined, positive: boolean = false): number | undefined {
    if (value !== undefined && !(Number.isFinite(value) && (value > 0 || !positive))) {
      this.error(prop, 'invalidNumber', `it is a number${positive ? ' greater than 0' : ''}, got: ${value}`);
    }
    return value;
  }

  /** A column of rows as they are. Names may stand there: no rows are brought together by them. */
  private column(prop: string, { field: name, title, format, dateFormat }: TableColumn): ManifestColumn {
    const at = this.check.at(prop);
    const field = this.dataSet._field(at, name);
    at.title(title);
    const isNumber = field?.dataType.isNumeric ?? false;
    if (format && field && !isNumber) {
      at.error('formatOfNoNumber', `a format is of numbers, got: '${name}' of type ${field.dataType}; leave it out`);
    }
    if (dateFormat !== undefined && field) checkDateFormat(at, field, dateFormat, Granularity.DAY);
    const written = isNumber ? valueFormat(at, field, format) : undefined;
    return given<ManifestColumn>({ field: name, title: title ?? field?.title ?? name, format: written, dateFormat });
  }

  /** QuickSight shows an error in place of a table that has a column twice. */
  private distinct(prop: string, names: string[]): void {
    for (const name of repeated(names)) this.error(prop, 'repeatedColumn', `something is there twice, got: ${name}; leave one out`);
  }

  private index(prop: string, what: string, index: number, count: number): void {
    if (Number.isInteger(index) && index >= 0 && index < count) return;
    const known = count === 0 ? 'there is none' : `0 to ${count - 1} would do`;
    this.error(prop, 'invalidSort', `it names a ${what} by its index, got: ${index}; ${known}`);
  }
}
