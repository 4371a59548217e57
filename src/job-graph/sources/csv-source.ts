import { checkCharacters } from './csv-characters';
import type { CsvSourceNode } from '../../manifest/schema';
import { NodeCheck } from '../checks/node-check';
import { checkFileType } from '../file-types';
import type { JobGraph } from '../job-graph';
import { SourceNode, SourceProps } from './source-node';
import { momentFormats } from '../transforms/moment-formats';

/** Properties of a CsvSource. The header of the files names exactly the columns of the schema, in their order. */
export interface CsvSourceProps extends SourceProps {
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
export class CsvSource extends SourceNode {
  private readonly _options: Pick<CsvSourceNode, 'separator' | 'quote' | 'dateFormat' | 'timestampFormat'>;

  constructor(graph: JobGraph, name: string, props: CsvSourceProps) {
    super(graph, name, props);
    const check = new NodeCheck(graph, name);
    const characters = { separator: props.separator ?? ',', quote: props.quote ?? '"' };
    checkCharacters(check, characters);
    this._options = { ...characters, ...momentFormats(check, props) };
    checkFileType(check, props.path, 'CSV');
  }

  /** @internal */
  public _toManifest(): CsvSourceNode {
    return { type: 'CsvSource', ...this._sourceBase(), ...this._options };
  }
}
