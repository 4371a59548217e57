/** A kind that is added to the manifest's schema is asked for by the compiler, in few files; what is new besides, such as its class, is not counted. */
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { Compiler } from './compiler';
import { knownProperties } from './properties';
import * as schema from '../../docs/manifest.schema.json';
import { Counts, Tally } from '../support/tally';

const ROOT = path.resolve(__dirname, '../..');
const TYPES = 'src/manifest/schema.ts';
const NODE_TRAITS = 'src/manifest/node-traits.ts';

type Manifest = typeof schema;

/** A kind that is added, and where the compiler has to ask for it, besides the schema. */
interface Added {
  readonly name: string;
  /** Adds it to the schema. */
  readonly add: (manifest: Manifest) => void;
  /** Its line in the table of node traits: without it, which is asked for, a type of node is taken for a transform. */
  readonly traits?: string;
  readonly sources: readonly string[];
  readonly tests: readonly string[];
  /** How many sources there may be, the schema counted. */
  readonly most: number;
}

const OF_EVERY_NODE = [
  'local/src/glue-job/calls/call-table.ts', 'local/src/report/graph-node.ts', NODE_TRAITS, 'src/render/glue-nodes/node-model.ts',
  'src/render/pyspark/render-node.ts',
];
/** Where data is: what every construct asks a location, and not an option of a part. */
const PLACE = /^DataLocation\./;
const RANDOM_GLUE_NODES = 'local/test/glue-job/random-nodes.ts';

const ADDED: readonly Added[] = [
  {
    name: 'a transform',
    add: (manifest) => addNode(manifest, 'DropFieldsNode', 'Limit'),
    sources: [...OF_EVERY_NODE, 'local/src/engine/nodes/transforms.ts'],
    tests: [RANDOM_GLUE_NODES, 'test/engines/spark/random-nodes.ts'],
    most: 8,
  },
  {
    name: 'a source',
    add: (manifest) => addNode(manifest, 'ParquetSourceNode', 'DeltaSource'),
    traits: 'DeltaSource: SOURCE',
    sources: [...OF_EVERY_NODE, 'local/src/engine/input/input-files.ts', 'local/src/engine/input/source-node.ts'],
    tests: [RANDOM_GLUE_NODES, 'test/engines/spark/random-nodes.ts'],
    most: 8,
  },
  {
    name: 'a target',
    add: (manifest) => addNode(manifest, 'ParquetTargetNode', 'DeltaTarget'),
    traits: 'DeltaTarget: { ...TARGET, format: \'parquet\' }',
    sources: [...OF_EVERY_NODE, 'local/src/engine/output/targets.ts', 'src/render/pyspark/catalog-statements.ts'],
    tests: [RANDOM_GLUE_NODES, 'test/engines/spark/random-checks.ts'],
    most: 8,
  },
  {
    name: 'a rule',
    add: ({ definitions }) => definitions.ManifestRule.properties.kind.enum.push('Uniqueness'),
    sources: ['local/src/engine/quality/rule-check.ts', 'src/manifest/rule-traits.ts', 'src/render/pyspark/quality-node.ts'],
    tests: ['test/engines/spark/quality-checks.ts', 'test/quality/rulesets.ts'],
    most: 4,
  },
  {
    name: 'a visual',
    add: ({ definitions }) => definitions.ManifestVisual.properties.kind.enum.push('gauge'),
    sources: [
      'local/src/charts/index.ts', 'local/src/dashboard/browser/engine/results.ts', 'src/manifest/visual-traits.ts',
      'src/render/quicksight/visual-kinds.ts', 'src/render/quicksight/visual.ts',
    ],
    tests: ['local/test/dashboard/engine/random-visuals.ts', 'test/render/quicksight/arbitraries.ts'],
    most: 6,
  },
  {
    name: 'a filter',
    add: ({ definitions }) => definitions.ManifestFilter.properties.kind.enum.push('text'),
    sources: [
      'local/src/dashboard/browser/engine/control-options.ts', 'local/src/dashboard/browser/engine/filters.ts', 'src/render/quicksight/filters.ts',
    ],
    tests: [],
    most: 6,
  },
];

/** Adds each kind to a schema of its own, and asks the compiler. */
export async function testKinds(): Promise<Counts> {
  const tally = new Tally('kinds');
  const compiler = new Compiler();
  tally.add('the types are those of the schema', await typesOf(schema) === read(TYPES) ? undefined : `${TYPES} is not what the schema gives`);
  const wrong = compiler.wrongFiles();
  tally.add('all of it compiles as it is', wrong.length === 0 ? undefined : wrong.join(', '));
  const map = read('docs/ARCHITECTURE.md');
  const unnamed = ADDED.flatMap(({ sources, tests }) => [...sources, ...tests]).filter((file) => !map.includes(`\`${file}\``));
  tally.add('docs/ARCHITECTURE.md names each file', unnamed.length === 0 ? undefined : `not named: ${unnamed.join(', ')}`);
  for (const added of ADDED) {
    const asked = await askedFor(compiler, added);
    const { name, sources, tests, most } = added;
    const expected = [...sources, ...tests].sort();
    tally.add(`${name} is asked for in ${asked.join(', ')}`, asked.join() === expected.join() ? undefined : `expected: ${expected.join(', ')}`);
    const count = asked.filter((file) => !tests.includes(file)).length + 1;
    tally.add(`${name} touches ${count} sources, the schema counted; at most ${most}`, count <= most ? undefined : 'too many');
  }
  checkProperties(tally);
  return tally;
}

/** A property of the L3 is declared, checked and read: by three files. What many parts have in common is known to more. */
function checkProperties(tally: Tally): void {
  const known = knownProperties().filter(({ name }) => !PLACE.test(name));
  const [most, middle] = [known[0], known[Math.floor(known.length / 2)]];
  tally.add(
    `a property of the L3 is known in ${middle.files.length} source files in the middle of ${known.length}, at most in ${most.files.length} (${most.name})`,
    middle.files.length <= 3 && most.files.length <= 6 ? undefined : `expected: 3 and 6; those of ${most.name} are ${most.files.join(', ')}`,
  );
}

/** The files in which the compiler asks for a kind: those of its traits, and the others. */
async function askedFor(compiler: Compiler, { add, traits }: Added): Promise<string[]> {
  const manifest = structuredClone(schema) as Manifest;
  add(manifest);
  const types = { [TYPES]: await typesOf(manifest) };
  if (traits === undefined) return compiler.wrongFiles(types);
  const table = read(NODE_TRAITS).replace('const TRAITS = {\n', `const TRAITS = {\n  ${traits},\n`);
  return [...compiler.wrongFiles({ ...types, [NODE_TRAITS]: table }), NODE_TRAITS].sort();
}

/** A node with the members of another one. */
function addNode({ definitions }: Manifest, like: 'DropFieldsNode' | 'ParquetSourceNode' | 'ParquetTargetNode', type: string): void {
  const node = structuredClone(definitions[like]);
  node.properties.type.const = type;
  Object.assign(definitions, { [`${type}Node`]: node });
  definitions.ManifestNode.oneOf.push({ $ref: `#/definitions/${type}Node` });
}

/** The types of a schema, as `npm run compile` makes them. */
function typesOf(manifest: Manifest): Promise<string> {
  return compile(JSON.parse(JSON.stringify(manifest)), 'manifest', { additionalProperties: false, ignoreMinAndMaxItems: true });
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}
