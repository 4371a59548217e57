/** A node of an invented job, as Glue's API has it and as Glue Studio downloads it. */
export interface MadeNode {
  readonly id: string;
  readonly api: object;
  readonly studio: object;
}

export interface MadeJob {
  readonly nodes: readonly MadeNode[];
  readonly bookmarks?: boolean;
}

export const BUCKET = 'music-lake-example';

/** What `aws glue get-job` prints. */
export function getJob({ nodes, bookmarks }: MadeJob): object {
  return {
    Job: {
      Name: 'made-job',
      JobMode: 'VISUAL',
      Role: 'arn:aws:iam::111122223333:role/music-glue',
      Command: { Name: 'glueetl', ScriptLocation: 's3://aws-glue-assets-111122223333-eu-west-1/scripts/made-job.py', PythonVersion: '3' },
      DefaultArguments: { '--job-bookmark-option': bookmarks ? 'job-bookmark-enable' : 'job-bookmark-disable', '--job-language': 'python' },
      GlueVersion: '5.0',
      CodeGenConfigurationNodes: Object.fromEntries(nodes.map(({ id, api }) => [id, api])),
    },
  };
}

/** What Glue Studio downloads. */
export function studioExport({ nodes, bookmarks }: MadeJob): object {
  return {
    jobConfig: {
      name: 'made-job',
      role: 'arn:aws:iam::111122223333:role/music-glue',
      command: 'glueetl',
      version: '5.0',
      jobMode: 'VISUAL_MODE',
      language: 'python-3',
      scriptName: 'made-job.py',
      scriptLocation: 's3://aws-glue-assets-111122223333-eu-west-1/scripts/',
      bookmark: bookmarks ? 'job-bookmark-enable' : 'job-bookmark-disable',
    },
    dag: Object.fromEntries(nodes.map(({ id, studio }) => [id, { nodeId: id, dataPreview: false, previewAmount: 0, codeGenVersion: 2, ...studio }])),
    hasBeenSaved: false,
  };
}

export interface CsvOptions {
  /** `name` or `name:type`, separated by blanks; none for a source that declares no columns. */
  readonly columns?: string;
  readonly path?: string;
}

export function csv(id: string, name: string, options: CsvOptions = {}): MadeNode {
  const path = `s3://${BUCKET}/${options.path ?? `staging/${name}.csv`}`;
  const columns = options.columns?.split(' ').map((column) => column.split(':'));
  return {
    id,
    api: {
      S3CsvSource: {
        Name: name,
        Paths: [path],
        Recurse: true,
        Separator: 'comma',
        QuoteChar: 'quote',
        WithHeader: true,
        ...(columns && { OutputSchemas: [{ Columns: columns.map(([Name, Type]) => ({ Name, Type: Type ?? 'string' })) }] }),
      },
    },
    studio: {
      name,
      inputs: [],
      classification: 'DataSource',
      type: 'S3',
      isCatalog: false,
      format: 'csv',
      paths: [path],
      recurse: true,
      separator: ',',
      quoteChar: '"',
      withHeader: true,
      ...(columns && { outputSchemas: [columns.map(([key, type]) => ({ key, fullPath: [key], type: type ?? 'string', glueStudioType: null, children: null }))] }),
    },
  };
}

export function delta(id: string, name: string): MadeNode {
  const path = `s3://${BUCKET}/staging/${name}.csv`;
  return {
    id,
    api: { S3DeltaSource: { Name: name, Paths: [path] } },
    studio: { name, inputs: [], classification: 'DataSource', type: 'S3', isCatalog: false, format: 'delta', paths: [path] },
  };
}

/** @param left id of a node and its key, e.g. `a.track_id`; likewise `right` */
export function join(id: string, name: string, left: string, right: string, joinType = 'equijoin'): MadeNode {
  const sides = [left, right].map((side) => side.split('.'));
  const inputs = sides.map(([node]) => node);
  return {
    id,
    api: { Join: { Name: name, Inputs: inputs, JoinType: joinType, Columns: sides.map(([From, key]) => ({ From, Keys: [[key]] })) } },
    studio: {
      name, inputs, classification: 'Transform', type: 'Join', joinType, columns: sides.map(([from, key]) => ({ from, keys: [key] })), columnConditions: ['='], parentsValid: true,
    },
  };
}

export function dropFields(id: string, input: string, paths: readonly string[]): MadeNode {
  return {
    id,
    api: { DropFields: { Name: 'Drop Fields', Inputs: [input], Paths: paths.map((path) => [path]) } },
    studio: { name: 'Drop Fields', inputs: [input], classification: 'Transform', type: 'DropFields', paths, parentsValid: true },
  };
}

/** Studio's way out of a clash: every column of a side is renamed. @param columns `from>to` or `name`, separated by blanks */
export function mapping(id: string, name: string, input: string, columns: string): MadeNode {
  const pairs = columns.split(' ').map((column) => column.split('>')).map(([from, to]) => ({ from, to: to ?? from }));
  return {
    id,
    api: { ApplyMapping: { Name: name, Inputs: [input], Mapping: pairs.map(({ from, to }) => ({ ToKey: to, FromPath: [from], FromType: 'string', ToType: 'string' })) } },
    studio: {
      name,
      inputs: [input],
      classification: 'Transform',
      type: 'ApplyMapping',
      mapping: pairs.map(({ from, to }) => ({ toKey: to, fromPath: [from], fromType: 'string', toType: 'string', dropped: false, children: null })),
    },
  };
}

/** A Change Schema node of one column. @param from the type that it says the column has */
export function typedMapping(id: string, input: string, column: string, from: string, to = from): MadeNode {
  return {
    id,
    api: { ApplyMapping: { Name: 'Change Schema', Inputs: [input], Mapping: [{ ToKey: column, FromPath: [column], FromType: from, ToType: to }] } },
    studio: {
      name: 'Change Schema',
      inputs: [input],
      classification: 'Transform',
      type: 'ApplyMapping',
      mapping: [{ toKey: column, fromPath: [column], fromType: from, toType: to, dropped: false, children: null }],
    },
  };
}

export interface TargetOptions {
  readonly path?: string;
  readonly partitionKeys?: readonly string[];
  /** The table of the Data Catalog that is updated. */
  readonly table?: string;
}

export function target(id: string, input: string, { path = 'datawarehouse/', partitionKeys = [], table }: TargetOptions = {}): MadeNode {
  const url = `s3://${BUCKET}/${path}`;
  return {
    id,
    api: {
      S3GlueParquetTarget: {
        Name: 'Warehouse',
        Inputs: [input],
        PartitionKeys: partitionKeys.map((key) => [key]),
        Path: url,
        Compression: 'snappy',
        SchemaChangePolicy: table === undefined ? { EnableUpdateCatalog: false }
          : { EnableUpdateCatalog: true, UpdateBehavior: 'UPDATE_IN_DATABASE', Database: 'music', Table: table },
      },
    },
    studio: {
      name: 'Warehouse',
      inputs: [input],
      classification: 'DataSink',
      type: 'S3',
      format: 'glueparquet',
      compression: 'snappy',
      path: url,
      partitionKeys,
      schemaChangePolicy: table === undefined ? { enableUpdateCatalog: false }
        : { enableUpdateCatalog: true, updateBehavior: 'UPDATE_IN_DATABASE', database: 'music', table },
      updateCatalogOptions: table === undefined ? 'none' : 'schemaAndPartitions',
    },
  };
}

export const ALBUM_COLUMNS = 'track_name track_id duration_ms album_name release_date label album_popularity album_id artist_id duration_sec';
export const ARTIST_COLUMNS = 'id name artist_popularity followers genre';
export const TRACK_COLUMNS = 'track_id track_popularity';

/** The three sources that the pipelines of this data set start from, under the ids `album`, `artist` and `track`. */
export function sources(hasColumns = true): MadeNode[] {
  return [
    csv('album', 'albums', hasColumns ? { columns: ALBUM_COLUMNS } : {}),
    csv('artist', 'artists', hasColumns ? { columns: ARTIST_COLUMNS } : {}),
    csv('track', 'track', hasColumns ? { columns: TRACK_COLUMNS } : {}),
  ];
}

/** The job as people make it: albums with artists, tracks with those, the copies of the keys dropped. */
export function consoleJob(dropped: readonly string[] = ['`.track_id`', 'id'], options: { readonly hasColumns?: boolean; readonly target?: TargetOptions } = {}): MadeJob {
  return {
    nodes: [
      ...sources(options.hasColumns ?? true),
      join('join-1', 'Join artists', 'album.artist_id', 'artist.id'),
      join('join-2', 'Join tracks', 'track.track_id', 'join-1.track_id'),
      dropFields('drop', 'join-2', dropped),
      target('target', 'drop', options.target),
    ],
  };
}

/** The same with joins of another type, for which Glue leaves two columns of one name. */
export function leftJoinJob(dropped: readonly string[] | undefined): MadeJob {
  return {
    nodes: [
      ...sources(),
      join('join-1', 'Join artists', 'album.artist_id', 'artist.id', 'left'),
      join('join-2', 'Join tracks', 'join-1.track_id', 'track.track_id', 'left'),
      ...(dropped ? [dropFields('drop', 'join-2', dropped)] : []),
      target('target', dropped ? 'drop' : 'join-2'),
    ],
  };
}
