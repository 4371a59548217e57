import type { DataType, Field, Schema } from 'cdk-spotify-analytics/model';
import type { Places } from './call-places';
import { Ref, SchemaOf, type Props, type Value } from './call-values';
import { dataTypeOf, declaredColumns, fieldValue, schemaValue, type Column } from './column-types';
import type { DomainOf } from './identifier-domains';
import type { GlueJobNode } from '../glue-job';

/** A node that was translated before. */
export interface Made {
  readonly variable: string;
  readonly schema: Schema;
}

/** What a translator of one node looks at. */
export interface CallContext {
  readonly node: GlueJobNode;
  /** The inputs, in the order of the node's Inputs. */
  readonly inputs: readonly Made[];
  readonly places: Places;
  readonly domainOf: DomainOf;
  /** The columns that its files have, where they are at hand. */
  readonly columnsRead?: readonly Column[];
}

/** A call without what every call has: its variable, its id, its name. */
export interface Draft {
  readonly className: string;
  readonly props: Props;
  readonly notes?: readonly string[];
  /**
   * Members on which the columns do not depend, nor what is checked of them: as the job has them they are kept as options, also where
   * they change the rows so that only Glue runs the node.
   */
  readonly keptOptions?: readonly string[];
}

/** Translates a node of one type of Glue's API. Throws NotExpressible where the library has no words for it. */
export type Translator = (context: CallContext) => Draft;

/** The only input. */
export function onlyInput({ inputs }: CallContext): Ref {
  return new Ref(inputs[0].variable);
}

/** The column of the only input; undefined where there is none, or the columns are not known. */
export function inputField({ inputs }: CallContext, name: string): Field | undefined {
  return inputs[0].schema.field(name);
}

/** Likewise of a node that finds columns in any case. */
export function inputFieldInAnyCase(context: CallContext, name: string): Field | undefined {
  const alike = context.inputs[0].schema.fields.filter((field) => field.name.toLowerCase() === name.toLowerCase());
  return inputField(context, name) ?? (alike.length === 1 ? alike[0] : undefined);
}

/** Whether an input has a column of a name, as it is written. */
export function isColumnOf({ schema }: Made): (name: string) => boolean {
  return (name) => schema.field(name) !== undefined;
}

/** Whether the only input has it. */
export function isInputColumn({ inputs }: CallContext): (name: string) => boolean {
  return isColumnOf(inputs[0]);
}

/** The columns that a node declares, or that its files have. */
export function columnsOf({ node, columnsRead }: CallContext): readonly Column[] | undefined {
  return declaredColumns(node.members) ?? columnsRead;
}

/**
 * The schema that a node declares, or that its files have. Columns of types that the library has not are left out,
 * and the schema then is not complete.
 */
export function declaredSchema(context: CallContext, typeOf: (column: Column) => DataType | undefined = declaredType): Value | undefined {
  const columns = columnsOf(context);
  if (!columns) return undefined;
  const typed = columns.flatMap((column) => {
    const type = typeOf(column);
    return type ? [fieldValue(column.name, type, context.domainOf(context.node, column.name))] : [];
  });
  return schemaValue(typed, typed.length === columns.length);
}

/** The type of a column as it is declared; undefined where it is none that the library has. */
export function declaredType({ type }: Column): DataType | undefined {
  return type === undefined ? undefined : dataTypeOf(type);
}

/** The schema of the only input: of a node that passes through and leaves the columns as they are. */
export function inputSchema({ inputs }: CallContext): Value | undefined {
  return inputs.length === 1 ? new SchemaOf(inputs[0].variable) : undefined;
}
