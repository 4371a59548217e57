import { meant } from '../manifest/nearest';
import { RULE_TRAITS } from '../manifest/rule-traits';
import type { ManifestRule } from '../manifest/schema';
import { repeated } from '../private/lists';
import { DataType } from '../schema/data-type';
import type { Field } from '../schema/field';
import { isConstantOf } from '../schema/literals';
import type { Schema } from '../schema/schema';

/** Bounds of a rule; at least one of the two. Numbers, or dates as `YYYY-MM-DD`. */
export interface Bounds {
  /**
   * Lowest value allowed.
   *
   * @default - no lower bound
   */
  readonly min?: any;
  /**
   * Highest value allowed.
   *
   * @default - no upper bound
   */
  readonly max?: any;
}

/**
 * A rule without its text in DQDL, which a renderer writes.
 *
 * @internal
 */
export type RuleModel = Omit<ManifestRule, 'dqdl'>;

/**
 * What must hold of the rows of a table. On one machine a run that breaks a rule publishes nothing; in AWS the rules are a
 * data quality ruleset on the table.
 */
export class QualityRule {
  /** The table has at least so many rows. */
  public static rowCountAtLeast(rows: number): QualityRule {
    return new QualityRule('RowCount', [], { min: rows });
  }

  /** No row lacks a value in the field. */
  public static isComplete(field: string): QualityRule {
    return new QualityRule('IsComplete', [field]);
  }

  /** At least a share of the rows, 0 to 1, have a value in the field. */
  public static completenessAtLeast(field: string, share: number): QualityRule {
    return new QualityRule('Completeness', [field], { min: share });
  }

  /** No two rows are equal in the fields, and none of them is null. */
  public static isPrimaryKey(...fields: string[]): QualityRule {
    return new QualityRule('IsPrimaryKey', fields);
  }

  /** All values of the field lie between bounds, which are included. A null is no value, and passes. */
  public static valuesBetween(field: string, bounds: Bounds): QualityRule {
    return new QualityRule('ColumnValues', [field], bounds);
  }

  private constructor(
    private readonly kind: ManifestRule['kind'],
    private readonly fields: string[],
    private readonly bounds: Bounds = {},
  ) {}

  /**
   * What is wrong with the rule for rows of a schema. Empty when nothing is.
   *
   * @internal
   */
  public _problems(schema: Schema): string[] {
    return [...this._fieldProblems(schema), ...this._boundProblems(schema)];
  }

  /**
   * What is wrong with the fields that it names.
   *
   * @internal
   */
  public _fieldProblems(schema: Schema): string[] {
    const unknown = schema.isComplete ? this.fields.filter((name) => schema._named(name).length === 0) : [];
    const ambiguous = this.fields.filter((name) => schema._named(name).length > 1);
    return [
      ...this.fields.filter((name) => /["\\\r\n]/.test(name))
        .map((name) => `names a field whose name DQDL cannot hold, with a quote, a backslash or a line break, got: ${JSON.stringify(name)}; rename it`),
      ...ambiguous.map((name) => `names a field that there are several of, got: ${name}; rename it on one side before the join`),
      ...unknown.map((name) => `names a field that the table does not have, got: ${name}; ${meant(name, schema._known)}it has: ${schema._listed}`),
      ...repeated(this.fields).map((name) => `names a field twice, got: ${name}`),
    ].map((problem) => this.inContext(problem));
  }

  /**
   * What is wrong with its bounds.
   *
   * @internal
   */
  public _boundProblems(schema: Schema): string[] {
    return this.boundProblems(schema).map((problem) => this.inContext(problem));
  }

  /** @internal */
  public _toModel(): RuleModel {
    const { min, max } = this.bounds;
    return {
      kind: this.kind,
      ...(this.fields.length > 0 && { fields: this.fields }),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    };
  }

  private inContext(problem: string): string {
    return `quality rule ${this.kind}${this.fields.length > 0 ? ` of ${this.fields.join(', ')}` : ''}: ${problem}`;
  }

  private boundProblems(schema: Schema): string[] {
    const { min, max } = this.bounds;
    const { fields, bounds } = RULE_TRAITS[this.kind];
    if (fields === 'key' && this.fields.length === 0) return ['a key has at least one field'];
    switch (bounds) {
      case 'rows':
        return Number.isInteger(min) && min >= 0 ? [] : [`a number of rows is a whole number from 0 on, got: ${min}`];
      case 'share':
        return min >= 0 && min <= 1 ? [] : [`a share of rows is 0 to 1, got: ${min}`];
      case 'values': {
        const field = schema.field(this.fields[0]);
        return field ? valueProblems(field, [min, max].filter((bound) => bound !== undefined)) : [];
      }
      case 'none':
        return [];
    }
  }
}

/** What is wrong with the bounds of the values of a field: numbers for a number, text for a date; other types have no bounds. */
function valueProblems({ name, dataType }: Field, bounds: unknown[]): string[] {
  const isDate = dataType.sameAs(DataType.DATE);
  if (!isDate && !dataType.isNumeric) return [`field ${name} is of type ${dataType}, and only numbers and dates have bounds`];
  if (bounds.length === 0) return ['it has neither min nor max'];
  const wrong = bounds.filter((bound) => typeof bound !== (isDate ? 'string' : 'number') || !isConstantOf(dataType, String(bound)));
  if (wrong.length > 0) return wrong.map((bound) => `field ${name} is of type ${dataType}, got the bound: ${JSON.stringify(bound)}`);
  const [min, max] = bounds as (number | string)[];
  return bounds.length === 2 && min > max ? [`min is not above max, got: ${min} and ${max}`] : [];
}
