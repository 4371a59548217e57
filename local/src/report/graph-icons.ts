import type { ManifestNode } from '../manifest';

const FILE = 'M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6';
const BRACES = 'M9 4c-4 0-1 8-5 8 4 0 1 8 5 8 M15 4c4 0 1 8 5 8-4 0-1 8-5 8';
const TABLE = 'M4 5h16v14H4z M4 10h16 M10 5v14';
const STORE = 'M5 6c0-4 14-4 14 0s-14 4-14 0z M5 6v12c0 4 14 4 14 0V6 M5 12c0 4 14 4 14 0';

/** A drawing for each type of node: lines in a square of 24 by 24. */
export const ICONS: Readonly<Record<ManifestNode['type'], string>> = {
  CsvSource: FILE,
  JsonSource: BRACES,
  ParquetSource: STORE,
  CatalogSource: TABLE,
  Join: 'M15 12a6 6 0 1 1-12 0a6 6 0 1 1 12 0z M21 12a6 6 0 1 1-12 0a6 6 0 1 1 12 0z',
  ApplyMapping: 'M4 7h16 M16 3l4 4-4 4 M20 17H4 M8 13l-4 4 4 4',
  SelectFields: 'M4 4h16v16H4z M8 12l3 3 5-6',
  DropFields: 'M4 4h16v16H4z M8 12h8',
  RenameField: 'M4 20l1-4L16 5l3 3L8 19z M14 7l3 3',
  Filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  DropDuplicates: 'M8 8h12v12H8z M16 8V4H4v12h4',
  Aggregate: 'M18 7V4H6l6 8-6 8h12v-3',
  Union: 'M4 5c8 0 6 7 16 7 M4 19c8 0 6-7 16-7 M17 9l3 3-3 3',
  DropNullFields: 'M4 4h16v16H4z M9 9l6 6 M15 9l-6 6',
  FillMissingValues: 'M4 4h16v16H4z M12 8v8 M8 12h8',
  SplitFields: 'M3 12h6l6-6h6 M9 12l6 6h6',
  SelectFromCollection: 'M4 5h10v5H4z M4 14h10v5H4z M18 7h3 M18 4v6',
  CustomCode: 'M4 5h16v14H4z M8 9l3 3-3 3 M13 15h4',
  EvaluateDataQuality: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z M8 12l3 3 5-6',
  GlueNode: 'M9 4h6v4h4v6h-4v4H9v-4H5V8h4z',
  Sql: 'M8 6l-6 6 6 6 M16 6l6 6-6 6 M13.5 4l-3 16',
  ParquetTarget: STORE,
  CsvTarget: FILE,
  JsonTarget: BRACES,
  CatalogTarget: TABLE,
  IcebergTarget: 'M12 3l8 14H4z M2 17h20 M8 17l4 4 4-4',
};
