import { placeAt } from 'cdk-spotify-analytics/manifest';
import type { FilterNode, JoinNode, ManifestNode } from '../manifest';
import { counted } from '../text/counts';

const FILE = 'M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6';
const BRACES = 'M9 4c-4 0-1 8-5 8 4 0 1 8 5 8 M15 4c4 0 1 8 5 8-4 0-1 8-5 8';
const TABLE = 'M4 5h16v14H4z M4 10h16 M10 5v14';
const STORE = 'M5 6c0-4 14-4 14 0s-14 4-14 0z M5 6v12c0 4 14 4 14 0V6 M5 12c0 4 14 4 14 0';

/** How nodes of a type are shown. */
interface Look<Node extends ManifestNode> {
  /** The type in words: `CSV source`. */
  readonly title: string;
  /** A drawing: lines in a square of 24 by 24. */
  readonly icon: string;
  /** What a node does, in one line. */
  readonly detail: (node: Node) => string;
}

const LOOKS: { readonly [Node in ManifestNode as Node['type']]: Look<Node> } = {
  CsvSource: { title: 'CSV source', icon: FILE, detail: placeOf },
  JsonSource: { title: 'JSON source', icon: BRACES, detail: placeOf },
  ParquetSource: { title: 'Parquet source', icon: STORE, detail: placeOf },
  CatalogSource: { title: 'Catalog source', icon: TABLE, detail: tableOf },
  Join: {
    title: 'Join',
    icon: 'M15 12a6 6 0 1 1-12 0a6 6 0 1 1 12 0z M21 12a6 6 0 1 1-12 0a6 6 0 1 1 12 0z',
    detail: (node) => node.keys.map((key) => `${key.left} = ${key.right}`).join(', '),
  },
  ApplyMapping: {
    title: 'Apply mapping',
    icon: 'M4 7h16 M16 3l4 4-4 4 M20 17H4 M8 13l-4 4 4 4',
    detail: (node) => node.mappings.filter((mapping) => mapping.from !== mapping.to).map(renamed).join(', ') || `keeps ${counted(node.mappings.length, 'field')}`,
  },
  SelectFields: { title: 'Select fields', icon: 'M4 4h16v16H4z M8 12l3 3 5-6', detail: (node) => `keeps ${node.fields.join(', ')}` },
  DropFields: { title: 'Drop fields', icon: 'M4 4h16v16H4z M8 12h8', detail: (node) => `drops ${node.fields.join(', ')}` },
  RenameField: { title: 'Rename field', icon: 'M4 20l1-4L16 5l3 3L8 19z M14 7l3 3', detail: renamed },
  Filter: {
    title: 'Filter',
    icon: 'M3 5h18l-7 8v6l-4 2v-8z',
    detail: (node) => node.conditions.map(condition).join(node.operator === 'AND' ? ' and ' : ' or '),
  },
  DropDuplicates: {
    title: 'Drop duplicates',
    icon: 'M8 8h12v12H8z M16 8V4H4v12h4',
    detail: (node) => node.fields === undefined ? 'on all fields' : `on ${node.fields.join(', ')}`,
  },
  Aggregate: {
    title: 'Aggregate',
    icon: 'M18 7V4H6l6 8-6 8h12v-3',
    detail: (node) => [node.aggregations.map((each) => `${each.function}(${each.field})`).join(', '), ...by(node.groupBy)].join(' by '),
  },
  Union: {
    title: 'Union',
    icon: 'M4 5c8 0 6 7 16 7 M4 19c8 0 6-7 16-7 M17 9l3 3-3 3',
    detail: (node) => node.distinct ? 'distinct rows' : 'all rows',
  },
  Sql: { title: 'SQL', icon: 'M8 6l-6 6 6 6 M16 6l6 6-6 6 M13.5 4l-3 16', detail: (node) => oneLine(node.sql) },
  DropNullFields: { title: 'Drop null fields', icon: 'M4 4h16v16H4z M9 9l6 6 M15 9l-6 6', detail: () => 'columns without a value' },
  FillMissingValues: {
    title: 'Fill missing values',
    icon: 'M4 4h16v16H4z M12 8v8 M8 12h8',
    detail: (node) => renamed({ from: node.field, to: node.filledField }),
  },
  SplitFields: { title: 'Split fields', icon: 'M3 12h6l6-6h6 M9 12l6 6h6', detail: (node) => `${node.fields.join(', ')} | others` },
  SelectFromCollection: {
    title: 'Select from collection',
    icon: 'M4 5h10v5H4z M4 14h10v5H4z M18 7h3 M18 4v6',
    detail: (node) => `number ${node.index}`,
  },
  Explode: {
    title: 'List',
    icon: 'M4 12h5 M9 12l5-6h6 M9 12h11 M9 12l5 6h6',
    detail: (node) => (node.take === 'all' ? `a row for each of ${node.field}` : `the first of ${node.field}`),
  },
  CustomCode: { title: 'Custom code', icon: 'M4 5h16v14H4z M8 9l3 3-3 3 M13 15h4', detail: (node) => node.className },
  EvaluateDataQuality: {
    title: 'Data quality',
    icon: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z M8 12l3 3 5-6',
    detail: (node) => counted(node.rules.length + node.onlyInGlue.length, 'rule'),
  },
  GlueNode: { title: 'Glue node', icon: 'M9 4h6v4h4v6h-4v4H9v-4H5V8h4z', detail: () => 'runs in Glue only' },
  ParquetTarget: { title: 'Parquet target', icon: STORE, detail: placeOf },
  CsvTarget: { title: 'CSV target', icon: FILE, detail: placeOf },
  JsonTarget: { title: 'JSON target', icon: BRACES, detail: placeOf },
  CatalogTarget: { title: 'Catalog target', icon: TABLE, detail: tableOf },
  IcebergTarget: { title: 'Iceberg target', icon: 'M12 3l8 14H4z M2 17h20 M8 17l4 4 4-4', detail: tableOf },
};

const JOINS: Readonly<Record<JoinNode['joinType'], string>> = {
  inner: 'Inner join',
  left: 'Left join',
  right: 'Right join',
  outer: 'Outer join',
  leftsemi: 'Left semi join',
  leftanti: 'Left anti join',
};

/** The drawing of a node's type. */
export function iconOf({ type }: ManifestNode): string {
  return LOOKS[type].icon;
}

/** The type of a node in words: `CSV source`, `Inner join`; of one that only Glue knows, Glue's name. */
export function typeOf(node: ManifestNode): string {
  if (node.type === 'GlueNode') return node.nodeType;
  return node.type === 'Join' ? JOINS[node.joinType] : LOOKS[node.type].title;
}

/** What a node does, in one line: `artist_id = id`, `staging/albums/`, `genre_0 → genre`. */
export function detailOf(node: ManifestNode): string {
  return (LOOKS[node.type] as Look<ManifestNode>).detail(node);
}

function placeOf({ location, path }: { readonly location: string; readonly path: string }): string {
  return placeAt(location, path);
}

function tableOf({ database, table }: { readonly database: string; readonly table: string }): string {
  return `${database}.${table}`;
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
