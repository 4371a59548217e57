import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { DuckDBConnection, DuckDBInstance, type Json, version } from '@duckdb/node-api';
import { EngineError, hasKind } from '../engine-error';
import { literal } from './sql';

/** What the engine may hold in memory; joins and tables beyond that go to disk. Node and the file buffers come on top. */
const MEMORY_LIMIT_MB = 256;

/** Of the machine's memory, the share that the engine may take where a statement cannot do with less. */
const MAX_MEMORY_SHARE = 0.6;

/** What this class sets while statements run. All else stays as it is at the beginning. */
const SET_LATER = ['memory_limit', 'preserve_insertion_order', 'allocator_bulk_deallocation_flush_threshold'];

/** What statements may touch beside the folder for temporary files. */
export interface Reach {
  /** Files that are read. */
  readonly files?: readonly string[];
  /** Folders in which files are read and written, and those under them. */
  readonly folders?: readonly string[];
}

/** A value as the engine gives it to JavaScript: numbers, booleans, null; all else as text. */
export type Value = Json;

/**
 * Statements after which the engine opens nothing else, by whatever way: it looks at where links lead.
 * https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
 */
function fence({ files = [], folders = [] }: Reach): string[] {
  return [
    `SET allowed_paths = ${list(files)}`,
    `SET allowed_directories = ${list(folders)}`,
    `SET allowed_configs = ${list(SET_LATER)}`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
}

function list(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

async function engine<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new EngineError(error);
  }
}

/**
 * One DuckDB in memory. No statement, whoever wrote it, touches more than it was opened with, loads an extension or reaches for the network.
 */
export class Database {
  /** Version of the engine. */
  static readonly version = version();

  /**
   * @param tempDirectory folder for what does not fit in memory
   */
  static async open(tempDirectory: string, reach: Reach = {}): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      memory_limit: `${MEMORY_LIMIT_MB}MB`,
      temp_directory: tempDirectory,
      threads: `${os.availableParallelism()}`,
      // Rows have no order of their own; keeping the files' order costs time and memory. Answers are ordered by their queries.
      preserve_insertion_order: 'false',
    });
    const connection = await instance.connect();
    // It takes the wrong first rows of `row_number() OVER (ORDER BY x NULLS LAST) <= n` where x can be null (1.5.6).
    await connection.run("SET disabled_optimizers = 'top_n_window_elimination'");
    for (const setting of fence(reach)) await connection.run(setting);
    return new Database(instance, connection, tempDirectory);
  }

  private limitMb = MEMORY_LIMIT_MB;

  private constructor(
    private readonly instance: DuckDBInstance, private readonly connection: DuckDBConnection, private readonly tempDirectory: string,
  ) {}

  /** Runs a statement. @returns the number of rows that it wrote, for those that write */
  async run(sql: string): Promise<number> {
    return this.withMemory(async () => (await this.connection.run(sql)).rowsChanged);
  }

  /** Makes a table of a query's rows. @returns their number */
  async createTable(name: string, select: string): Promise<number> {
    return this.count(`CREATE TABLE ${name} AS ${select}`);
  }

  /**
   * Works with tables that would take much memory: those of a catalog of this name are in a file, gone afterwards, and compressed there.
   * What is freed meanwhile goes back to the machine at once. By default some 80 MB of it stay with the process, and the job is faster.
   */
  async withCatalogOnDisk<T>(name: string, work: () => Promise<T>): Promise<T> {
    const file = path.join(this.tempDirectory, `${name}.duckdb`);
    fs.mkdirSync(this.tempDirectory, { recursive: true });
    await this.run(`ATTACH ${literal(file)} AS ${name}`);
    await this.run("SET allocator_bulk_deallocation_flush_threshold = '1MB'");
    try {
      return await work();
    } finally {
      await this.run('RESET allocator_bulk_deallocation_flush_threshold');
      await this.run(`DETACH ${name}`);
      fs.rmSync(file, { force: true });
    }
  }

  /** The rows of a query. */
  async rows(sql: string): Promise<Value[][]> {
    return this.withMemory(async () => (await this.connection.runAndReadAll(sql)).getRowsJson());
  }

  /** The rows of a query, as many at a time as the engine gives. */
  async *stream(sql: string): AsyncGenerator<Value[][]> {
    const result = await engine(() => this.connection.stream(sql));
    const rows = result.yieldRowsJson();
    for (;;) {
      const next = await engine(() => rows.next());
      if (next.done) return;
      yield next.value;
    }
  }

  /** The single number that a query gives. */
  async count(sql: string): Promise<number> {
    return Number((await this.rows(sql))[0][0]);
  }

  /** The columns that a query would give. */
  async columns(sql: string): Promise<string[]> {
    const prepared = await engine(() => this.connection.prepare(sql));
    return Array.from({ length: prepared.columnCount }, (_, index) => prepared.columnName(index));
  }

  /** From here on a query's rows come in the order that it asks for, however it is wrapped. */
  async keepOrder(): Promise<void> {
    await this.run('SET preserve_insertion_order = true');
  }

  /** Ends the statement that runs, which then fails. */
  interrupt(): void {
    this.connection.interrupt();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /**
   * Runs a statement, again with twice the memory when that was not enough: not every one can go on on disk.
   * A statement that fails leaves nothing.
   */
  private async withMemory<T>(statement: () => Promise<T>): Promise<T> {
    const maxMb = os.totalmem() * MAX_MEMORY_SHARE / 1e6;
    for (;;) {
      try {
        return await engine(statement);
      } catch (error) {
        if (!hasKind(error, 'Out of Memory') || this.limitMb * 2 > maxMb) throw error;
        this.limitMb *= 2;
        await engine(() => this.connection.run(`SET memory_limit = '${this.limitMb}MB'`));
      }
    }
  }
}
