import type { GivenDatabases } from './catalog-names';
import type { Code } from './python-code';
import type { ColumnOrigins } from '../../manifest/optional-columns';
import type { ManifestField, ManifestNode } from '../../manifest/schema';

/** What is known of the nodes around the one that is rendered. */
export interface NodeContext {
  /** The nodes whose rows it takes, in their order. */
  readonly inputs: ManifestNode[];
  /** The columns that it gives, or writes, which are null in all rows where files lack optional ones. */
  readonly origins: ColumnOrigins;
  /** Its name in Python. */
  readonly name: string;
  /** The databases whose names are arguments. */
  readonly databases: GivenDatabases;
}

/** The function of the script that a node becomes. */
export interface NodeFunction {
  /** What it does, as a sentence without the name of the node. */
  readonly doc: string;
  /** Its parameters, with their types. */
  readonly parameters: string[];
  readonly body: string[];
  /**
   * What it returns.
   *
   * @default - of a target nothing, of other nodes a DataFrame
   */
  readonly returns?: string;
  /** Other functions, which it calls, as their lines. */
  readonly helpers?: string[][];
  /** What stands before the function. */
  readonly constant?: { readonly name: string; readonly value: Code } | { readonly name: string; readonly lines: string[] };
}

/** The parameter of a transform of one input. */
export const ROWS = 'rows: DataFrame';

/** What keeps the rows that a function looks at before it passes them on. */
export function keepRows(): string[] {
  return ['# Kept, since they are needed twice: here, and by the nodes that follow.', 'rows = rows.persist()'];
}

/** The fields that come in. */
export function inputFields(context: NodeContext, index: number = 0): ManifestField[] {
  return context.inputs[index].schema;
}
