import { UserError } from '../../errors';
import { isObject, JobFile } from '../glue-job';
import { studioLeftOut } from './job-settings';
import { ShapedMembers, shapedMembers, unknownMembers } from './studio-members';
import { studioType } from './studio-types';
import { nodeNamed, shortened } from '../../text/few';
import { MemberSchema, nodeSchema } from '../nodes/node-schema';

type Members = Record<string, unknown>;

/** What Studio keeps for itself: presentation, and what its type in the API says. */
const OF_THE_CANVAS = [
  'nodeId', 'name', 'inputs', 'classification', 'type', 'isCatalog', 'generatedNodeName', 'codeGenVersion', 'calculatedType', 'parentsValid',
  'dataPreview', 'previewAmount', 'iconUrl', 'streamingBatchInterval', 'inferSchemaChanged',
];

/** Beside the dag: its script is generated from it. */
const OF_THE_DOWNLOAD = ['dag', 'jobConfig', 'hasBeenSaved', 'usageProfileName', 'script'];

/** What a CSV source means that does not say it. */
const CSV_DEFAULTS: Members = { separator: ',', quoteChar: '"' };

/** Whether a file is what Glue Studio downloads (Actions, Download) or writes into a Git repository. */
export function isStudioExport(value: unknown): value is Members {
  return isObject(value) && isObject(value.dag);
}

/**
 * A job that Glue Studio downloaded, in the shape of Glue's API.
 *
 * @throws UserError naming the nodes that cannot be told in that shape
 */
export function studioJob(value: Members, file: string): JobFile {
  const dag = value.dag as Members;
  const config = isObject(value.jobConfig) ? value.jobConfig : {};
  const problems = Object.entries(dag).flatMap(([id, node]) => nodeFaults(id, node).map((problem) => `${file}: ${problem}`));
  if (problems.length > 0) throw new UserError('Correct the nodes in Glue Studio and download the job again.', problems);
  const translated = Object.entries(dag).map(([id, node]) => translatedNode(id, node as Members));
  return {
    name: typeof config.name === 'string' && config.name !== '' ? config.name : undefined,
    source: 'studio',
    nodes: Object.fromEntries(translated.map(({ id, type, members }) => [id, { [type]: members }])),
    job: config,
    notes: [...besideTheDag(value), ...studioLeftOut(config), ...translated.flatMap(({ notes }) => notes)],
    unchecked: new Set(translated.filter(({ isKnown }) => !isKnown).map(({ id }) => id)),
  };
}

function besideTheDag(value: Members): string[] {
  return Object.keys(value).filter((name) => !OF_THE_DOWNLOAD.includes(name)).map((name) => `${name} beside the dag`);
}

function nodeFaults(id: string, node: unknown): string[] {
  if (!isObject(node)) return [`${nodeNamed(id)}: is no object`];
  const label = typeof node.name === 'string' ? `${nodeNamed(id)} '${shortened(node.name)}'` : nodeNamed(id);
  const missing = ['classification', 'type', 'name'].filter((member) => typeof node[member] !== 'string' || node[member] === '');
  return [
    ...missing.map((member) => `${label}: ${member} is missing`),
    ...otherComparisons(node).map((comparison) => `${label}: it joins with ${comparison}, and a join of Glue's API compares with = alone; write it as an SQL Query node`),
  ];
}

function otherComparisons({ columnConditions }: Members): string[] {
  return Array.isArray(columnConditions) ? columnConditions.filter((comparison) => comparison !== '=').map(String) : [];
}

interface TranslatedNode {
  readonly id: string;
  readonly type: string;
  readonly isKnown: boolean;
  readonly members: Members;
  readonly notes: string[];
}

function translatedNode(id: string, node: Members): TranslatedNode {
  const { type, isKnown } = studioType(node);
  const schema = isKnown ? nodeSchema(type) : undefined;
  const { members, lost } = translatedMembers(type, node, schema);
  const unknown = `${String(node.classification)} of type ${String(node.type)} is not known; its members are taken as they are, under the name ${type}`;
  const inputs = Array.isArray(node.inputs) && node.inputs.length > 0 ? { Inputs: node.inputs } : {};
  return {
    id,
    type,
    isKnown,
    members: { Name: node.name, ...inputs, ...members },
    notes: [...(isKnown ? [] : [unknown]), ...lost].map((note) => `${nodeNamed(id)} '${shortened(String(node.name))}' (${type}): ${note}`),
  };
}

function translatedMembers(type: string, node: Members, schema: MemberSchema | undefined): ShapedMembers {
  const given = Object.fromEntries(Object.entries(node).filter(([name]) => !isOfTheCanvas(name, node, schema)));
  if (!schema) return unknownMembers(given);
  return shapedMembers(explicit(type, given), schema);
}

function isOfTheCanvas(name: string, node: Members, schema: MemberSchema | undefined): boolean {
  switch (name) {
    // Any but `=` has been refused.
    case 'columnConditions':
      return true;
    // Said by the type, but for the few that have a member for it.
    case 'format':
      return schema !== undefined && !('Format' in schema.properties!);
    // Says again what schemaChangePolicy says.
    case 'updateCatalogOptions':
      return isObject(node.schemaChangePolicy) || node[name] === 'none';
    default:
      return OF_THE_CANVAS.includes(name);
  }
}

/** The members of a node, with those that the API requires and Studio leaves open. */
function explicit(type: string, members: Members): Members {
  switch (type) {
    case 'S3CsvSource':
      return { ...CSV_DEFAULTS, ...Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) };
    // The format of a table there, that of its files in the API; Iceberg writes Parquet where nobody says otherwise.
    case 'S3IcebergDirectTarget':
      return { ...members, format: members.format === 'iceberg' ? 'parquet' : members.format };
    default:
      return members;
  }
}
