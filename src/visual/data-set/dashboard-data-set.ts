import { Check } from '../check';
import type { DashboardDataSetProps } from './dashboard-data-set-props';
import type { DashboardFinding } from '../dashboard-finding';
import { checkDataSet } from './data-set-checks';
import { dataSetSql } from './data-set-sql';
import { ResolvedField, dataSetFields, toManifestField } from './resolved-field';
import { suggestion } from '../../manifest/nearest';
import type { ManifestDataSet } from '../../manifest/schema';
import type { Schema } from '../../schema';

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
  public readonly _fields: readonly ResolvedField[];

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
  public _field(check: Check, name: string): ResolvedField | undefined {
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
