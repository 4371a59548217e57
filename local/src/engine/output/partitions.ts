import { identifier, literal } from '../database/sql';
import { DEFAULT_PARTITION } from '../input/folder-partitions';
import { castValue } from '../nodes/cast';

/** The column of the file's name that each row was read from. */
const FILE = 'file that the row is in';

/** The option of the engine's reader that partitions are told by. Its own reading of them takes the text `null` for none. */
export const WITH_FILE = `hive_partitioning = false, filename = ${literal(FILE)}`;

/**
 * SQL of the value that a row has by the folder `key=value/` that its file lies in: the text of the folder, cast. Of folders that
 * are called alike it is the innermost.
 *
 * @param key as the folders have it, in any case
 */
export function partitionValue(key: string, type: string): string {
  const pattern = `(?i).*/${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}=([^/]*)/`;
  const text = `nullif(regexp_extract(${identifier(FILE)}, ${literal(pattern)}, 1), ${literal(DEFAULT_PARTITION)})`;
  return castValue(`url_decode(${text})`, 'string', type);
}
