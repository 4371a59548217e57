/**
 * Makes docs/glue-nodes.schema.json, and src/render/glue-nodes/api-members.ts, from the model of AWS Glue's API that is in botocore:
 *
 *   python3 -m pip download --no-deps botocore==1.44.5
 *   unzip -p botocore-*.whl 'botocore/data/glue/2017-03-31/service-2.json.gz' | gunzip > service-2.json
 *   npx ts-node -P scripts/tsconfig.json scripts/glue-nodes-schema.ts service-2.json 1.44.5
 */
import * as fs from 'fs';
import * as path from 'path';
import { definitionsOf, JsonSchema, printed, Shapes } from './botocore-schema';

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
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `Made by scripts/glue-nodes-schema.ts from botocore ${version}, glue 2017-03-31 service-2.json; make it anew with that. `
      + 'The patterns are Java\'s: here they are anchored, a group around a whole pattern is taken away, and \\_ is _.',
    title: 'GlueNodes',
    description: 'CodeGenConfigurationNodes of a job of AWS Glue.',
    $ref: `#/definitions/${ROOT}`,
    definitions: definitionsOf(shapes, [ROOT], (name) => name === NODE),
  };
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
