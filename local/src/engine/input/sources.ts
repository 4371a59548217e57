import * as path from 'path';
import { isSource, OptionalColumn, SourceNode } from 'cdk-spotify-analytics/manifest';
import { CsvFiles, groupByColumns, lackedByAll } from './csv-columns';
import { CsvFault } from './csv-fault';
import { partitionOf } from './folder-partitions';
import { plainFile } from './gzip';
import type { SourceFiles } from './input-files';
import { identifiers } from '../database/sql';
import type { JobContext } from '../job-context';
import { readJson } from './json-read';
import { LineCopy, readLineByLine, TextFile } from './line-by-line';
import { compileParquet, examineParquet, ParquetFiles } from './parquet-files';
import { isSafeInPart } from './partial-read';
import { recodedFile, Recoding } from './recoding';
import { asFileSource, FileSourceNode } from './source-node';
import { UserError } from '../../errors';
import type { CsvSourceNode, JsonSourceNode, ManifestJob, ManifestNode } from '../../manifest';
import { condition, isConditional } from '../database/user-sql';
import { readText } from '../nodes/csv-source';
import { fieldOf } from '../nodes/select';
import { compileText, OnMisfit } from '../nodes/text-source';

/** A source with its files. */
export interface OpenSource<N extends FileSourceNode = FileSourceNode> {
  readonly reader: N;
  /** Whether it is a table of the Data Catalog. */
  readonly isTable: boolean;
  readonly found: SourceFiles;
  /** Of those found, what the engine reads: it knows a compressed file by `.gz` alone, not by `.GZ`. */
  readonly files: readonly string[];
  /** The same, of CSV files by where their columns stand. */
  readonly csv: readonly CsvFiles[];
  /** The optional columns that none of the files has. */
  readonly lacking: readonly string[];
}

/** The sources of a job, with the files that they read. */
export class JobSources {
  /**
   * Finds and looks at the files of a job's sources. JSON files are read whole.
   *
   * @throws UserError with all that makes files unreadable
   */
  static async open(job: ManifestJob, context: JobContext): Promise<JobSources> {
    const sources = new Map<string, OpenSource>();
    const problems: string[] = [];
    for (const node of job.nodes.filter(isSource)) sources.set(node.id, await openSource(node, context, problems));
    throwProblems(problems);
    const parquet = new Map<string, ParquetFiles>();
    const copies: LineCopy[] = [];
    for (const source of sources.values()) {
      const { reader, found } = source;
      switch (reader.type) {
        case 'ParquetSource': {
          const examined = await examineParquet(context.database, reader, found);
          if ('faults' in examined) problems.push(...examined.faults);
          else parquet.set(reader.id, examined);
          break;
        }
        case 'JsonSource': {
          context.step(`Reading ${reader.name}`);
          const copy = readJson(reader, await textFiles(source, context.workFolder), copyOf(reader, context.workFolder), source.isTable);
          if ('faults' in copy) problems.push(...copy.faults);
          else copies.push(copy);
          break;
        }
        case 'CsvSource': {
          // Its statement reads it, unless quotes are escaped: the engine refuses an escape before any other character.
          if (reader.escape === undefined) break;
          context.step(`Reading ${reader.name}`);
          const copy = readLineByLine(reader, await textFiles(source, context.workFolder), copyOf(reader, context.workFolder));
          if ('faults' in copy) problems.push(...copy.faults);
          else copies.push(copy);
          break;
        }
      }
    }
    throwProblems(problems);
    return new JobSources(job.name, sources, parquet, copies, context.workFolder);
  }

  private constructor(
    private readonly job: string,
    private readonly sources: ReadonlyMap<string, OpenSource>,
    private readonly parquet: ReadonlyMap<string, ParquetFiles>,
    /** The sources that are read line by line in any case. */
    readonly copies: readonly LineCopy[],
    private readonly workFolder: string,
  ) {}

  /** The optional columns that no file of a source has. */
  get lacking(): OptionalColumn[] {
    return [...this.sources.values()].flatMap(({ reader, lacking }) => lacking.map((column) => ({ job: this.job, source: reader.name, column })));
  }

  /** A source that the engine reads as CSV; nothing where it is something else. */
  csv(node: ManifestNode): OpenSource<CsvSourceNode> | undefined {
    return this.allCsv().find(({ reader }) => reader.id === node.id);
  }

  /** The sources that the engine reads as CSV. */
  allCsv(): OpenSource<CsvSourceNode>[] {
    return [...this.sources.values()].filter(isCsv).filter(({ reader }) => !this.copies.some((copy) => copy.source.id === reader.id));
  }

  /**
   * A source's statement.
   *
   * @param copies the sources in which what does not fit is null
   * @param onMisfit what becomes of it in all others; null where these were read before
   */
  async compile(node: SourceNode, columns: readonly string[], copies: readonly LineCopy[], onMisfit: OnMisfit): Promise<string> {
    if (!isConditional(node)) return this.compileFiles(node, columns, copies, onMisfit);
    const all = await this.compileFiles(node, node.schema.map(({ name }) => name), copies, onMisfit);
    const list = columns.length > 0 ? identifiers(columns.map((name) => fieldOf(node, name).name)) : 'true AS "row"';
    return `SELECT ${list} FROM (${all}) WHERE ${condition(node)}`;
  }

  private async compileFiles(node: SourceNode, columns: readonly string[], copies: readonly LineCopy[], onMisfit: OnMisfit): Promise<string> {
    const source = this.sources.get(node.id);
    if (!source) throw new Error(`node ${node.name} was not opened`);
    const { reader, csv } = source;
    const copy = copies.find((candidate) => candidate.source.id === node.id);
    if (copy) return compileText(copy.source, copy.table, 'null', columns);
    switch (reader.type) {
      case 'CsvSource': {
        const isInPart = onMisfit === 'fail' && (reader.byName !== undefined || columns.length < reader.schema.length);
        const isWhole = isInPart && !(await textFiles(source, this.workFolder)).every(({ plain }) => isSafeInPart(plain, reader));
        return compileText(reader, readText(reader, csv, isWhole), onMisfit, columns);
      }
      case 'JsonSource': throw new Error(`node ${node.name} was not read`);
      case 'ParquetSource': return compileParquet(reader, this.parquet.get(node.id)!, columns);
    }
  }
}

async function openSource(node: SourceNode, { places, workFolder }: JobContext, problems: string[]): Promise<OpenSource> {
  const found = places.source(node);
  const reader = asFileSource(node, found.format);
  const files: string[] = [];
  for (const file of found.files) {
    try {
      files.push(file.endsWith('.gz') && recodingOf(reader) === undefined ? file : await textFile(file, reader, workFolder));
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      problems.push(`${file}: line ${error.line}: ${error.message}`);
    }
  }
  const isTable = node.type === 'CatalogSource';
  if (reader.type !== 'CsvSource') return { reader, isTable, found, files, csv: [], lacking: [] };
  return { reader, isTable, found, files, csv: groupByColumns(reader, files, found.files, found.root), lacking: lackedByAll(reader, files) };
}

function isCsv(source: OpenSource): source is OpenSource<CsvSourceNode> {
  return source.reader.type === 'CsvSource';
}

function throwProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new UserError('Correct the input files. Nothing was changed.', problems);
}

/** The files of a source, each as it is without compression, in UTF-8. */
export async function textFiles({ reader, found }: OpenSource, workFolder: string): Promise<TextFile[]> {
  const texts: TextFile[] = [];
  for (const name of found.files) {
    const plain = await textFile(name, reader, workFolder);
    texts.push({ name, plain, isPart: found.isFolder, partition: partitionOf(name, found.root) });
  }
  return texts;
}

/** A file without compression, in UTF-8: itself, or a copy of it. */
async function textFile(file: string, reader: FileSourceNode, workFolder: string): Promise<string> {
  const plain = await plainFile(file, workFolder);
  const encoding = recodingOf(reader);
  return encoding === undefined ? plain : recodedFile(plain, encoding, workFolder);
}

function recodingOf(reader: FileSourceNode): Recoding | undefined {
  return reader.type === 'CsvSource' ? reader.encoding : undefined;
}

/** Where the copy of a source is written that is read line by line. */
export function copyOf(source: CsvSourceNode | JsonSourceNode, workFolder: string): string {
  return path.join(workFolder, `${source.id}.csv`);
}
