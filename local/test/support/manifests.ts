import type {
  CatalogSourceNode, CsvSourceNode, JoinNode, JsonSourceNode,
  ManifestField, ManifestJob, ManifestNode, ManifestQuery, ManifestRule, ParquetSourceNode, ParquetTargetNode, PipelineManifest,
} from '../../src/manifest';

/** `a:int b` as fields: a name, a colon and a type, which is string when it is not said. */
export function fields(text: string): ManifestField[] {
  return text.split(' ').map((field) => {
    const [name, type] = field.split(':');
    return { name, type: type ?? 'string', nullable: true };
  });
}

export function csvSource(id: string, schema: ManifestField[], options: Partial<CsvSourceNode> = {}): CsvSourceNode {
  return {
    type: 'CsvSource',
    id,
    name: `Read ${id}`,
    inputs: [],
    schema,
    location: 'staging',
    path: `${id}/`,
    separator: ',',
    quote: '"',
    dateFormats: ["yyyy-MM-dd HH:mm:ss 'UTC'"],
    timestampFormats: ["yyyy-MM-dd HH:mm:ss 'UTC'"],
    ...options,
  };
}

export function jsonSource(id: string, schema: ManifestField[], options: Partial<JsonSourceNode> = {}): JsonSourceNode {
  const formats = { dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'] };
  return { type: 'JsonSource', id, name: `Read ${id}`, inputs: [], schema, location: 'staging', path: `${id}/`, ...formats, ...options };
}

export function parquetSource(id: string, schema: ManifestField[], options: Partial<ParquetSourceNode> = {}): ParquetSourceNode {
  return { type: 'ParquetSource', id, name: `Read ${id}`, inputs: [], schema, location: 'staging', path: `${id}/`, ...options };
}

export function catalogSource(id: string, schema: ManifestField[], options: Partial<CatalogSourceNode> = {}): CatalogSourceNode {
  return { type: 'CatalogSource', id, name: `Read ${id}`, inputs: [], schema, database: 'music', table: id, nodeType: 'CatalogSource', ...options };
}

export function join(id: string, left: ManifestNode, right: ManifestNode, keys: [string, string][], joinType: JoinNode['joinType'] = 'inner'): JoinNode {
  const isHalf = joinType === 'leftsemi' || joinType === 'leftanti';
  return {
    type: 'Join',
    id,
    name: `Join ${id}`,
    inputs: [left.id, right.id],
    schema: isHalf ? left.schema : [...left.schema, ...right.schema],
    joinType,
    keys: keys.map(([leftKey, rightKey]) => ({ left: leftKey, right: rightKey })),
  };
}

export function parquet(input: ManifestNode, options: Partial<ParquetTargetNode> = {}): ParquetTargetNode {
  return {
    type: 'ParquetTarget',
    id: 'target',
    name: 'Write',
    inputs: [input.id],
    schema: input.schema,
    location: 'warehouse',
    path: 'result/',
    format: 'glueparquet',
    compression: 'snappy',
    partitionKeys: [],
    ...options,
  };
}

export interface PipelineParts {
  rules?: ManifestRule[];
  queries?: ManifestQuery[];
  jobs?: ManifestJob[];
}

/** A pipeline of one job, whose Parquet target is the table `result`. */
export function pipeline(nodes: ManifestNode[], parts: PipelineParts = {}): PipelineManifest {
  const target = nodes[nodes.length - 1];
  return {
    version: 1,
    pipeline: 'Test/Pipeline',
    jobs: [...parts.jobs ?? [], { name: 'staging-to-warehouse', nodes }],
    tables: target.type !== 'ParquetTarget' ? [] : [{
      name: 'result', location: 'warehouse', path: target.path, fields: target.schema, partitionKeys: target.partitionKeys, rules: parts.rules ?? [],
    }],
    queries: parts.queries ?? [],
  };
}

/** A pipeline that writes what it reads: one file `items.csv` of the given fields. */
export function copyPipeline(text: string, parts: PipelineParts = {}): PipelineManifest {
  const source = csvSource('items', fields(text));
  return pipeline([source, parquet(source)], parts);
}
