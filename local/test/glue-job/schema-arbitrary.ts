import * as fs from 'fs';
import * as path from 'path';
import * as fc from 'fast-check';

/** The part of JSON Schema that `docs/glue-nodes.schema.json` is written in. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

const { definitions } = JSON.parse(fs.readFileSync(path.join(__dirname, '../../../docs/glue-nodes.schema.json'), 'utf8')) as {
  readonly definitions: Readonly<Record<string, JsonSchema>>;
};

const nodeSchemas = definitions.CodeGenConfigurationNode.properties!;

/** The node types, by their names in the API. */
export const NODE_TYPES: readonly string[] = Object.keys(nodeSchemas);

/** What a node of a type is made of. */
export function membersOf(type: string): JsonSchema {
  return resolved(nodeSchemas[type]);
}

/** Texts that mean something to a node, and texts that are hard to write in a program. */
const TEXTS = [
  'id', 'track_id', '.track_id', '`.track_id`', '`id`', 'a.b', '`a.b`', 'Genre', 'count(id)', 'string', 'int', 'bigint', 'long', 'decimal(10,2)', 'array<string>',
  's3://music-lake/albums.csv', 's3://music-lake/albums/', 's3://music-lake', 's3://music-lake/', 's3://Music_Lake/a b/', 's3://1-lake/x', 's3://music-lake/*.csv', 'hdfs://x/y',
  'SELECT id FROM albums', 'SELECT "id"\nFROM albums -- `x`\n', 'Rules = [ RowCount > 0 ]', '^pop$', '(?=pop)', '50', 'true', 'null', '',
  '*/', '${x}', "it's", '"quoted"', '\\', '\t', '\r\n', '\u2028', '\u202e', 'größe', '日本', '𝄞', '__proto__', 'constructor', 'default', 'x'.repeat(300),
];

/** Numbers of optional members and of entries get small with depth, since some definitions hold themselves. */
const DEEPEST = 5;

/** Values that a schema allows. */
export function valuesOf(schema: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valuesOf(definitions[schema.$ref.split('/').at(-1)!], depth);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string': return texts(schema);
    case 'boolean': return fc.boolean();
    case 'integer': return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1000 });
    case 'number': return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 1000, noNaN: true });
    case 'array': return lists(schema, depth);
    case undefined:
    default: return objects(schema, depth);
  }
}

function texts({ pattern, minLength = 0, maxLength = Infinity }: JsonSchema): fc.Arbitrary<string> {
  const allowed = (text: string) => text.length >= minLength && text.length <= maxLength && (pattern === undefined || new RegExp(pattern, 'u').test(text));
  const known = TEXTS.filter(allowed);
  const random = fc.string({ minLength, maxLength: Math.min(maxLength, 12), unit: 'grapheme' }).filter(allowed);
  return known.length === 0 ? fc.stringMatching(/^[A-Z]{1,8}$/) : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: random });
}

function lists({ items = {}, minItems = 0, maxItems = 3 }: JsonSchema, depth: number): fc.Arbitrary<unknown[]> {
  const most = depth >= DEEPEST ? minItems : Math.max(minItems, Math.min(maxItems, 3));
  return most === 0 ? fc.constant([]) : fc.array(valuesOf(items, depth + 1), { minLength: minItems, maxLength: most });
}

function objects({ properties, required = [], propertyNames = { type: 'string' }, additionalProperties }: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (!properties) {
    const values = typeof additionalProperties === 'object' ? additionalProperties : { type: 'string' };
    if (depth >= DEEPEST) return fc.constant({});
    return fc.dictionary(texts(resolved(propertyNames)), valuesOf(values, depth + 1), { maxKeys: 3, noNullPrototype: true });
  }
  const names = Object.keys(properties).filter((name) => depth < DEEPEST || required.includes(name));
  const members = Object.fromEntries(names.map((name) => [name, valuesOf(properties[name], depth + 1)]));
  return fc.record(members, { requiredKeys: [...required], noNullPrototype: true });
}

function resolved(schema: JsonSchema): JsonSchema {
  return schema.$ref === undefined ? schema : resolved(definitions[schema.$ref.split('/').at(-1)!]);
}
