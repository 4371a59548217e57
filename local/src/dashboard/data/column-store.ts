import { CodeTables } from './code-tables';
import { draftOf, type Draft } from './draft';
import { packDataSet } from './pack-data-set';
import { usedColumns } from './used-columns';
import type { Database } from '../../engine/database/database';
import type { ManifestDashboard } from '../../manifest';
import type { PackedDashboardData, PackedDataSet } from '../../packed-data';
import { sized } from '../../text/counts';

/** Bytes that the data may take, so that the page of a run, with its code and all that it reports, has less than 15 MB. */
const MAX_BYTES = 13_000_000;

/** Of the tables that are needed on the way. */
const CATALOG = 'dashboard_columns';

/**
 * Packs what the visuals and filters of a dashboard need of the warehouse.
 *
 * Of each data set the columns that are used; of each column the different values once, and for each row which of them it has, or,
 * where that follows from another column, for each value of that one. An identifier is in the page by its label only, or, where it is
 * only counted, by no text at all. Rows are ordered by identifiers: what belongs to one artist, or to one album, stands together and
 * takes little room.
 *
 * @param database has the tables of the warehouse as views
 * @param maxBytes beyond this, labels are shortened, and the notes say so @default - what leaves the page less than 15 MB
 * @throws EngineError where the SQL of a data set fails
 */
export async function buildColumnStore(database: Database, dashboard: ManifestDashboard, maxBytes = MAX_BYTES): Promise<PackedDashboardData> {
  return database.withCatalogOnDisk(CATALOG, async () => {
    const tables: CodeTables[] = [];
    for (const [index, dataSet] of dashboard.dataSets.entries()) {
      tables.push(await CodeTables.create(database, `${CATALOG}.data_set_${index}`, dataSet, usedColumns(dashboard, dataSet)));
    }
    return pack(dashboard, tables, maxBytes);
  });
}

async function pack({ dataSets }: ManifestDashboard, tables: readonly CodeTables[], maxBytes: number): Promise<PackedDashboardData> {
  const drafts: Draft[] = [];
  for (const [index, { name }] of dataSets.entries()) drafts.push(await draftOf(name, tables[index]));
  const whole = await packAll(drafts, 'whole');
  if (bytesOf(whole) <= maxBytes) return { dataSets: whole, notes: [] };

  const short = await packAll(drafts, 'short');
  const notes = ['To keep this page small, identifiers beside names that several share are shortened to what tells them apart.'];
  const bytes = bytesOf(short);
  return { dataSets: short, notes: bytes <= maxBytes ? notes : [...notes, `This page is large all the same: its data takes ${sized(bytes)}.`] };
}

async function packAll(drafts: readonly Draft[], labels: 'whole' | 'short'): Promise<PackedDataSet[]> {
  const packed: PackedDataSet[] = [];
  for (const draft of drafts) packed.push(await packDataSet(draft, labels));
  return packed;
}

/** All else in a data set is small. */
function bytesOf(dataSets: readonly PackedDataSet[]): number {
  const columns = dataSets.flatMap((dataSet) => dataSet.columns);
  return columns.reduce((sum, { codes, dictionary = '' }) => sum + codes.bytes.length + dictionary.length, 0);
}
