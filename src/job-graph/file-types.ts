import type { NodeCheck } from './checks/node-check';

/** Kinds of files, each with the endings that mean nothing else. */
const ENDINGS = {
  CSV: ['csv', 'tsv', 'psv'],
  JSON: ['json', 'jsonl', 'ndjson'],
  Parquet: ['parquet'],
  Excel: ['xls', 'xlsx'],
  ORC: ['orc'],
  Avro: ['avro'],
  XML: ['xml'],
} as const;

/** A kind of files that sources read. */
export type FileType = keyof typeof ENDINGS;

/** What each node type of Glue that reads paths of S3 reads. `table`: folders in which a table format keeps its own files. */
const READS: Record<string, FileType | 'table'> = {
  S3CsvSource: 'CSV',
  S3JsonSource: 'JSON',
  S3ParquetSource: 'Parquet',
  S3ExcelSource: 'Excel',
  S3DeltaSource: 'table',
  S3HudiSource: 'table',
};

/** A warning when a path ends as files of another kind than the one that is read do. */
export function checkFileType(check: NodeCheck, path: string, reads: FileType): void {
  const type = fileType(path);
  if (type !== undefined && type !== reads) {
    check.warning('wrongSourceType', `it reads ${reads}, and its path is that of a ${type} file, got: ${path}; read it with a source of that type`);
  }
}

/** The same for a node of Glue, by the paths of S3 among its members. */
export function checkGluePaths(check: NodeCheck, nodeType: string, paths: unknown): void {
  const reads = READS[nodeType];
  if (reads === undefined || !Array.isArray(paths)) return;
  const texts = paths.filter((entry): entry is string => typeof entry === 'string');
  texts.forEach((path) => (reads === 'table' ? checkTableFolder(check, path, nodeType) : checkFileType(check, path, reads)));
}

function checkTableFolder(check: NodeCheck, path: string, nodeType: string): void {
  const type = fileType(path);
  if (type !== undefined) {
    check.warning('wrongSourceType', `${nodeType} reads the folder of a table, and its path is that of a ${type} file, got: ${path}; `
      + 'read it with a source of that type');
  }
}

/** The kind that the ending of a path tells, whether or not it is compressed. */
function fileType(path: string): FileType | undefined {
  const ending = /\.([a-z]+)(?:\.(?:gz|gzip|bz2|zst|snappy))?$/i.exec(path)?.[1].toLowerCase();
  return (Object.keys(ENDINGS) as FileType[]).find((type) => (ENDINGS[type] as readonly string[]).includes(ending ?? ''));
}
