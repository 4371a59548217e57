import { DataType } from './data-type';
import type { ManifestField } from '../render/manifest-schema';

/** What a field has besides its name and type. */
export interface FieldOptions {
  /**
   * Whether it can be null.
   *
   * @default true
   */
  readonly nullable?: boolean;

  /**
   * What it identifies, e.g. `artist`. Two fields can be join keys of each other only
   * when they identify the same thing.
   *
   * @default - it is not an identifier
   */
  readonly identifies?: string;

  /**
   * What it holds, and its unit: becomes the comment of the column in the Data Catalog.
   *
   * @default - none
   */
  readonly description?: string;
}

/** A field of a schema: a name, a type, whether it can be null, and what it identifies. Immutable. */
export class Field {
  /** A field of any type. */
  public static of(name: string, dataType: DataType, options: FieldOptions = {}): Field {
    return new Field(name, dataType, options, []);
  }

  /** A text field. */
  public static text(name: string, options: FieldOptions = {}): Field {
    return Field.of(name, DataType.STRING, options);
  }

  /** A text field that identifies something, e.g. `Field.identifier('artist_id', 'artist')`. */
  public static identifier(name: string, domain: string, options: FieldOptions = {}): Field {
    return Field.of(name, DataType.STRING, { ...options, identifies: domain });
  }

  /** Whether it can be null. */
  public readonly nullable: boolean;
  /** What it identifies, if it is an identifier. */
  public readonly identifies?: string;
  /** What it holds, and its unit. */
  public readonly description?: string;

  private constructor(
    /** Its name. */
    public readonly name: string,
    /** Its type. */
    public readonly dataType: DataType,
    private readonly options: FieldOptions,
    /**
     * The joins that made it equal to another field: two fields with the same mark hold the same values.
     * @internal
     */
    public readonly _joinMarks: readonly string[],
  ) {
    this.nullable = options.nullable ?? true;
    this.identifies = options.identifies;
    this.description = options.description;
  }

  /** The same field under another name. */
  public renamed(name: string): Field {
    return new Field(name, this.dataType, this.options, this._joinMarks);
  }

  /** The same field with another type. It identifies nothing any more unless the type is the same. */
  public retyped(dataType: DataType): Field {
    if (dataType.sameAs(this.dataType)) return this;
    return new Field(this.name, dataType, { ...this.options, identifies: undefined }, []);
  }

  /** The same field, nullable or not. */
  public withNullable(nullable: boolean): Field {
    return new Field(this.name, this.dataType, { ...this.options, nullable }, this._joinMarks);
  }

  /** @internal */
  public _marked(mark: string): Field {
    return new Field(this.name, this.dataType, this.options, [...this._joinMarks, mark]);
  }

  /** @internal */
  public _toManifest(): ManifestField {
    return {
      name: this.name,
      type: this.dataType.name,
      nullable: this.nullable,
      ...(this.identifies !== undefined && { identifies: this.identifies }),
      ...(this.description !== undefined && { description: this.description }),
    };
  }
}

/** Fields in their order. Immutable. */
export class Schema {
  /** A schema of these fields. What is wrong with them is said by the node that has the schema. */
  public static of(...fields: Field[]): Schema {
    return new Schema(fields);
  }

  private constructor(
    /** The fields, in their order. */
    public readonly fields: Field[],
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
    return new Schema(this.fields.map(({ name, identifies, description }) => Field.text(name, { identifies, description })));
  }

  /** @internal */
  public _toManifest(): ManifestField[] {
    return this.fields.map((field) => field._toManifest());
  }
}
