import type { GraphJobProps } from './graph-job-props';
import type { ManifestNode } from '../manifest/schema';
import { GlueNodeJson, renderGlueNodes } from '../render/glue-nodes';

type Databases = NonNullable<GraphJobProps['databases']>;

/** The nodes as Glue Studio shows them, with the places and the databases that the job is given. */
export function registeredNodes(nodes: ManifestNode[], { locations, databases = {} }: GraphJobProps): Record<string, GlueNodeJson> {
  return renderGlueNodes(nodes.map((node) => withDatabases(node, databases)), (location) => {
    const { bucket, prefix } = locations[location];
    return bucket.s3UrlForObject(prefix?.slice(0, -1));
  });
}

function withDatabases(node: ManifestNode, databases: Databases): ManifestNode {
  if ('database' in node) return called(node, databases);
  return 'catalogUpdate' in node && node.catalogUpdate ? { ...node, catalogUpdate: called(node.catalogUpdate, databases) } : node;
}

function called<T extends { readonly database: string }>(table: T, databases: Databases): T {
  return { ...table, database: databases[table.database] ?? table.database };
}
