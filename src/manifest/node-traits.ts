import type { ManifestNode } from './schema';

/** What a node is in its graph: rows come in, are changed, go out. */
export type NodeRole = 'source' | 'transform' | 'target';

/** What the files of a source or a target are written in. */
export type FileFormat = 'csv' | 'json' | 'parquet';

/** What has to be known of a type of node by the library and by the engine on one machine, whatever a node of it says. */
export interface NodeTraits {
  /** Of nodes that only Glue knows, Glue's name of the type tells it. */
  readonly role: NodeRole | 'byNodeType';
  /** Why no engine but Glue can run it; false where each can. */
  readonly onlyInGlue: string | false;
  /** The format of the files that it reads or writes; none where the files tell it, or where there are none. */
  readonly format?: FileFormat;
  /** It gives, or writes, each row of its one input, and no other: it has as many rows as its input. */
  readonly keepsRows: boolean;
  /** It reads all rows of its inputs with all columns that are asked of it, so that a value that cannot be read is met. */
  readonly readsEveryRow: boolean;
  /** It knows its first row when it has seen all rows of its inputs. */
  readonly isWhole: boolean;
  /** It reads its input more than once. */
  readonly readsTwice: boolean;
  /** A field that it gives has the values of the fields of that name in its inputs, and no others but null. */
  readonly passesFields: boolean;
}

const SOURCE = { role: 'source', onlyInGlue: false, keepsRows: false, readsEveryRow: true, isWhole: false, readsTwice: false, passesFields: false } as const;
const TARGET = { role: 'target', onlyInGlue: false, keepsRows: true, readsEveryRow: true, isWhole: false, readsTwice: false, passesFields: true } as const;
/** A row of each row. */
const ROW_BY_ROW = { role: 'transform', onlyInGlue: false, keepsRows: true, readsEveryRow: true, isWhole: false, readsTwice: false, passesFields: true } as const;
/** The rows of several inputs. */
const COMBINING = { ...ROW_BY_ROW, keepsRows: false } as const;
/** Rows of groups of rows. */
const GROUPING = { ...ROW_BY_ROW, keepsRows: false, readsEveryRow: false, isWhole: true } as const;
/** Of what only Glue runs, nobody asks the rest. */
const FOREIGN = { role: 'transform', keepsRows: false, readsEveryRow: false, isWhole: false, readsTwice: false, passesFields: false } as const;

const TRAITS = {
  CsvSource: { ...SOURCE, format: 'csv' },
  JsonSource: { ...SOURCE, format: 'json' },
  ParquetSource: { ...SOURCE, format: 'parquet' },
  CatalogSource: SOURCE,
  Join: { ...COMBINING, passesFields: false },
  ApplyMapping: { ...ROW_BY_ROW, passesFields: false },
  SelectFields: ROW_BY_ROW,
  DropFields: ROW_BY_ROW,
  RenameField: { ...ROW_BY_ROW, passesFields: false },
  Filter: { ...ROW_BY_ROW, keepsRows: false, readsEveryRow: false },
  DropDuplicates: GROUPING,
  Aggregate: { ...GROUPING, passesFields: false },
  Union: COMBINING,
  Sql: { ...GROUPING, passesFields: false },
  DropNullFields: { ...ROW_BY_ROW, readsTwice: true },
  FillMissingValues: { ...FOREIGN, onlyInGlue: 'the values that it fills in are guessed by a model of Glue\'s' },
  SplitFields: ROW_BY_ROW,
  SelectFromCollection: ROW_BY_ROW,
  Explode: COMBINING,
  CustomCode: { ...FOREIGN, onlyInGlue: 'its code is a function on Glue\'s own frames' },
  EvaluateDataQuality: ROW_BY_ROW,
  GlueNode: { ...FOREIGN, role: 'byNodeType', onlyInGlue: 'there is no engine but Glue for nodes of its type' },
  ParquetTarget: { ...TARGET, format: 'parquet' },
  CsvTarget: { ...TARGET, format: 'csv' },
  JsonTarget: { ...TARGET, format: 'json' },
  CatalogTarget: { ...TARGET, format: 'parquet' },
  IcebergTarget: { ...TARGET, format: 'parquet' },
} as const satisfies Readonly<Record<ManifestNode['type'], NodeTraits>>;

/** The traits of each type of node. A type that is added to the manifest's schema begins here: the compiler asks for it. */
export const NODE_TRAITS: Readonly<Record<ManifestNode['type'], NodeTraits>> = TRAITS;

type TypeWith<Trait> = { [Type in keyof typeof TRAITS]: (typeof TRAITS)[Type] extends Trait ? Type : never }[keyof typeof TRAITS];
type NodeWith<Trait> = Extract<ManifestNode, { type: TypeWith<Trait> }>;

/** A node that reads files or tables. */
export type SourceNode = NodeWith<{ role: 'source' }>;

/** A source of files of text, in which a text may not fit its type. */
export type TextSourceNode = NodeWith<{ role: 'source'; format: 'csv' | 'json' }>;

/** A node that writes files or tables. */
export type TargetNode = NodeWith<{ role: 'target' }>;

/** A target that writes files of text. */
export type TextTargetNode = NodeWith<{ role: 'target'; format: 'csv' | 'json' }>;

/** Any other node; so what is done with a transform is asked of a type that has no traits yet. */
export type TransformNode = Exclude<ManifestNode, SourceNode | TargetNode>;

/** Whether a node reads files or tables. One that only Glue knows is none: see `roleOf`. */
export function isSource(node: ManifestNode): node is SourceNode {
  return NODE_TRAITS[node.type].role === 'source';
}

/** Whether a node reads files of text. */
export function isTextSource(node: ManifestNode): node is TextSourceNode {
  return isSource(node) && isText(node);
}

/** Whether a node writes files or tables. One that only Glue knows is none: see `roleOf`. */
export function isTarget(node: ManifestNode): node is TargetNode {
  return NODE_TRAITS[node.type].role === 'target';
}

/** Whether a node writes files of text. */
export function isTextTarget(node: ManifestNode): node is TextTargetNode {
  return isTarget(node) && isText(node);
}

function isText({ type }: ManifestNode): boolean {
  const { format } = NODE_TRAITS[type];
  return format === 'csv' || format === 'json';
}

/** What a node's files are written in. */
export function formatOf({ type }: NodeWith<{ format: FileFormat }>): FileFormat {
  return TRAITS[type].format;
}

/** What a node is in its graph, those that only Glue knows included. */
export function roleOf(node: ManifestNode): NodeRole {
  return node.type === 'GlueNode' ? roleOfNodeType(node.nodeType) : TRAITS[node.type].role;
}

/** What a node of a type of Glue's API is: its types are named so, e.g. `AmazonRedshiftSource`, `PIIDetection`, `S3HudiDirectTarget`. */
export function roleOfNodeType(nodeType: string): NodeRole {
  if (nodeType.endsWith('Source')) return 'source';
  return nodeType.endsWith('Target') ? 'target' : 'transform';
}
