import * as fs from 'fs';
import * as path from 'path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { ManifestJob, ManifestNode, PipelineManifest } from 'cdk-spotify-analytics/manifest';
import { isTarget, isTextSource, pathsOf, plainPatterns, TargetNode, TextSourceNode, WHOLE_LOCATION, isWithin } from 'cdk-spotify-analytics/manifest';
import { datetimePattern } from '../engine/input/datetime-pattern';
import { clashOf, targetPlace, writesTable } from '../engine/output/target-places';
import { counted } from '../text/counts';
import { nodeNamed } from '../text/few';

/** The version of the manifest's format that this package reads. */
const VERSION = 1;

/**
 * What is wrong with a manifest: its version, its shape (by the JSON Schema), and what a schema cannot say:
 * every node stands after its inputs, ids are unique, and no path leaves its location.
 *
 * @returns one line for each problem, none for a manifest that can be run
 */
export function manifestProblems(value: unknown): string[] {
  const version = (value as { version?: unknown } | null)?.version;
  if (version !== VERSION) {
    return [`its version is ${JSON.stringify(version) ?? 'missing'}; this command reads version ${VERSION}`];
  }
  const validate = validator();
  if (!validate(value)) return (validate.errors ?? []).map(shapeProblem);
  const manifest = value as PipelineManifest;
  return [...manifest.jobs.flatMap(jobProblems), ...pathProblems(manifest), ...targetProblems(manifest)];
}

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  compiled ??= new Ajv({ allErrors: true, discriminator: true, allowUnionTypes: true }).compile(JSON.parse(fs.readFileSync(schemaFile(), 'utf8')));
  return compiled;
}

/** Beside the compiled code; run from its sources, the one in the repository's docs. */
function schemaFile(): string {
  const beside = path.join(__dirname, '..', 'manifest.schema.json');
  return fs.existsSync(beside) ? beside : path.join(__dirname, '..', '..', '..', 'docs', 'manifest.schema.json');
}

function shapeProblem(error: ErrorObject): string {
  const detail = Object.values(error.params).filter((param) => typeof param === 'string' && !error.message?.includes(param));
  return [`${error.instancePath || '/'} ${error.message ?? error.keyword}`, ...detail].join(': ');
}

function jobProblems(job: ManifestJob): string[] {
  const seen = new Set<string>();
  return job.nodes.flatMap((node) => {
    const missing = node.inputs.filter((input) => !seen.has(input));
    const repeated = seen.has(node.id) ? [`job ${job.name}: two nodes have the id ${node.id}`] : [];
    seen.add(node.id);
    const formats = isTextSource(node) ? [...formatProblems(node), ...headerProblems(node)].map((problem) => `job ${job.name}, ${nodeNamed(node.name)}: ${problem}`) : [];
    return [...missing.map((input) => `job ${job.name}, ${nodeNamed(node.name)}: its input ${input} is no earlier node`), ...repeated, ...formats];
  });
}

function formatProblems(source: TextSourceNode): string[] {
  const types = new Set(source.schema.map((field) => field.type));
  const patterns = [...(types.has('date') ? source.dateFormats : []), ...(types.has('timestamp') ? source.timestampFormats : [])];
  return patterns.flatMap((pattern) => {
    try {
      plainPatterns(pattern).forEach(datetimePattern);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}

function headerProblems(source: TextSourceNode): string[] {
  if (source.type !== 'CsvSource' || source.byName === undefined) return [];
  const [names, columns] = [source.byName.headers.length, source.schema.length];
  return names === columns ? [] : [`byName.headers has ${counted(names, 'name')} for ${counted(columns, 'column')}`];
}

function pathProblems(manifest: PipelineManifest): string[] {
  const places = [
    ...manifest.jobs.flatMap((job) => job.nodes.flatMap((node) => namesOf(node).map((each) => ({ where: `job ${job.name}, ${nodeNamed(node.name)}`, path: each })))),
    ...manifest.tables.map((table) => ({ where: `table ${table.name}`, path: table.path })),
  ];
  return places.filter((place) => leavesItsFolder(place.path)).map((place) => `${place.where}: the path ${place.path} leaves its location`);
}

/** What becomes a name of a file or folder on this machine. */
function namesOf(node: ManifestNode): string[] {
  return node.type === 'CatalogSource' || node.type === 'CatalogTarget' ? [`${node.database}.${node.table}`, node.table] : pathsOf(node);
}

/** Each place has one target, none lies in another's folder, and each table is what a target writes. */
function targetProblems(manifest: PipelineManifest): string[] {
  const targets = manifest.jobs.flatMap((job) => job.nodes.filter(isTarget));
  const places = targets.map(targetPlace);
  const repeated = new Set(places.filter((place, index) => places.indexOf(place) < index));
  const writing = (place: string): TargetNode[] => targets.filter((_, index) => places[index] === place);
  const nested = places.flatMap((place) => places.filter((other) => place.endsWith('/') && other !== place && isWithin(other, place)).map((other) => ({ place, other })));
  const unwritten = manifest.tables.filter((table) => !targets.some((node) => writesTable(node, table)));
  return [
    ...[...repeated].map((place) => `two targets write ${place}: ${clashOf(writing(place))}`),
    ...nested.map(({ place, other }) => `two targets write into each other: ${other} lies in ${place}`),
    ...unwritten.map((table) => `table ${table.name}: no Parquet target writes ${table.location}/${table.path}`),
  ];
}

function leavesItsFolder(relative: string): boolean {
  if (relative === WHOLE_LOCATION) return false;
  const resolved = path.normalize(relative);
  return path.isAbsolute(resolved) || resolved.split(path.sep)[0] === '..' || relative.includes('\0');
}
