import * as fs from 'fs';
import * as path from 'path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

/** The part of a JSON Schema that says what shape a member of a node has. */
export interface MemberSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, MemberSchema>>;
  readonly items?: MemberSchema;
  readonly additionalProperties?: MemberSchema | boolean;
}

/** The JSON Schema of CodeGenConfigurationNodes, which scripts/glue-nodes-schema.ts makes from the API's model. */
interface NodesSchema {
  readonly definitions: Readonly<Record<string, MemberSchema>>;
}

const FILE = 'glue-nodes.schema.json';
const KEY = 'glue-nodes';

let ajv: Ajv | undefined;
let nodesSchema: NodesSchema | undefined;

/** The node types of the API, by their member names there: `S3CsvSource`. */
export function nodeTypes(): string[] {
  return Object.keys(shapes());
}

/** The schema of the members of a type of node; undefined for a type that the API does not have. */
export function nodeSchema(nodeType: string): MemberSchema | undefined {
  return Object.hasOwn(shapes(), nodeType) ? resolved(shapes()[nodeType]) : undefined;
}

/** The schema itself, or the one that it refers to. */
export function resolved(schema: MemberSchema): MemberSchema {
  return schema.$ref === undefined ? schema : resolved(loaded().definitions[definitionOf(schema)]);
}

/** How the members of a node differ from what the API's model has for its type. */
export function memberErrors(nodeType: string, members: unknown): ErrorObject[] {
  // Another name than the type's for CatalogTarget alone.
  const validate = validatorOf(definitionOf(shapes()[nodeType]));
  return validate(members) ? [] : validate.errors ?? [];
}

/** Whether a text can be the id of a node. */
export function isNodeId(id: string): boolean {
  return id !== '' && validatorOf('NodeId')(id);
}

function definitionOf({ $ref }: MemberSchema): string {
  return $ref!.replace('#/definitions/', '');
}

/** Compiled when a node type is met for the first time: few of them are in one job. */
function validatorOf(definition: string): ValidateFunction {
  ajv ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).addSchema(loaded(), KEY);
  return ajv.getSchema(`${KEY}#/definitions/${definition}`)!;
}

function shapes(): Readonly<Record<string, MemberSchema>> {
  return loaded().definitions.CodeGenConfigurationNode.properties!;
}

function loaded(): NodesSchema {
  nodesSchema ??= JSON.parse(fs.readFileSync(schemaFile(), 'utf8')) as NodesSchema;
  return nodesSchema;
}

/** Beside the package's compiled code; run from its sources, the one in the repository's docs. */
function schemaFile(): string {
  const beside = path.join(__dirname, '..', '..', FILE);
  return fs.existsSync(beside) ? beside : path.join(__dirname, '..', '..', '..', '..', 'docs', FILE);
}
