import { API_MEMBERS } from './api-members';
import { renderNode } from './render-node';
import { QUOTES, SEPARATORS } from './sources';
import { textProblems } from './texts';
import type { ManifestNode } from '../../manifest/schema';

/** GenericLimitedString of the API's model. */
const LIMITED = /^[A-Za-z0-9_-]*$/;

/** What of a node the API has no words for. A member that the node's own glue options give is theirs. */
export function shapeProblems(node: ManifestNode): string[] {
  const own = membersWithoutWords(node).filter(({ member }) => !(member in (node.glue ?? {})));
  return [...own.map(({ problem }) => problem), ...memberProblems(node, own.map(({ member }) => member)), ...textProblems(node)];
}

/**
 * The API refuses a member that a type of node has not got, and the lack of one that it needs.
 *
 * @param said members of which something is said already
 */
function memberProblems(node: ManifestNode, said: readonly string[]): string[] {
  const [[nodeType, members]] = Object.entries(renderNode(node, (location) => location));
  const known = API_MEMBERS[nodeType]?.split(' ');
  if (!known) return [`Glue has no type of node of this name, got: ${nodeType}`];
  const names = known.map((member) => member.replace('*', ''));
  return [
    ...Object.keys(members).filter((member) => !names.includes(member) && !said.includes(member))
      .map((member) => `a ${nodeType} of Glue has no such member, got: ${member}; it has: ${names.join(', ')}`),
    ...known.filter((member) => member.endsWith('*')).map((member) => member.slice(0, -1)).filter((member) => !(member in members))
      .map((member) => `a ${nodeType} of Glue needs the member ${member}`),
  ];
}

interface WithoutWords {
  readonly member: string;
  readonly problem: string;
}

function membersWithoutWords(node: ManifestNode): WithoutWords[] {
  switch (node.type) {
    case 'CsvSource': return [
      ...unless(node.separator in SEPARATORS, 'Separator', `Glue knows the separators ${shown(Object.keys(SEPARATORS))}, got: ${JSON.stringify(node.separator)}`),
      ...unless(node.quote in QUOTES, 'QuoteChar', `Glue knows the quotes ${shown(Object.keys(QUOTES))}, got: ${JSON.stringify(node.quote)}`),
    ];
    case 'CsvTarget': return [
      ...unless(node.separator === ',', 'Format', `Glue writes CSV with a comma, got the separator: ${JSON.stringify(node.separator)}`),
      ...unless(node.quote === '"', 'Format', `Glue writes CSV with double quotes, got the quote: ${JSON.stringify(node.quote)}`),
    ];
    case 'ParquetTarget': return unless(node.format === 'parquet' || node.compression !== 'zstd', 'Compression',
      'Glue\'s own Parquet writer has no zstd; with the format parquet there is');
    case 'IcebergTarget': return unless(node.compression !== 'zstd', 'Compression',
      'an Iceberg target of Glue is compressed as snappy, gzip or uncompressed, got: zstd');
    case 'CatalogTarget': return unless(node.nodeType === 'S3CatalogTarget' || node.behavior === undefined, 'SchemaChangePolicy',
      'a CatalogTarget of Glue cannot keep its table current; an S3CatalogTarget can');
    case 'EvaluateDataQuality': return unless(LIMITED.test(node.publishing?.evaluationContext ?? ''), 'PublishingOptions',
      `an evaluation context is letters, digits, '_' and '-', got: ${JSON.stringify(node.publishing?.evaluationContext)}`);
    case 'DropDuplicates': return (node.fields ?? []).flatMap((field) => unless(LIMITED.test(field), 'Columns',
      `the columns that Glue compares are named by letters, digits, '_' and '-', got: ${JSON.stringify(field)}`));
    default: return [];
  }
}

function unless(holds: boolean, member: string, problem: string): WithoutWords[] {
  return holds ? [] : [{ member, problem }];
}

function shown(characters: string[]): string {
  return characters.map((character) => JSON.stringify(character)).join(', ');
}
