import type { ManifestNode } from '../manifest';

const FILE = 'M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6';
const STORE = 'M5 6c0-4 14-4 14 0s-14 4-14 0z M5 6v12c0 4 14 4 14 0V6 M5 12c0 4 14 4 14 0';

/** A drawing for each type of node: lines in a square of 24 by 24. */
export const ICONS: Readonly<Record<ManifestNode['type'], string>> = {
  CsvSource: FILE,
  Join: 'M15 12a6 6 0 1 1-12 0a6 6 0 1 1 12 0z M21 12a6 6 0 1 1-12 0a6 6 0 1 1 12 0z',
  ApplyMapping: 'M4 7h16 M16 3l4 4-4 4 M20 17H4 M8 13l-4 4 4 4',
  SelectFields: 'M4 4h16v16H4z M8 12l3 3 5-6',
  DropFields: 'M4 4h16v16H4z M8 12h8',
  RenameField: 'M4 20l1-4L16 5l3 3L8 19z M14 7l3 3',
  Filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  DropDuplicates: 'M8 8h12v12H8z M16 8V4H4v12h4',
  Aggregate: 'M18 7V4H6l6 8-6 8h12v-3',
  Union: 'M4 5c8 0 6 7 16 7 M4 19c8 0 6-7 16-7 M17 9l3 3-3 3',
  Sql: 'M8 6l-6 6 6 6 M16 6l6 6-6 6 M13.5 4l-3 16',
  ParquetTarget: STORE,
  CsvTarget: FILE,
  JsonTarget: 'M9 4c-4 0-1 8-5 8 4 0 1 8 5 8 M15 4c4 0 1 8 5 8-4 0-1 8-5 8',
};
