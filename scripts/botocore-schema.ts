/** A JSON Schema of what an API of AWS accepts, from the model of it that is in botocore (`service-2.json`). */

/** A shape of the model. */
export interface Shape {
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
  union?: boolean;
  documentation?: string;
}

export type Shapes = Record<string, Shape>;
export type JsonSchema = Record<string, unknown>;

/** The definitions of the shapes that are reached from some, by name. Exactly one member of those that `isUnion` holds for is given. */
export function definitionsOf(shapes: Shapes, roots: readonly string[], isUnion: (name: string, shape: Shape) => boolean): JsonSchema {
  const names = new Set<string>();
  roots.forEach((root) => reach(shapes, root, names));
  return Object.fromEntries([...names].sort().map((name) => {
    const one = isUnion(name, shapes[name]) ? { minProperties: 1, maxProperties: 1 } : {};
    return [name, { ...definition(name, shapes[name]), ...one }];
  }));
}

function reach(shapes: Shapes, name: string, seen: Set<string>): void {
  if (seen.has(name)) return;
  seen.add(name);
  const { members = {}, member, key, value } = shapes[name];
  const parts = [...Object.values(members), ...[member, key, value].filter((part) => part !== undefined)];
  parts.forEach((part) => reach(shapes, part.shape, seen));
}

function definition(name: string, shape: Shape): JsonSchema {
  switch (shape.type) {
    case 'structure': return structure(shape);
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
  const pattern = shape.pattern && anchored(shape.pattern);
  return { type: 'string', ...(shape.enum && { enum: shape.enum }), ...(pattern && { pattern }), ...bounds(shape, 'Length') };
}

/** A Java pattern matches the whole text; `\_` is not allowed in a pattern of JavaScript with the flag u, and it has no `(?i)`. */
function anchored(pattern: string): string | undefined {
  if (pattern.startsWith('(?i)')) return undefined;
  const bare = pattern.replace(/^(\^|\\A)|(\$|\\z)$/g, '').replace(/\\_/g, '_').replace(/^\((\[[^\]]*\])\)\*$/, '$1*');
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
export function printed({ definitions, ...head }: JsonSchema): string {
  const lines = Object.entries(definitions as JsonSchema).map(([name, of]) => `    ${JSON.stringify(name)}: ${JSON.stringify(of)}`);
  const top = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${top.join(',\n')},\n  "definitions": {\n${lines.join(',\n')}\n  }\n}\n`;
}
