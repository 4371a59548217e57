import * as fs from 'fs';
import * as path from 'path';

interface Shape {
  $ref?: string;
  type?: string;
  enum?: string[];
  required?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  minItems?: number;
  minimum?: number;
}

const { definitions } = JSON.parse(fs.readFileSync(path.join(__dirname, '..', '..', '..', 'docs', 'glue-nodes.schema.json'), 'utf8')) as {
  definitions: Record<string, Shape>;
};

/** The required members of a node type, each with the least that its shape takes, and as agreeing as its edges have to be. */
export function leastMembers(type: string, inputs: string[]): Record<string, unknown> {
  const members = leastOf(definitions.CodeGenConfigurationNode.properties![type]) as Record<string, unknown>;
  const count = Array.isArray(members.Inputs) ? members.Inputs.length : 0;
  const agreed = { ...members, ...(count > 0 && { Inputs: inputs.slice(0, count) }) };
  switch (type) {
    case 'Join': return { ...agreed, Columns: inputs.map((From) => ({ From, Keys: [['id']] })) };
    case 'SparkSQL': return { ...agreed, SqlAliases: [{ From: inputs[0], Alias: 't' }] };
    case 'Merge': return { ...agreed, Source: inputs[0] };
    default: return agreed;
  }
}

function leastOf(shape: Shape): unknown {
  if (shape.$ref) return leastOf(definitions[shape.$ref.replace('#/definitions/', '')]);
  switch (shape.type) {
    case 'object': return Object.fromEntries((shape.required ?? []).map((member) => [member, leastOf(shape.properties![member])]));
    case 'array': return Array.from({ length: shape.minItems ?? 0 }, () => leastOf(shape.items!));
    case 'string': return shape.enum?.[0] ?? 'X';
    case 'boolean': return true;
    case undefined:
    default: return shape.minimum ?? 0;
  }
}
