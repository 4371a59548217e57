import type { CalculatedField } from './calculated-field';
import { Check } from './check';
import type { DashboardFinding } from './dashboard-finding';
import { checkDataSet } from './data-set-checks';
import { DataSetField, dataSetFields, toManifestField } from './data-set-field';
import { dataSetSql } from './data-set-sql';
import type { FieldRole } from './field-role';
import { suggestion } from './nearest';
import type { NumberFormat } from './number-format';
import type { Schema } from '../job-graph';
import type { ManifestDataSet } from '../manifest/schema';

/** Properties of a DashboardDataSet. */
export interface DashboardDataSetProps {
  /** Its name: lower-case letters, digits and `-`, a letter first. */
  readonly name: string;
  /** What a row is, in the plural, e.g. `Tracks`. */
  readonly title: string;
  /** The fields of the table. */
  readonly schema: Schema;
  /**
   * Name of the table of the warehouse.
   *
   * @default - the name
   */
  readonly table?: string;
  /**
   * What fields are for, by their names.
   *
   * @default - identifiers, dates and categories as the schema has them; a number that is not named here has no aggregation of its own
   */
  readonly roles?: { [field: string]: FieldRole };
  /**
   * By which field an identifier is shown: from the name of the identifier to that of the field that names it. Where several
   * identifiers share a name, they are shown by both.
   *
   * @default - identifiers are shown as they are
   */
  readonly labels?: { [identifier: string]: string };
  /**
   * The fields that say something of what an identifier identifies, by the name of the identifier: they are alike in all its rows. Sums,
   * averages, medians, histograms and box plots of them take each identifier once, and what counts identifiers by such a field adds up.
   *
   * @default - none
   */
  readonly describes?: { [identifier: string]: string[] };
  /**
   * What people read instead of a field's name.
   *
   * @default - the name, with blanks for `_`
   */
  readonly titles?: { [field: string]: string };
  /**
   * How the values of fields are written; counts of them are written as whole numbers regardless.
   *
   * @default - whole numbers without digits after the point; others, averages and medians with one
   */
  readonly formats?: { [field: string]: NumberFormat };
  /**
   * Fields that are computed of others.
   *
   * @default - none
   */
  readonly calculatedFields?: CalculatedField[];
}

/** The rows that visuals draw: those of a table of the warehouse, with what each field is for. */
export class DashboardDataSet {
  /** Its name. */
  public readonly name: string;
  /** What a row is. */
  public readonly title: string;
  /** Name of the table of the warehouse. */
  public readonly table: string;
  /** The fields of the table. */
  public readonly schema: Schema;
  /** @internal */
  public readonly _fields: readonly DataSetField[];

  constructor(private readonly props: DashboardDataSetProps) {
    this.name = props.name;
    this.title = props.title;
    this.table = props.table ?? props.name;
    this.schema = props.schema;
    this._fields = dataSetFields(props);
  }

  /**
   * The field of that name; an error, and undefined, when there is none, and when it is the label of an identifier.
   *
   * @internal
   */
  public _field(check: Check, name: string): DataSetField | undefined {
    const drawn = this._fields.filter(({ role }) => role !== 'label');
    const field = this._fields.find((candidate) => candidate.name === name);
    if (!field) {
      check.error('unknownField', `it names a field that data set '${this.name}' does not have, got: ${name}; ${suggestion(name, drawn.map((known) => known.name))}`);
    }
    if (field?.role !== 'label') return field;
    check.error('labelField', `it names the label of '${field.labelOf}', got: ${name}; name '${field.labelOf}', which is shown by it`);
    return undefined;
  }

  /** @internal */
  public _check(check: Check): void {
    checkDataSet(check, this.props, this._fields);
  }

  /**
   * The messages of what is wrong with it by itself, as a dashboard tells them. Empty when it can be used.
   *
   * @internal
   */
  public get _errors(): string[] {
    const findings: DashboardFinding[] = [];
    this._check(new Check(findings, [`data set '${this.name}'`]));
    return findings.map(({ message }) => message);
  }

  /** @internal */
  public _toManifest(): ManifestDataSet {
    const { name, title, table } = this;
    return { name, title, table, sql: dataSetSql(this._fields, table), fields: this._fields.map(toManifestField) };
  }
}
