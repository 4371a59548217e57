import { FindingSeverity } from './finding';
import type { JobGraph } from './job-graph';
import type { JobNode } from './job-node';
import { Field, Schema } from './schema';
import { repeated } from '../private/lists';

/**
 * Collects what is wrong with one node while its schema is worked out.
 *
 * @internal
 */
export class NodeCheck {
  constructor(private readonly graph: JobGraph, private readonly node: string) {}

  /** Reports an error. */
  public error(id: string, message: string): void {
    this.report(FindingSeverity.ERROR, id, message);
  }

  /** Reports a warning. */
  public warning(id: string, message: string): void {
    this.report(FindingSeverity.WARNING, id, message);
  }

  /** The field of that name; an error, and undefined, when there is none. */
  public field(input: JobNode, name: string, use: string): Field | undefined {
    const field = input.schema.field(name);
    if (!field) {
      this.error('unknownField', `${use} names a field that '${input.name}' does not give, got: ${name}; it gives: ${input.schema.names.join(', ')}`);
    }
    return field;
  }

  /** The fields of those names, in their order; an error for each that is not there or is named twice. */
  public fields(input: JobNode, names: string[], use: string): Field[] {
    if (names.length === 0) this.error('noFields', `${use} names no field`);
    for (const name of repeated(names)) this.error('duplicateField', `${use} names a field twice, got: ${name}`);
    return [...new Set(names)].flatMap((name) => this.field(input, name, use) ?? []);
  }

  /** The schema, after a check that no two of its fields have one name: Spark, Glue and Athena do not tell case apart. */
  public schema(fields: Field[], what: string): Schema {
    if (fields.length === 0) this.error('noFields', `${what} has no fields`);
    for (const field of fields) {
      if (!/\S/.test(field.name)) this.error('invalidFieldName', `${what} has a field without a name, got: '${field.name}'`);
    }
    const lower = fields.map((field) => field.name.toLowerCase());
    for (const name of repeated(lower)) {
      const given = fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.name);
      this.error('duplicateField', `${what} has several fields of one name, got: ${given.join(', ')}; rename or drop all but one`);
    }
    return Schema.of(...fields);
  }

  private report(severity: FindingSeverity, id: string, message: string): void {
    this.graph._report({ severity, id, node: this.node, message: `node '${this.node}': ${message}` });
  }
}
