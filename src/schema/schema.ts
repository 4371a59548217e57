import { Field } from './field';
import type { ManifestField } from '../manifest/schema';

/** Fields in their order. Immutable. */
export class Schema {
  /** A schema of these fields. What is wrong with them is said by the node that has the schema. */
  public static of(...fields: Field[]): Schema {
    return new Schema(fields, true);
  }

  /**
   * A schema of which only some fields are known, or none. What follows from the unknown ones is not checked;
   * a job whose columns are not known can be drawn, and cannot be deployed or run.
   */
  public static incomplete(...fields: Field[]): Schema {
    return new Schema(fields, false);
  }

  private constructor(
    /** The fields that are known, in their order. */
    public readonly fields: Field[],
    /** Whether these are all fields. */
    public readonly isComplete: boolean,
  ) {}

  /** The names of the fields, in their order. */
  public get names(): string[] {
    return this.fields.map((field) => field.name);
  }

  /** The field of this name, if there is one. */
  public field(name: string): Field | undefined {
    return this.fields.find((field) => field.name === name);
  }

  /** The same fields, all of them nullable text: how a console-made job reads the same files. */
  public allStrings(): Schema {
    return new Schema(this.fields.map(({ name, identifies, description }) => Field.text(name, { identifies, description })), this.isComplete);
  }

  /**
   * The fields that a node after this one means by a name: one, none, or several where a join left several of one name.
   *
   * @internal
   */
  public _named(name: string): Field[] {
    const exact = this.fields.filter((field) => field._glueName === name);
    if (exact.length === 0) return [];
    // Spark does not tell case apart, so a field that doubles `ID` makes `id` ambiguous too.
    const alike = this.fields.filter((field) => field._glueName.toLowerCase() === name.toLowerCase());
    return alike.some((field) => field._history.doubles !== undefined) ? alike : exact.slice(0, 1);
  }

  /**
   * The names by which a node after this one knows the fields.
   *
   * @internal
   */
  public get _known(): string[] {
    return [...new Set(this.fields.map((field) => field._glueName))];
  }

  /**
   * These names as a message lists them.
   *
   * @internal
   */
  public get _listed(): string {
    return this.fields.length > 0 ? this._known.join(', ') : 'nothing';
  }

  /**
   * The fields; none when they are not all known.
   *
   * @internal
   */
  public _toManifest(): ManifestField[] {
    return this.isComplete ? this.fields.map((field) => field._toManifest()) : [];
  }
}
