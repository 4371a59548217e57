import { outputSchemas, placeUrl, unless, type BaseOf, type GlueNodeModel } from './node-json';
import type { CatalogSourceNode, CsvSourceNode, JsonSourceNode, ParquetSourceNode } from '../../manifest/schema';

/** The separators that Glue knows, by their names in the API. */
const SEPARATORS: Readonly<Record<string, string>> = { ',': 'comma', '\u0001': 'ctrla', '|': 'pipe', ';': 'semicolon', '\t': 'tab' };

/** The quotes that Glue knows, likewise. */
const QUOTES: Readonly<Record<string, string>> = { '"': 'quote', "'": 'single_quote' };

/** What a CsvSource can say and an S3CsvSource cannot, in words. Types are not among it: to Glue every column of a CSV file is text. */
const NOT_SHOWN = {
  alternativePaths: 'alternativePaths', encoding: 'encoding', nullWords: 'nullWords', byName: 'that columns are found by name', numbers: 'how numbers are written',
} as const satisfies Partial<Record<keyof CsvSourceNode, string>>;

export function csvSource(node: CsvSourceNode, baseOf: BaseOf): GlueNodeModel {
  return {
    nodeType: 'S3CsvSource',
    members: {
      Paths: [placeUrl(baseOf, node)],
      // A character without a name goes in as it is.
      Separator: SEPARATORS[node.separator] ?? node.separator,
      QuoteChar: QUOTES[node.quote] ?? node.quote,
      ...(node.escape !== undefined && { Escaper: node.escape }),
      WithHeader: true,
      ...outputSchemas(node.schema),
    },
    withoutWords: [
      ...unless(node.separator in SEPARATORS, 'Separator', `Glue knows the separators ${shown(Object.keys(SEPARATORS))}, got: ${JSON.stringify(node.separator)}`),
      ...unless(node.quote in QUOTES, 'QuoteChar', `Glue knows the quotes ${shown(Object.keys(QUOTES))}, got: ${JSON.stringify(node.quote)}`),
    ],
    notShown: Object.entries(NOT_SHOWN).filter(([option]) => node[option as keyof typeof NOT_SHOWN] !== undefined).map(([, words]) => words),
  };
}

function shown(characters: string[]): string {
  return characters.map((character) => JSON.stringify(character)).join(', ');
}

export function jsonSource(node: JsonSourceNode, baseOf: BaseOf): GlueNodeModel {
  return { nodeType: 'S3JsonSource', members: { Paths: [placeUrl(baseOf, node)], ...outputSchemas(node.schema) } };
}

export function parquetSource(node: ParquetSourceNode, baseOf: BaseOf): GlueNodeModel {
  return { nodeType: 'S3ParquetSource', members: { Paths: [placeUrl(baseOf, node)], ...outputSchemas(node.schema) } };
}

export function catalogSource(node: CatalogSourceNode): GlueNodeModel {
  return {
    nodeType: node.nodeType,
    members: {
      Database: node.database,
      Table: node.table,
      ...(node.partitionPredicate !== undefined && { PartitionPredicate: node.partitionPredicate }),
      // The API refuses OutputSchemas of an S3CatalogSource.
      ...(node.nodeType === 'CatalogSource' && outputSchemas(node.schema)),
    },
  };
}
