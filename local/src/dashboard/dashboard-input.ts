import * as path from 'path';
import { loadManifest } from '../assembly/assembly';
import { outFolders } from '../engine/output/target-places';
import { UserError } from '../errors';
import { IS_KIND, kindOf } from '../file-kind';
import type { ManifestDashboard, PipelineManifest } from '../manifest';
import { findBrowser } from './browser-on-machine';
import { drawnTables, findTables, WarehouseTable } from './warehouse';
import { Workspace } from '../output/workspace';
import { writeProblem } from '../output/write-aside';

/** What the command is called with. */
export interface DashboardOptions {
  /** Folder of the tables, or that a run wrote to. */
  readonly warehouse: string;
  /** File to write. */
  readonly out: string;
  /** Folder of the pictures, where they are asked for. */
  readonly png?: string;
  readonly pipeline?: string;
}

/** What is to be drawn, and of what. */
export interface DashboardInput {
  readonly manifest: PipelineManifest;
  readonly dashboard: ManifestDashboard;
  readonly tables: readonly WarehouseTable[];
  /** Path of the browser that takes the pictures, where they are asked for. */
  readonly browser?: string;
}

/** What was found, with all that is wrong so far; without an input there is nothing that could be looked at further. */
export interface FoundInput {
  readonly input?: DashboardInput;
  readonly problems: readonly string[];
}

/**
 * Looks at all that a dashboard is to be made of. What a killed run left half switched in the output folder is completed first.
 *
 * @throws UserError where there is nothing wrong but the assembly: its own error says more; or where a run is at work in the folder
 */
export function findInput(assembly: string, options: DashboardOptions): FoundInput {
  const loaded = load(assembly, options);
  if (!(loaded instanceof UserError)) Workspace.settle(options.warehouse, outFolders(loaded.jobs));
  const problems = [...outputProblems(options), ...warehouseProblems(options.warehouse)];
  const browser = options.png === undefined ? undefined : findBrowser();
  if (browser !== undefined && 'problem' in browser) problems.push(`--png: ${browser.problem}`);
  const manifest = manifestOf(loaded, problems);
  const dashboard = manifest?.dashboard;
  if (manifest !== undefined && dashboard === undefined) {
    problems.push(`${assembly}: the pipeline ${manifest.pipeline} has no dashboard; give it one in the construct library and run \`cdk synth\` again`);
  }
  if (manifest === undefined || dashboard === undefined || !isFolder(options.warehouse)) return { problems };
  const tables = findTables(options.warehouse, drawnTables(manifest, dashboard));
  const found = browser !== undefined && 'browser' in browser ? { browser: browser.browser } : {};
  return { input: { manifest, dashboard, tables: tables.found, ...found }, problems: [...problems, ...tables.problems.map((problem) => `--warehouse: ${problem}`)] };
}

function outputProblems({ out, png }: DashboardOptions): string[] {
  const places = [{ option: '--out', problem: writeProblem(out, 'file') }, ...png === undefined ? [] : [{ option: '--png', problem: writeProblem(png, 'folder') }]];
  const problems = places.flatMap(({ option, problem }) => (problem === undefined ? [] : [`${option} ${problem}`]));
  if (png === undefined) return problems;
  const inPictures = path.relative(path.resolve(png), path.resolve(out));
  if (inPictures === '') problems.push(`--out and --png name one place, got: ${out}; a file and a folder cannot be one`);
  if (/^[^/\\]+\.png$/.test(inPictures)) problems.push(`--out ${out}: a picture of --png may have this name; give the page another`);
  return problems;
}

function warehouseProblems(folder: string): string[] {
  if (isFolder(folder)) return [];
  const kind = kindOf(folder);
  return [`--warehouse ${folder}: ${kind === 'nothing' ? 'no such folder' : `${IS_KIND[kind]}; give the folder of the tables`}`];
}

function isFolder(place: string): boolean {
  return kindOf(place) === 'folder';
}

function load(assembly: string, { pipeline }: DashboardOptions): PipelineManifest | UserError {
  try {
    return loadManifest(assembly, pipeline);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** @param problems gets what is wrong with the manifest, after what else is */
function manifestOf(loaded: PipelineManifest | UserError, problems: string[]): PipelineManifest | undefined {
  if (!(loaded instanceof UserError)) return loaded;
  if (problems.length === 0) throw loaded;
  problems.push(loaded.advice, ...loaded.problems);
  return undefined;
}
