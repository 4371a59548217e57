import { TransformProps } from './field-transforms';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';
import { checkPattern, checkPythonPattern } from './regular-expressions';
import { isOfOtherKind } from '../../manifest/python-conditions';
import type { FilterNode, ManifestCondition } from '../../manifest/schema';
import { DataType } from '../../schema/data-type';
import type { Field } from '../../schema/field';
import { isConstantOf } from '../../schema/literals';

/** How the conditions of a filter are combined. */
export enum LogicalOperator {
  /** All of them hold. */
  AND = 'AND',
  /** At least one of them holds. */
  OR = 'OR',
}

/**
 * A condition on one field. On a null no condition holds but `isNull`, negated or not; of a filter that is as in Glue see `asGlue`.
 *
 * A constant is a number, a boolean, or text; a date is written `YYYY-MM-DD`, a timestamp `YYYY-MM-DD HH:MM:SS`.
 */
export class FilterCondition {
  /** The field equals a constant. */
  public static equalTo(field: string, value: any): FilterCondition {
    return new FilterCondition(field, 'EQ', false, value);
  }

  /** The field is less than a constant. */
  public static lessThan(field: string, value: any): FilterCondition {
    return new FilterCondition(field, 'LT', false, value);
  }

  /** The field is greater than a constant. */
  public static greaterThan(field: string, value: any): FilterCondition {
    return new FilterCondition(field, 'GT', false, value);
  }

  /** The field is less than a constant, or equal to it. */
  public static atMost(field: string, value: any): FilterCondition {
    return new FilterCondition(field, 'LTE', false, value);
  }

  /** The field is greater than a constant, or equal to it. */
  public static atLeast(field: string, value: any): FilterCondition {
    return new FilterCondition(field, 'GTE', false, value);
  }

  /** A regular expression is found somewhere in the text of the field. No look-around, no back-references. */
  public static matches(field: string, pattern: string): FilterCondition {
    return new FilterCondition(field, 'REGEX', false, pattern);
  }

  /** The field is null. */
  public static isNull(field: string): FilterCondition {
    return new FilterCondition(field, 'ISNULL', false);
  }

  private constructor(
    private readonly field: string,
    private readonly operation: ManifestCondition['operation'],
    private readonly negated: boolean,
    private readonly constant?: unknown,
  ) {}

  /** The opposite. Does not hold on a null either, unless it is the opposite of `isNull`. */
  public negate(): FilterCondition {
    return new FilterCondition(this.field, this.operation, !this.negated, this.constant);
  }

  /** @internal */
  public _check(check: NodeCheck, input: JobNode, asGlue: boolean): void {
    const field = check.field(input, this.field, 'a condition');
    if (!field || this.operation === 'ISNULL') return;
    if (!['string', 'number', 'boolean'].includes(typeof this.constant)) {
      check.error('wrongConstant', `field ${field.name} is compared with a text, a number or a boolean, got: ${this.constant}; for null there is isNull`);
    } else if (asGlue) {
      this.checkPython(check, field);
    } else if (this.operation === 'REGEX') {
      if (!field.dataType.sameAs(DataType.STRING)) {
        check.error('wrongFieldType', `a regular expression is matched against text, got: field ${field.name} of type ${field.dataType}`);
      }
      checkPattern(check, String(this.constant));
    } else if (!isConstantOf(field.dataType, String(this.constant))) {
      check.error('wrongConstant', `field ${field.name} is of type ${field.dataType}, and is compared with something else, got: ${this.constant}`);
    }
  }

  private checkPython(check: NodeCheck, field: Field): void {
    if (this.operation === 'REGEX') checkPythonPattern(check, String(this.constant));
    if (!isOfOtherKind(this._toManifest(), field.dataType.name)) return;
    const got = `field ${field.name} of type ${field.dataType}, and ${this.constant}`;
    const outcome = this.operation === 'EQ' ? `no row is equal${this.negated ? ', and all are kept' : ''}` : 'it raises an error, which drops each row that comes to it';
    check.warning('incomparable', `in Python ${outcome}, got: ${got}; cast the field with an ApplyMapping before`);
  }

  /** @internal */
  public _toManifest(): ManifestCondition {
    const { field, operation, negated } = this;
    return { field, operation, negated, ...(operation !== 'ISNULL' && { value: String(this.constant) }) };
  }
}

/** Properties of a Filter. */
export interface FilterProps extends TransformProps {
  /** The conditions. */
  readonly conditions: FilterCondition[];
  /**
   * How they are combined.
   *
   * @default LogicalOperator.AND
   */
  readonly logicalOperator?: LogicalOperator;
  /**
   * Whether it means what the code means that Glue Studio generates: the conditions are those of Python, in their order. A null is not
   * equal to a constant, so that the opposite of `equalTo` holds; any other comparison with a null drops the row, in an OR also before a
   * condition that holds. Text and numbers are never equal. A regular expression is matched at the start of the text.
   *
   * @default false
   */
  readonly asGlue?: boolean;
}

/** Keeps the rows for which all, or at least one, of some conditions hold. */
export class Filter extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: FilterProps) {
    super(graph, name, [props.input], props.input.schema, props);
    const check = new NodeCheck(graph, name);
    if (props.conditions.length === 0) check.error('noConditions', 'it has no conditions');
    props.conditions.forEach((condition) => condition._check(check, props.input, props.asGlue ?? false));
  }

  /** @internal */
  public _toManifest(): FilterNode {
    return {
      type: 'Filter',
      ...this._base(),
      operator: this.props.logicalOperator ?? LogicalOperator.AND,
      conditions: this.props.conditions.map((condition) => condition._toManifest()),
      ...(this.props.asGlue && { asGlue: true }),
    };
  }
}
