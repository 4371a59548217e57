import * as fs from 'fs';
import * as path from 'path';

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

let read: Readonly<Record<string, MemberSchema>> | undefined;

/**
 * The schema of the members of a type of node.
 *
 * @param type member name of Glue's API, e.g. `S3CsvSource`
 * @returns nothing for a type that the API does not have
 */
export function nodeSchema(type: string): MemberSchema | undefined {
  const types = definitions().CodeGenConfigurationNode.properties!;
  return Object.hasOwn(types, type) ? resolved(types[type]) : undefined;
}

/** The schema itself, or the one that it refers to. */
export function resolved(schema: MemberSchema): MemberSchema {
  return schema.$ref === undefined ? schema : resolved(definitions()[schema.$ref.replace('#/definitions/', '')]);
}

function definitions(): Readonly<Record<string, MemberSchema>> {
  read ??= (JSON.parse(fs.readFileSync(schemaFile(), 'utf8')) as { definitions: Record<string, MemberSchema> }).definitions;
  return read;
}

/** Beside the compiled code of the package; run from its sources, the one in the repository's docs. */
function schemaFile(): string {
  const beside = path.join(__dirname, '..', 'glue-nodes.schema.json');
  return fs.existsSync(beside) ? beside : path.join(__dirname, '..', '..', '..', 'docs', 'glue-nodes.schema.json');
}
