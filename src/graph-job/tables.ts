import { CatalogSource, CatalogTarget, IcebergTarget, JobGraph, JobNode } from '../job-graph';

/** A table of the Data Catalog that a node names. */
export interface NamedTable {
  readonly node: string;
  readonly database: string;
  readonly table: string;
}

/** The tables that a graph names, by what it does with them. */
export interface TablesOfGraph {
  /** Their rows are read. */
  readonly read: NamedTable[];
  /** Their rows are replaced, where they lie. */
  readonly written: NamedTable[];
  /** Made, or kept current, over files that a target writes. */
  readonly declared: NamedTable[];
  /** Whether one of them is an Apache Iceberg table. */
  readonly hasIceberg: boolean;
}

/** The tables of the Data Catalog that a graph names. */
export function tablesOf(graph: JobGraph): TablesOfGraph {
  const { nodes } = graph;
  return {
    read: nodes.filter((node) => node instanceof CatalogSource).map((node) => named(node, node)),
    written: nodes.filter((node) => node instanceof CatalogTarget).map((node) => named(node, node)),
    declared: nodes.flatMap(declaredBy),
    hasIceberg: nodes.some((node) => node instanceof IcebergTarget),
  };
}

function declaredBy(node: JobNode): NamedTable[] {
  const manifest = node._toManifest();
  if (manifest.type === 'IcebergTarget') return [named(node, manifest)];
  return 'catalogUpdate' in manifest && manifest.catalogUpdate ? [named(node, manifest.catalogUpdate)] : [];
}

function named(node: JobNode, { database, table }: { database: string; table: string }): NamedTable {
  return { node: node.name, database, table };
}

/** All tables that a graph names. */
export function allTables({ read, written, declared }: TablesOfGraph): NamedTable[] {
  return [...read, ...written, ...declared];
}

/** What a table is called where it is given its place: `database.table`. */
export function tableKey({ database, table }: NamedTable): string {
  return `${database}.${table}`;
}
