import { DataType } from './data-type';
import type { ManifestField } from '../manifest/schema';

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

  /**
   * How many different values it has, about. A job that partitions by fields that together have hundreds warns of it.
   *
   * @default - not known
   */
  readonly distinctValues?: number;
}

/**
 * What a field has been through.
 *
 * @internal
 */
export interface FieldHistory {
  /** Marks of the inner joins that made it equal to another field: two fields with one mark hold the same values. */
  readonly equalBy?: readonly string[];
  /** Marks of the joins, of any type, of which it is a key. */
  readonly keyOf?: readonly string[];
  /** The name that it has in Glue, where another field has that name too. */
  readonly doubles?: string;
  /** The name that it had before it was renamed. */
  readonly renamedFrom?: string;
}

/** A field of a schema: a name, a type, whether it can be null, and what it identifies. Immutable. */
export class Field {
  /** A field of any type. */
  public static of(name: string, dataType: DataType, options: FieldOptions = {}): Field {
    return new Field(name, dataType, options, {});
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
  /** How many different values it has, about, where that is known. */
  public readonly distinctValues?: number;

  private constructor(
    /** Its name. */
    public readonly name: string,
    /** Its type. */
    public readonly dataType: DataType,
    private readonly options: FieldOptions,
    /** @internal */
    public readonly _history: FieldHistory,
  ) {
    this.nullable = options.nullable ?? true;
    this.identifies = options.identifies;
    this.description = options.description;
    this.distinctValues = options.distinctValues;
  }

  /** The same field under another name. */
  public renamed(name: string): Field {
    if (name === this.name) return this;
    return new Field(name, this.dataType, this.options, { ...this._history, doubles: undefined, renamedFrom: this.name });
  }

  /** The same field with another type. It identifies nothing any more unless the type is the same. */
  public retyped(dataType: DataType): Field {
    if (dataType.sameAs(this.dataType)) return this;
    return new Field(this.name, dataType, { ...this.options, identifies: undefined }, { ...this._history, equalBy: undefined });
  }

  /** The same field, nullable or not. */
  public withNullable(nullable: boolean): Field {
    return new Field(this.name, this.dataType, { ...this.options, nullable }, this._history);
  }

  /**
   * The name that it has in Glue: not its own where a join left two fields of one name.
   *
   * @internal
   */
  public get _glueName(): string {
    return this._history.doubles ?? this.name;
  }

  /**
   * The same field under a name of its own here, while in Glue it keeps the name that another field has too.
   *
   * @internal
   */
  public _doubling(name: string): Field {
    return new Field(name, this.dataType, this.options, { ...this._history, doubles: this._glueName });
  }

  /** @internal */
  public _joined(marks: Pick<FieldHistory, 'equalBy' | 'keyOf'>): Field {
    return new Field(this.name, this.dataType, this.options, {
      ...this._history,
      equalBy: both(this._history.equalBy, marks.equalBy),
      keyOf: both(this._history.keyOf, marks.keyOf),
    });
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

function both(one: readonly string[] = [], other: readonly string[] = []): readonly string[] {
  return [...new Set([...one, ...other])];
}
