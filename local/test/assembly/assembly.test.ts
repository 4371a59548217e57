import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { findManifests, loadManifest } from '../../src/assembly/assembly';
import type { CatalogTargetNode, CsvTargetNode, ManifestNode } from '../../src/manifest';
import { copyPipeline, csvSource, fields, parquet, pipeline } from '../support/manifests';

let assembly: string;
beforeEach(() => { assembly = fs.mkdtempSync(path.join(os.tmpdir(), 'assembly-')); });
afterEach(() => fs.rmSync(assembly, { recursive: true }));

function write(name: string, manifest: unknown): void {
  const file = path.join(assembly, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
}

const named = (name: string) => ({ ...copyPipeline('id'), pipeline: name });

test('is found in the assembly and in nested stages, not in assets', () => {
  write('Stack.Spotify.pipeline.json', named('Stack/Spotify'));
  write('assembly-Prod/ProdStack.Spotify.pipeline.json', named('Prod/Stack/Spotify'));
  write('asset.0123/Mine.pipeline.json', 'mine');
  expect(findManifests(assembly).map((file) => path.relative(assembly, file))).toEqual(['Stack.Spotify.pipeline.json', 'assembly-Prod/ProdStack.Spotify.pipeline.json']);
});

describe('with several pipelines', () => {
  beforeEach(() => ['Stack/Spotify', 'Prod/Stack/Spotify', 'Prod/Stack/Other'].forEach((name) => write(`${name.replace(/\//g, '..')}.pipeline.json`, named(name))));

  test.each([['Stack/Spotify', 'Stack/Spotify'], ['Prod/Stack/Spotify', 'Prod/Stack/Spotify'], ['Other', 'Prod/Stack/Other']])('%s chooses %s', (name, chosen) => {
    expect(loadManifest(assembly, name).pipeline).toBe(chosen);
  });

  test('one must be chosen; the error lists them', () => {
    expect(() => loadManifest(assembly)).toThrow(/--pipeline NAME[^]*--pipeline Prod\/Stack\/Other\n--pipeline Prod\/Stack\/Spotify\n--pipeline Stack\/Spotify/);
    expect(() => loadManifest(assembly, 'Spotify')).toThrow(/more than one fits `Spotify`[^]*Prod\/Stack\/Spotify\n--pipeline Stack\/Spotify$/);
    expect(() => loadManifest(assembly, 'Nothing')).toThrow(/none fits `Nothing`[^]*Other/);
  });
});

test.each([
  ['no folder', () => path.join(assembly, 'nothing'), 'no such folder'],
  ['a file', () => { write('x', ''); return path.join(assembly, 'x'); }, 'is a file; expected a folder'],
  ['no pipeline in it', () => assembly, 'holds no pipeline'],
])('%s: says to synthesize', (_name, folder, problem) => {
  expect(() => loadManifest(folder())).toThrow(/run `cdk synth` first/);
  expect(() => loadManifest(folder())).toThrow(problem);
});

const source = csvSource('items', fields('id'));
const catalogTarget = (id: string): CatalogTargetNode => (
  { type: 'CatalogTarget', id, name: id, inputs: ['items'], schema: source.schema, database: id, table: 'tracks', nodeType: 'CatalogTarget', partitionKeys: [] }
);
const csvTarget = (id: string, folder: string): CsvTargetNode => (
  { type: 'CsvTarget', id, name: id, inputs: ['items'], schema: source.schema, location: 'warehouse', path: folder, partitionKeys: [], compression: 'uncompressed', separator: ',', quote: '"' }
);
const mappingTo = (toType: string): ManifestNode => (
  { type: 'ApplyMapping', id: 'm', name: 'M', inputs: ['items'], schema: source.schema, mappings: [{ from: 'id', fromType: 'string', to: 'id', toType }] }
);
test.each<[string, unknown, string]>([
  ['of another version', { ...copyPipeline('id'), version: 2 }, 'its version is 2; this command reads version 1'],
  ['without a version', {}, 'its version is missing'],
  ['with a type that there is not', pipeline([{ ...source, type: 'ExcelSource' } as never, parquet(source)]), '/jobs/0/nodes/0 value of tag "type" must be in oneOf'],
  ['without something', { ...copyPipeline('id'), queries: undefined }, "must have required property 'queries'"],
  ['whose node comes before its input', pipeline([parquet(source), source]), 'node Write: its input items is no earlier node'],
  ['with an id twice', pipeline([source, source, parquet(source)]), 'two nodes have the id items'],
  ['with a path that leaves its location', pipeline([source, parquet(source, { path: '../../x/' })]), 'the path ../../x/ leaves its location'],
  ['with a date pattern that is not supported', pipeline([csvSource('items', fields('day:date'), { dateFormats: ['d MMM yyyy'] }), parquet(source)]), '`d MMM yyyy`: d, MMM is not supported'],
  ['with fewer names in a header than columns', pipeline([csvSource('items', fields('a b'), { byName: { headers: ['a'], optional: [], surplus: 'refuse' } }), parquet(source)]),
    'node Read items: byName.headers has 1 name for 2 columns'],
  ['with a type that is other SQL', pipeline([source, mappingTo("VARCHAR), (FROM read_text('x')"), parquet(source)]), '/jobs/0/nodes/1/mappings/0/toType must match pattern'],
  ['with a decimal type that is other SQL', pipeline([csvSource('items', fields('n:decimal(1,1)--')), parquet(source)]), '/jobs/0/nodes/0/schema/0/type must match pattern'],
  ['with two targets of one place', pipeline([source, parquet(source, { id: 'a' }), parquet(source, { id: 'b' })]), 'two targets write warehouse/result/'],
  ['with a target in the folder of another', pipeline([source, parquet(source, { id: 'a', path: '/' }), parquet(source, { id: 'b' })]), 'two targets write into each other: warehouse/result/ lies in warehouse/'],
  ['with a file that is named as the folder of another target', pipeline([source, csvTarget('a', 'rows/'), parquet(source, { id: 'b', path: 'rows.csv/' })]),
    'two targets write into each other: warehouse/rows.csv lies in warehouse/rows.csv/'],
  ['with two tables of one name', pipeline([source, catalogTarget('one'), catalogTarget('two')]), 'two targets write warehouse/tracks/'],
  ['with a table whose name leaves the warehouse', pipeline([source, { ...catalogTarget('one'), table: '../tracks' }]), 'the path ../tracks leaves its location'],
  ['with a table that nothing writes', { ...copyPipeline('id'), tables: [{ ...copyPipeline('id').tables[0], path: 'other/' }] }, 'table result: no Parquet target writes warehouse/other/'],
])('%s is refused', (_name, manifest, problem) => {
  write('X.pipeline.json', manifest as object);
  expect(() => loadManifest(assembly)).toThrow(problem);
});

test('that is no JSON is refused', () => {
  write('X.pipeline.json', '{');
  expect(() => loadManifest(assembly)).toThrow(/Run `cdk synth` again[^]*X\.pipeline\.json/);
});
