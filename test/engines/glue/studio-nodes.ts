/** A column, as Glue's API names it: by the segments of its path, of which there is one. */
export type ColumnPath = readonly [string];

interface Transform {
  readonly Name: string;
  readonly Inputs: readonly string[];
}

interface Paths extends Transform {
  readonly Paths: readonly ColumnPath[];
}

export interface StudioMapping {
  readonly ToKey: string;
  readonly FromPath: ColumnPath;
  readonly FromType: string;
  readonly ToType: string;
  readonly Dropped: false;
}

export interface StudioCondition {
  readonly Operation: 'EQ' | 'LT' | 'GT' | 'LTE' | 'GTE' | 'REGEX' | 'ISNULL';
  readonly Negated: boolean;
  readonly Values: readonly [{ readonly Type: 'COLUMNEXTRACTED'; readonly Value: ColumnPath }, ...{ readonly Type: 'CONSTANT'; readonly Value: readonly [string] }[]];
}

/** The members of each type of node that has a transcription, as Glue Studio sets them. */
export interface StudioMembers {
  readonly S3CsvSource: {
    readonly Name: string;
    readonly Paths: readonly [string];
    readonly Separator: 'comma' | 'pipe' | 'semicolon' | 'tab';
    readonly QuoteChar: 'quote' | 'single_quote';
    readonly WithHeader: true;
    readonly Recurse: true;
    readonly Escaper: '';
    readonly OptimizePerformance: false;
  };
  readonly S3ParquetSource: { readonly Name: string; readonly Paths: readonly [string]; readonly Recurse: true };
  readonly ApplyMapping: Transform & { readonly Mapping: readonly StudioMapping[] };
  readonly SelectFields: Paths;
  readonly DropFields: Paths;
  readonly SplitFields: Paths;
  readonly RenameField: Transform & { readonly SourcePath: ColumnPath; readonly TargetPath: ColumnPath };
  readonly Filter: Transform & { readonly LogicalOperator: 'AND' | 'OR'; readonly Filters: readonly StudioCondition[] };
  readonly DropDuplicates: Transform;
  readonly DropNullFields: Transform & {
    readonly NullCheckBoxList: { readonly IsEmpty: boolean; readonly IsNullString: boolean; readonly IsNegOne: boolean };
    readonly NullTextList: readonly [];
  };
  readonly Join: Transform & {
    readonly JoinType: 'equijoin' | 'left' | 'right' | 'outer' | 'leftsemi' | 'leftanti';
    readonly Columns: readonly [JoinSide, JoinSide];
  };
  readonly Union: Transform & { readonly UnionType: 'ALL' | 'DISTINCT' };
  readonly Aggregate: Transform & {
    readonly Groups: readonly ColumnPath[];
    readonly Aggs: readonly { readonly Column: ColumnPath; readonly AggFunc: string }[];
  };
  readonly SparkSQL: Transform & {
    readonly SqlQuery: string;
    readonly SqlAliases: readonly { readonly From: string; readonly Alias: string }[];
    readonly OutputSchemas: readonly [{ readonly Columns: readonly { readonly Name: string; readonly Type: string }[] }];
  };
  readonly SelectFromCollection: Transform & { readonly Index: number };
  readonly S3GlueParquetTarget: Transform & { readonly Path: string; readonly Compression: 'snappy'; readonly PartitionKeys: readonly [] };
}

interface JoinSide {
  readonly From: string;
  readonly Keys: readonly ColumnPath[];
}

export type StudioType = keyof StudioMembers;

/** A node of a visual job: one type, and its members. */
export type StudioNode = { readonly [T in StudioType]: { readonly id: string; readonly type: T; readonly members: StudioMembers[T] } }[StudioType];

/** The nodes as Glue's API has them: `CodeGenConfigurationNodes`. */
export function apiNodes(nodes: readonly StudioNode[]): Record<string, object> {
  return Object.fromEntries(nodes.map(({ id, type, members }) => [id, { [type]: members }]));
}
