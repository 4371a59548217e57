import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { DuckDBInstance, type Json } from '@duckdb/node-api';
import { Captured } from './captured';
import { main } from '../../src/cli';
import type { PipelineManifest } from '../../src/manifest';
import type { RunReport } from '../../src/run-report';

export interface Called {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the command line in this process. */
export async function call(...args: string[]): Promise<Called> {
  return callOn(new Captured(), ...args);
}

/** Calls the command line in this process, on a terminal of a test. */
export async function callOn({ terminal, stdout, stderr }: Captured, ...args: string[]): Promise<Called> {
  const status = await main(args, terminal);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

/** The rows of a query in an engine of its own. */
export async function query(sql: string): Promise<Json[][]> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A temporary folder with an assembly, input files and an output folder. */
export class Sandbox {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spotify-pipeline-'));
  readonly assembly = path.join(this.folder, 'cdk.out');
  readonly data = path.join(this.folder, 'data');
  readonly out = path.join(this.folder, 'out');

  constructor(manifest: PipelineManifest, files: Readonly<Record<string, string | Buffer>> = {}) {
    this.write('cdk.out/Test.pipeline.json', JSON.stringify(manifest));
    fs.mkdirSync(this.data);
    for (const [name, content] of Object.entries(files)) this.write(path.join('data', name), content);
  }

  write(name: string, content: string | Buffer): void {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }

  run(...args: string[]): Promise<Called> {
    return call('run', this.assembly, '--data', this.data, '--out', this.out, ...args);
  }

  /** Runs, and expects that all held. */
  async succeed(...args: string[]): Promise<RunReport> {
    const called = await this.run('--json', ...args);
    if (called.status !== 0) throw new Error(called.stderr);
    return JSON.parse(called.stdout) as RunReport;
  }

  /** The rows of the table `result`. */
  rows(columns = '*', table = 'result'): Promise<Json[][]> {
    return query(`SELECT ${columns} FROM read_parquet('${this.out}/warehouse/${table}/**/*.parquet', hive_partitioning = true)`);
  }

  read(name: string): string {
    return fs.readFileSync(path.join(this.out, name), 'utf8');
  }

  /** All files under the output folder, with their content. */
  tree(): Record<string, string> {
    return treeOf(this.out);
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** All files under a folder by name, with their content; nothing where it is missing. */
export function treeOf(folder: string): Record<string, string> {
  if (!fs.existsSync(folder)) return {};
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(entries.filter((entry) => entry.isFile()).map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), fs.readFileSync(file, 'latin1')];
  }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sandboxes: Sandbox[] = [];

/** A sandbox that is removed after the test. */
export function sandbox(manifest: PipelineManifest, files: Readonly<Record<string, string | Buffer>> = {}): Sandbox {
  const made = new Sandbox(manifest, files);
  sandboxes.push(made);
  return made;
}

/** Removes the sandboxes made since. */
export function removeSandboxes(): void {
  sandboxes.splice(0).forEach((made) => made.remove());
}
