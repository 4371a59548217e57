import { isObject } from '../glue-job';
import { MemberSchema, resolved } from '../nodes/node-schema';

/** Members of a node in Glue's API, and the names of what has no place there. */
export interface ShapedMembers {
  readonly members: Record<string, unknown>;
  readonly lost: string[];
}

const SEPARATORS: Readonly<Record<string, string>> = { ',': 'comma', '\u0001': 'ctrla', '|': 'pipe', ';': 'semicolon', '\t': 'tab', '\\t': 'tab' };
const QUOTES: Readonly<Record<string, string>> = { '"': 'quote', "'": 'single_quote', '\u00bb': 'quillemet', '-1': 'disabled', '': 'disabled' };

/**
 * Members of a Studio download as Glue's API shapes them: names in PascalCase; where the API wants a list and the download has
 * one text, a list of it (`paths: ["id"]` is `Paths: [["id"]]`, `column: "x"` is `Column: ["x"]`); characters by their names.
 *
 * @param schema of the node's type
 */
export function shapedMembers(members: Record<string, unknown>, schema: MemberSchema): ShapedMembers {
  const lost: string[] = [];
  return { members: shapedObject(members, schema, '', lost), lost };
}

/** Members of a kind of node that is not known: their names in PascalCase, else as they are. */
export function unknownMembers(members: Record<string, unknown>): ShapedMembers {
  const lost: string[] = [];
  const { outputSchemas, ...others } = members;
  const columns = Array.isArray(outputSchemas) ? { OutputSchemas: outputSchemas.map((schema) => outputSchema(schema, 'outputSchemas', lost)) } : {};
  return { members: { ...inPascalCase(others) as object, ...columns }, lost };
}

function inPascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPascalCase);
  if (!isObject(value)) return value;
  const given = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(given.map(([name, member]) => [pascalCase(name), inPascalCase(member)]));
}

function shapedObject(value: Record<string, unknown>, schema: MemberSchema, path: string, lost: string[]): Record<string, unknown> {
  const given = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  // A map whose names are the user's own, e.g. the options of a table format.
  if (schema.properties === undefined) return Object.fromEntries(given);
  const members: Record<string, unknown> = {};
  for (const [name, member] of given) {
    const pascal = pascalCase(name);
    if (Object.hasOwn(schema.properties, pascal)) {
      members[pascal] = shapedMember(pascal, member, schema.properties[pascal], `${path}${name}`, lost);
    } else if (!saysNothing(member)) {
      lost.push(`${path}${name}`);
    }
  }
  return members;
}

function shapedMember(name: string, value: unknown, schema: MemberSchema, path: string, lost: string[]): unknown {
  switch (name) {
    case 'OutputSchemas':
      return Array.isArray(value) ? value.map((columns) => outputSchema(columns, path, lost)) : value;
    case 'Separator':
      return SEPARATORS[String(value)] ?? value;
    case 'QuoteChar':
      return QUOTES[String(value)] ?? value;
    default:
      return shaped(value, resolved(schema), path, lost);
  }
}

function shaped(value: unknown, schema: MemberSchema, path: string, lost: string[]): unknown {
  if (schema.type === 'array') {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => shaped(item, resolved(schema.items!), path, lost));
  }
  if (isObject(value)) return shapedObject(value, schema, `${path}.`, lost);
  return schema.type === 'string' && typeof value === 'number' ? String(value) : value;
}

/** `[{ key, fullPath, type, glueStudioType, children }]` is `{ Columns: [{ Name, Type, GlueStudioType }] }`. */
function outputSchema(columns: unknown, path: string, lost: string[]): unknown {
  if (!Array.isArray(columns)) return columns;
  return {
    Columns: columns.map((column: unknown) => {
      if (!isObject(column)) return column;
      const { key, fullPath, type, glueStudioType, children, ...others } = column;
      const unsaid = { ...others, ...(Array.isArray(fullPath) && fullPath.length > 1 ? { fullPath } : {}), children };
      lost.push(...Object.keys(unsaid).filter((name) => !saysNothing(unsaid[name as keyof typeof unsaid])).map((name) => `${path} ${String(key)}.${name}`));
      return { Name: key, Type: type, ...(saysNothing(glueStudioType) ? {} : { GlueStudioType: glueStudioType }) };
    }),
  };
}

function saysNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.values(value).every(saysNothing);
  return value === null || value === undefined || value === '' || value === false;
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
