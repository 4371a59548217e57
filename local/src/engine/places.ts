import * as fs from 'fs';
import * as path from 'path';
import type { CsvSourceNode } from '../manifest';
import { findSource } from './input-files';
import type { TargetNode } from './target-node';

const EXTENSIONS: Readonly<Record<TargetNode['type'], string>> = { ParquetTarget: '', CsvTarget: '.csv', JsonTarget: '.json' };

/** Where the logical locations are on this machine: the user's files, and those that the run itself writes. */
export class Places {
  private readonly written = new Set<string>();

  /**
   * @param data folder of the user's files
   * @param next folder in which each location that is written gets a folder of its name
   */
  constructor(private readonly data: string, private readonly next: string) {}

  /** The files that a source reads. */
  sourceFiles(source: CsvSourceNode): readonly string[] {
    const folder = this.written.has(source.location) ? path.join(this.next, source.location) : this.data;
    const { files } = findSource(folder, source);
    if (files.length === 0) throw new Error(`node ${source.name}: no file for ${source.path} in ${folder}`);
    return files;
  }

  /** A location is read from here on where the run writes it. */
  markWritten(location: string): void {
    this.written.add(location);
  }

  /** The file or folder under which a table's files lie. */
  tableFolder(location: string, tablePath: string): string {
    return path.join(this.next, location, tablePath);
  }

  /**
   * The file that a target writes, its folder made and emptied of what an attempt before left; of a Parquet target the folder of its files.
   * A folder of CSV files is one file on this machine.
   */
  prepareTarget(node: TargetNode): string {
    const isFolder = node.path.endsWith('/');
    const place = path.join(this.next, node.location, isFolder ? node.path.slice(0, -1) + EXTENSIONS[node.type] : node.path);
    fs.rmSync(place, { recursive: true, force: true });
    fs.mkdirSync(node.type === 'ParquetTarget' && isFolder ? place : path.dirname(place), { recursive: true });
    return place;
  }
}
