import type { TransformProps } from './field-transforms';
import { SparkSql } from './spark-sql';
import { sparkName } from '../../manifest/sql-text';
import { repeated } from '../../private/lists';
import { DataType } from '../../schema/data-type';
import type { Field } from '../../schema/field';
import { isConstantOf } from '../../schema/literals';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';

/** A constant that stands in for a missing value. */
export interface FieldConstant {
  /** Name of the field. */
  readonly field: string;
  /**
   * What a null of the field becomes: text, a number or a boolean, of the field's type.
   * A date is written `YYYY-MM-DD`, a timestamp `YYYY-MM-DD HH:MM:SS`.
   */
  readonly value: any;
}

/** Properties of a FillConstants. */
export interface FillConstantsProps extends TransformProps {
  /** The constants, at most one for a field. */
  readonly constants: FieldConstant[];
}

const ALIAS = 'input';

/** Puts constants in the place of nulls. In Glue it is a SQL node. */
export class FillConstants extends SparkSql {
  constructor(graph: JobGraph, name: string, props: FillConstantsProps) {
    const { input, constants } = props;
    const check = new NodeCheck(graph, name);
    const filled = filledFields(check, props);
    const fields = input.schema.fields.map((field) => (filled.has(field) ? field.withNullable(false) : field));
    super(graph, name, {
      ...props,
      inputs: [{ node: input, alias: ALIAS }],
      sql: `SELECT ${input.schema.fields.map((field) => selected(field, filled.get(field))).join(', ')}\nFROM ${ALIAS}`,
      outputSchema: check.output(fields, input),
    });
    if (constants.length === 0) check.error('noConstants', 'it has no constants');
  }

  /** @internal */
  public get _columnsProperty(): string | undefined {
    return undefined;
  }
}

/** The fields that have a constant, each with the constant as SQL. */
function filledFields(check: NodeCheck, { input, constants }: FillConstantsProps): Map<Field, string> {
  for (const field of repeated(constants.map((constant) => constant.field))) {
    check.error('duplicateField', `the constants name a field twice, got: ${field}`);
  }
  return new Map(constants.flatMap(({ field: name, value }) => {
    const field = check.field(input, name, 'a constant');
    if (!field) return [];
    if (!['string', 'number', 'boolean'].includes(typeof value) || !isConstantOf(field.dataType, String(value))) {
      check.error('wrongConstant', `field ${name} is of type ${field.dataType}, and is filled with something else, got: ${value}`);
      return [];
    }
    return [[field, sqlConstant(String(value), field.dataType)] as const];
  }));
}

function selected(field: Field, constant: string | undefined): string {
  return constant === undefined ? sparkName(field.name) : `coalesce(${sparkName(field.name)}, ${constant}) AS ${sparkName(field.name)}`;
}

/** A constant in the SQL that Spark and DuckDB share. */
function sqlConstant(text: string, type: DataType): string {
  return type.sameAs(DataType.STRING) ? sqlString(text) : `CAST('${text}' AS ${type.name.toUpperCase()})`;
}

/** Text in SQL: a quote or a backslash inside is written one way in Spark and another elsewhere, so each is put in by its code. */
function sqlString(text: string): string {
  const parts = text.split(/(['\\])/).filter((part) => part !== '')
    .map((part) => (part === "'" || part === '\\' ? `chr(${part.charCodeAt(0)})` : `'${part}'`));
  if (parts.length === 0) return "''";
  return parts.length === 1 ? parts[0] : `concat(${parts.join(', ')})`;
}
