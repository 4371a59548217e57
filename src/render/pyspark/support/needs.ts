import type { ManifestNode } from '../../../manifest/schema';

/** What of the helping code the nodes of a script need. */
export interface Needs {
  readonly csv: boolean;
  readonly json: boolean;
  readonly parquet: boolean;
  /** Tables of the catalog are read. */
  readonly tables: boolean;
  /** Text is read as values, and what does not fit is counted. */
  readonly rejects: boolean;
  /** Files are read. */
  readonly files: boolean;
  /** Rules are checked. */
  readonly quality: boolean;
}

/** What the nodes need. */
export function needsOf(nodes: ManifestNode[]): Needs {
  const has = (type: ManifestNode['type']) => nodes.some((node) => node.type === type);
  const [csv, json, parquet] = [has('CsvSource'), has('JsonSource'), has('ParquetSource')];
  return { csv, json, parquet, tables: has('CatalogSource'), rejects: csv || json, files: csv || json || parquet, quality: has('EvaluateDataQuality') };
}
