import { checkCharacters } from './csv-characters';
import { checkPlace } from './data-place';
import type { JobGraph } from './job-graph';
import { JobNode, JobNodeProps } from './job-node';
import { NodeCheck } from './node-check';
import { Schema } from './schema';
import { isDateTimePattern } from '../private/datetime-pattern';
import type { CsvSourceNode } from '../render/manifest-schema';

/** Properties of a CsvSource. */
export interface CsvSourceProps extends JobNodeProps {
  /** Logical name of the place that it reads from, e.g. `staging`. */
  readonly location: string;

  /** What it reads there: a file (`albums.csv`), or all files of a folder (`albums/`). */
  readonly path: string;

  /** The columns of the files: the header names exactly these, in this order. */
  readonly schema: Schema;

  /**
   * What separates the fields: one character.
   *
   * @default ','
   */
  readonly separator?: string;

  /**
   * What quotes a field, and escapes itself inside one: one character.
   *
   * @default '"'
   */
  readonly quote?: string;

  /**
   * How the dates are written, in the datetime pattern of Spark: `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`, `SSS`,
   * other characters as they are, letters between single quotes.
   *
   * @default 'yyyy-MM-dd'
   */
  readonly dateFormat?: string;

  /**
   * How the timestamps are written, likewise.
   *
   * @default 'yyyy-MM-dd HH:mm:ss'
   */
  readonly timestampFormat?: string;
}

/**
 * Reads CSV files: UTF-8, with a header.
 *
 * An empty field is null. Text that does not fit the type of its field becomes null; the row stays.
 */
export class CsvSource extends JobNode {
  /** Logical name of the place that it reads from. */
  public readonly location: string;
  /** What it reads there: a file, or all files of a folder. */
  public readonly path: string;
  private readonly _options: Pick<CsvSourceNode, 'separator' | 'quote' | 'dateFormat' | 'timestampFormat'>;

  constructor(graph: JobGraph, name: string, props: CsvSourceProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, [], check.schema(props.schema.fields, 'its schema'), props.nodeId);
    this.location = props.location;
    this.path = props.path;
    this._options = {
      separator: props.separator ?? ',',
      quote: props.quote ?? '"',
      dateFormat: props.dateFormat ?? 'yyyy-MM-dd',
      timestampFormat: props.timestampFormat ?? 'yyyy-MM-dd HH:mm:ss',
    };
    checkPlace(check, props.location, props.path);
    checkCharacters(check, this._options);
    checkFormats(check, this._options);
    this.schema.fields.filter((field) => !field.nullable).forEach((field) => {
      check.error('notNullable', `field ${field.name} cannot be declared as never null, since an empty field is read as null`);
    });
  }

  /** @internal */
  public _toManifest(): CsvSourceNode {
    return { type: 'CsvSource', ...this._base(), location: this.location, path: this.path, ...this._options };
  }
}

function checkFormats(check: NodeCheck, props: { dateFormat: string; timestampFormat: string }): void {
  for (const option of ['dateFormat', 'timestampFormat'] as const) {
    if (!isDateTimePattern(props[option])) {
      check.error('invalidFormat', `${option} is made of yyyy, MM, dd, HH, mm, ss, SSS, punctuation and text between single quotes, got: ${props[option]}`);
    }
  }
}
