import * as fs from 'fs';
import * as path from 'path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

/** The JSON Schema of CodeGenConfigurationNodes, which scripts/glue-nodes-schema.ts makes from the API's model. */
interface NodesSchema {
  definitions: {
    CodeGenConfigurationNode: { properties: Record<string, { $ref: string }> };
    [shape: string]: unknown;
  };
}

const FILE = 'glue-nodes.schema.json';
const KEY = 'glue-nodes';

let ajv: Ajv | undefined;
let nodesSchema: NodesSchema | undefined;

/** The node types of the API. */
export function nodeTypes(): string[] {
  return Object.keys(schema().definitions.CodeGenConfigurationNode.properties);
}

/** How the members of a node differ from what the API's model has for its type. */
export function memberErrors(nodeType: string, members: unknown): ErrorObject[] {
  const validate = validatorOf(`definitions/${shapeOf(nodeType)}`);
  return validate(members) ? [] : validate.errors ?? [];
}

/** Whether a text can be the id of a node. */
export function isNodeId(id: string): boolean {
  return id !== '' && validatorOf('definitions/NodeId')(id);
}

/** The shape of a node type: another name than the type's for CatalogTarget alone. */
function shapeOf(nodeType: string): string {
  return schema().definitions.CodeGenConfigurationNode.properties[nodeType].$ref.replace('#/definitions/', '');
}

/** Compiled when a node type is met for the first time: few of them are in one job. */
function validatorOf(fragment: string): ValidateFunction {
  ajv ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).addSchema(schema(), KEY);
  return ajv.getSchema(`${KEY}#/${fragment}`)!;
}

function schema(): NodesSchema {
  nodesSchema ??= JSON.parse(fs.readFileSync(schemaFile(), 'utf8')) as NodesSchema;
  return nodesSchema;
}

/** Beside the package's compiled code; run from its sources, the one in the repository's docs. */
function schemaFile(): string {
  const beside = path.join(__dirname, '..', FILE);
  return fs.existsSync(beside) ? beside : path.join(__dirname, '..', '..', '..', 'docs', FILE);
}
