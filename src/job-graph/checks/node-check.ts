import { meant } from '../../manifest/nearest';
import { repeated } from '../../private/lists';
import type { Field } from '../../schema/field';
import { Schema } from '../../schema/schema';
import { Finding, FindingSeverity } from '../finding';

/** What keeps the findings of its nodes: a JobGraph. */
interface Keeper {
  _report(finding: Finding): void;
}

/** What gives rows: a JobNode. */
interface Input {
  readonly name: string;
  readonly schema: Schema;
}

/**
 * Collects what is wrong with one node while its schema is worked out.
 *
 * @internal
 */
export class NodeCheck {
  /** Whether a field that is named was not found: what follows from that is not told as another error. */
  private lacksField = false;

  constructor(private readonly graph: Keeper, private readonly node: string) {}

  /** Reports an error. */
  public error(id: string, message: string): void {
    this.report(FindingSeverity.ERROR, id, message);
  }

  /** Reports a warning. */
  public warning(id: string, message: string): void {
    this.report(FindingSeverity.WARNING, id, message);
  }

  /** The field of that name; an error, and undefined, when there is none or several. Of unknown columns: undefined alone. */
  public field(input: Input, name: string, use: string): Field | undefined {
    const [field, ...others] = input.schema._named(name);
    this.lacksField ||= others.length > 0 || !field;
    if (others.length > 0) {
      this.error('ambiguousField', `${use} names a field that '${input.name}' gives several of, got: ${name}; rename it on one side before the join`);
      return undefined;
    }
    if (!field && input.schema.isComplete) {
      this.error('unknownField', `${use} names a field that '${input.name}' does not give, got: ${name}; ${meant(name, input.schema._known)}it gives: ${input.schema._listed}`);
    }
    return field;
  }

  /** The field of that name, or else the one whose name differs from it in case alone; an error, and undefined, when there is none or several. */
  public fieldInAnyCase(input: Input, name: string, use: string): Field | undefined {
    if (input.schema._named(name).length > 0) return this.field(input, name, use);
    const alike = input.schema.fields.filter((field) => field._glueName.toLowerCase() === name.toLowerCase());
    return alike.length === 1 ? alike[0] : this.field(input, name, use);
  }

  /** The fields of those names, in their order; an error for each that is not there or is named twice. */
  public fields(input: Input, names: string[], use: string): Field[] {
    if (names.length === 0) this.error('noFields', `${use} names no field`);
    for (const name of repeated(names)) this.error('duplicateField', `${use} names a field twice, got: ${name}`);
    return [...new Set(names)].flatMap((name) => this.field(input, name, use) ?? []);
  }

  /** What a node gives that makes these fields of its inputs' fields: not all that it gives, when an input's are not all known. */
  public output(fields: Field[], ...inputs: Input[]): Schema {
    const isComplete = inputs.every((input) => input.schema.isComplete);
    return this.declared(isComplete ? Schema.of(...fields) : Schema.incomplete(...fields), 'the output');
  }

  /** The schema, after a check that no two of its fields have one name: Spark, Glue and Athena do not tell case apart. */
  public declared(schema: Schema, what: string): Schema {
    const { fields, isComplete } = schema;
    if (fields.length === 0 && isComplete && !this.lacksField) this.error('noFields', `${what} has no fields`);
    for (const field of fields) {
      if (!/\S/.test(field.name)) this.error('invalidFieldName', `${what} has a field without a name, got: '${field.name}'`);
    }
    for (const name of repeated(fields.map((field) => field.name.toLowerCase()))) {
      const given = fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.name);
      this.error('duplicateField', `${what} has several fields of one name, got: ${given.join(', ')}; rename or drop all but one`);
    }
    return schema;
  }

  private report(severity: FindingSeverity, id: string, message: string): void {
    this.graph._report({ severity, id, node: this.node, message: `node '${this.node}': ${message}` });
  }
}
