import type { FilterNode, JoinNode, ManifestNode } from '../manifest';
import { counted } from './format';

/** What a node is in its graph: data comes in, is changed, goes out. */
export type NodeKind = 'source' | 'transform' | 'target';

/** Which of the three a node is. */
export function kindOf(node: ManifestNode): NodeKind {
  const type = node.type === 'GlueNode' ? node.nodeType : node.type;
  if (type.endsWith('Source')) return 'source';
  return type.endsWith('Target') ? 'target' : 'transform';
}

const TYPES: Readonly<Record<ManifestNode['type'], string>> = {
  CsvSource: 'CSV source',
  JsonSource: 'JSON source',
  ParquetSource: 'Parquet source',
  CatalogSource: 'Catalog source',
  Join: 'Join',
  ApplyMapping: 'Apply mapping',
  SelectFields: 'Select fields',
  DropFields: 'Drop fields',
  RenameField: 'Rename field',
  Filter: 'Filter',
  DropDuplicates: 'Drop duplicates',
  Aggregate: 'Aggregate',
  Union: 'Union',
  Sql: 'SQL',
  DropNullFields: 'Drop null fields',
  FillMissingValues: 'Fill missing values',
  SplitFields: 'Split fields',
  SelectFromCollection: 'Select from collection',
  CustomCode: 'Custom code',
  EvaluateDataQuality: 'Data quality',
  GlueNode: 'Glue node',
  ParquetTarget: 'Parquet target',
  CsvTarget: 'CSV target',
  JsonTarget: 'JSON target',
  CatalogTarget: 'Catalog target',
  IcebergTarget: 'Iceberg target',
};

const JOINS: Readonly<Record<JoinNode['joinType'], string>> = {
  inner: 'Inner join',
  left: 'Left join',
  right: 'Right join',
  outer: 'Outer join',
  leftsemi: 'Left semi join',
  leftanti: 'Left anti join',
};

/** The type of a node in words: `CSV source`, `Inner join`; of one that only Glue knows, Glue's name. */
export function typeOf(node: ManifestNode): string {
  if (node.type === 'GlueNode') return node.nodeType;
  return node.type === 'Join' ? JOINS[node.joinType] : TYPES[node.type];
}

/** What a node does, in one line: `artist_id = id`, `staging/albums/`, `genre_0 → genre`. */
export function detailOf(node: ManifestNode): string {
  switch (node.type) {
    case 'CsvSource':
    case 'JsonSource':
    case 'ParquetSource':
    case 'ParquetTarget':
    case 'CsvTarget':
    case 'JsonTarget':
      return node.path === '/' ? `${node.location}/` : `${node.location}/${node.path}`;
    case 'CatalogSource':
    case 'CatalogTarget':
    case 'IcebergTarget':
      return `${node.database}.${node.table}`;
    case 'Join':
      return node.keys.map((key) => `${key.left} = ${key.right}`).join(', ');
    case 'ApplyMapping':
      return node.mappings.filter((mapping) => mapping.from !== mapping.to).map(renamed).join(', ') || `keeps ${counted(node.mappings.length, 'field')}`;
    case 'SelectFields':
      return `keeps ${node.fields.join(', ')}`;
    case 'DropFields':
      return `drops ${node.fields.join(', ')}`;
    case 'RenameField':
      return renamed(node);
    case 'Filter':
      return node.conditions.map(condition).join(node.operator === 'AND' ? ' and ' : ' or ');
    case 'DropDuplicates':
      return node.fields === undefined ? 'on all fields' : `on ${node.fields.join(', ')}`;
    case 'Aggregate':
      return [node.aggregations.map((each) => `${each.function}(${each.field})`).join(', '), ...by(node.groupBy)].join(' by ');
    case 'Union':
      return node.distinct ? 'distinct rows' : 'all rows';
    case 'Sql':
      return oneLine(node.sql);
    case 'DropNullFields':
      return 'columns without a value';
    case 'FillMissingValues':
      return renamed({ from: node.field, to: node.filledField });
    case 'SplitFields':
      return `${node.fields.join(', ')} | others`;
    case 'SelectFromCollection':
      return `number ${node.index}`;
    case 'CustomCode':
      return node.className;
    case 'EvaluateDataQuality':
      return counted(node.rules.length + node.onlyInGlue.length, 'rule');
    case 'GlueNode':
      return 'runs in Glue only';
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function renamed({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} → ${to}`;
}

function by(fields: readonly string[]): readonly string[] {
  return fields.length === 0 ? [] : [fields.join(', ')];
}

const OPERATORS = { EQ: '=', LT: '<', GT: '>', LTE: '≤', GTE: '≥', REGEX: '~', ISNULL: 'is null' } as const;

function condition({ field, operation, negated, value }: FilterNode['conditions'][number]): string {
  const text = [field, OPERATORS[operation], ...value === undefined ? [] : [value]].join(' ');
  return negated ? `not ${text}` : text;
}
