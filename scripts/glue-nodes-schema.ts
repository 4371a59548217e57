/**
 * Makes docs/glue-nodes.schema.json, and src/render/glue-nodes/api-members.ts, from the model of AWS Glue's API that is in botocore:
 *
 *   python3 -m pip download --no-deps botocore==1.44.5
 *   unzip -p botocore-*.whl 'botocore/data/glue/2017-03-31/service-2.json.gz' | gunzip > service-2.json
 *   npx ts-node -P scripts/tsconfig.json scripts/glue-nodes-schema.ts service-2.json 1.44.5
 */
import * as fs from 'fs';
import * as path from 'path';

interface Shape {
  type: string;
  members?: Record<string, { shape: string }>;
  required?: string[];
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  enum?: string[];
  pattern?: string;
  min?: number;
  max?: number;
}

type Shapes = Record<string, Shape>;
type JsonSchema = Record<string, unknown>;

const ROOT = 'CodeGenConfigurationNodes';
const NODE = 'CodeGenConfigurationNode';

const OUTPUT = path.join(__dirname, '..', 'docs', 'glue-nodes.schema.json');
const MEMBERS = path.join(__dirname, '..', 'src', 'render', 'glue-nodes', 'api-members.ts');

function main([modelFile, version]: string[]): void {
  if (!modelFile || !version) {
    process.stderr.write('Give the path of service-2.json, and the version of botocore that it is from.\n');
    process.exitCode = 2;
    return;
  }
  const { shapes } = JSON.parse(fs.readFileSync(modelFile, 'utf8')) as { shapes: Shapes };
  fs.writeFileSync(OUTPUT, printed(schemaOf(shapes, version)));
  fs.writeFileSync(MEMBERS, membersOf(shapes, version));
}

function schemaOf(shapes: Shapes, version: string): JsonSchema {
  const names = [...reachable(shapes, ROOT)].sort();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `Made by scripts/glue-nodes-schema.ts from botocore ${version}, glue 2017-03-31 service-2.json; make it anew with that. `
      + 'The patterns are Java\'s: here they are anchored, a group around a whole pattern is taken away, and \\_ is _.',
    title: 'GlueNodes',
    description: 'CodeGenConfigurationNodes of a job of AWS Glue.',
    $ref: `#/definitions/${ROOT}`,
    definitions: Object.fromEntries(names.map((name) => [name, definition(name, shapes[name])])),
  };
}

function reachable(shapes: Shapes, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const { members = {}, member, key, value } = shapes[name];
  const parts = [...Object.values(members), ...[member, key, value].filter((part) => part !== undefined)];
  parts.forEach((part) => reachable(shapes, part.shape, seen));
  return seen;
}

function definition(name: string, shape: Shape): JsonSchema {
  switch (shape.type) {
    case 'structure': return { ...structure(shape), ...(name === NODE && { minProperties: 1, maxProperties: 1 }) };
    case 'list': return { type: 'array', items: ref(shape.member!), ...bounds(shape, 'Items') };
    case 'map': return { type: 'object', propertyNames: ref(shape.key!), additionalProperties: ref(shape.value!), ...bounds(shape, 'Properties') };
    case 'string': return text(shape);
    case 'boolean': return { type: 'boolean' };
    case 'integer':
    case 'long': return { type: 'integer', ...range(shape) };
    case 'double': return { type: 'number', ...range(shape) };
    // The command line of AWS prints text, an SDK may give seconds.
    case 'timestamp': return { type: ['string', 'number'] };
    default: throw new Error(`shape ${name}: the type ${shape.type} is not known here`);
  }
}

function structure({ members = {}, required = [] }: Shape): JsonSchema {
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(Object.entries(members).map(([member, of]) => [member, ref(of)])),
    additionalProperties: false,
  };
}

function text(shape: Shape): JsonSchema {
  return {
    type: 'string',
    ...(shape.enum && { enum: shape.enum }),
    ...(shape.pattern && { pattern: anchored(shape.pattern) }),
    ...bounds(shape, 'Length'),
  };
}

/** A Java pattern matches the whole text; `\_` is not allowed in a pattern of JavaScript with the flag u. */
function anchored(pattern: string): string {
  const bare = pattern.replace(/^\^|\$$/g, '').replace(/\\_/g, '_').replace(/^\((\[[^\]]*\])\)\*$/, '$1*');
  return `^${bare}$`;
}

function bounds({ min, max }: Shape, of: 'Items' | 'Properties' | 'Length'): JsonSchema {
  return { ...(min !== undefined && min > 0 && { [`min${of}`]: min }), ...(max !== undefined && { [`max${of}`]: max }) };
}

function range({ min, max }: Shape): JsonSchema {
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}

function ref({ shape }: { shape: string }): JsonSchema {
  return { $ref: `#/definitions/${shape}` };
}

/** A definition a line: small, and a change of the model is seen in the difference. */
function printed({ definitions, ...head }: JsonSchema): string {
  const lines = Object.entries(definitions as JsonSchema).map(([name, of]) => `    ${JSON.stringify(name)}: ${JSON.stringify(of)}`);
  const top = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${top.join(',\n')},\n  "definitions": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** The members of each type of node: all that a graph is checked for without the schema. */
function membersOf(shapes: Shapes, version: string): string {
  const types = Object.entries(shapes[NODE].members ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, { shape }]) => {
    const { members = {}, required = [] } = shapes[shape];
    return `  ${type}: '${Object.keys(members).map((member) => (required.includes(member) ? `${member}*` : member)).join(' ')}',`;
  });
  return `// Made by scripts/glue-nodes-schema.ts from botocore ${version}, glue 2017-03-31 service-2.json; make it anew with that.

/** The types of nodes that Glue's API has, and the members of each; those with a star are required. */
/* eslint-disable @stylistic/max-len */
export const API_MEMBERS: Readonly<Record<string, string>> = {
${types.join('\n')}
};
`;
}

main(process.argv.slice(2));
