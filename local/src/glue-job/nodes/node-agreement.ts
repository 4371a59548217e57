import { isObject } from '../glue-job';
import { objectsOf, type Node } from './node-view';
import { listed, shownJson } from '../../text/few';

/** Where members of a node that are each well-formed do not agree with each other, which the API's model does not say. */
export function agreementProblems(node: Node): string[] {
  const problems = [
    ...(AGREEMENTS[node.type]?.(node) ?? []),
    ...updateProblems(node),
  ];
  return problems.map((problem) => `${node.label}: ${problem}`);
}

const AGREEMENTS: Readonly<Record<string, (node: Node) => string[]>> = {
  Join: joinProblems,
  SparkSQL: aliasProblems,
  Merge: ({ members, inputs }) => (typeof members.Source !== 'string' || inputs.includes(members.Source)
    ? [] : [`Source is one of its Inputs, ${listed(inputs)}, got: ${shownJson(members.Source)}`]),
};

function joinProblems(node: Node): string[] {
  const columns = objectsOf(node.members.Columns);
  const counts = columns.map((column) => (Array.isArray(column.Keys) ? column.Keys.length : undefined));
  return [
    ...sourceProblems('Columns', columns, node),
    ...counts.flatMap((count, side) => (count === 0 ? [`Columns[${side}].Keys has no key`] : [])),
    ...(counts.length === 2 && counts[0] !== counts[1] && !counts.includes(undefined)
      ? [`Columns has as many Keys on one side as on the other, got: ${counts.join(' and ')}`] : []),
  ];
}

function aliasProblems(node: Node): string[] {
  const aliases = objectsOf(node.members.SqlAliases);
  const names = aliases.flatMap(({ Alias }) => (typeof Alias === 'string' ? [Alias.toLowerCase()] : []));
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [
    ...sourceProblems('SqlAliases', aliases, node),
    ...[...repeated].map((name) => `SqlAliases gives two inputs one name: ${shownJson(name)}`),
  ];
}

/** Each entry is from one of the inputs, and each input has its entry. */
function sourceProblems(member: string, entries: readonly Record<string, unknown>[], { inputs }: Node): string[] {
  const sources = entries.flatMap(({ From }) => (typeof From === 'string' ? [From] : []));
  // A wrong number of entries or inputs, or one without a source, is told by its shape.
  const foreign = [...new Set(sources.filter((source) => !inputs.includes(source)))];
  const forgotten = [...new Set(inputs.filter((input) => !sources.includes(input)))];
  return [
    ...foreign.map((source) => `${member} is from its Inputs, ${listed(inputs)}, got From: ${shownJson(source)}`),
    ...forgotten.map((input) => `${member} says nothing of its input ${input}`),
  ];
}

/** A target without a table of its own must be told which table it keeps current. */
function updateProblems({ members }: Node): string[] {
  const policy = members.SchemaChangePolicy;
  if (!isObject(policy) || policy.EnableUpdateCatalog !== true || 'Table' in members) return [];
  return ['Database', 'Table'].filter((name) => !policy[name])
    .map((name) => `SchemaChangePolicy.${name} is missing: EnableUpdateCatalog is true, and it says of which table`);
}
