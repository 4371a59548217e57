import { UserError } from '../errors';
import type { ManifestField } from '../manifest';
import type { Database } from './database';
import { EngineError, firstLine } from './engine-error';
import { as, selectList } from './nodes/select';
import { identifier, sqlType } from './sql';
import { listed } from '../text/few';

/** Fields by name, cast to their declared types. */
export function castList(fields: readonly ManifestField[]): string {
  return selectList(fields.map((field) => as(`CAST(${identifier(field.name)} AS ${sqlType(field.type)})`, field.name)));
}

/** A statement as it can stand in parentheses: a last line may be a comment. */
export function statement(sql: string): string {
  return `${sql.trim().replace(/;$/, '')}\n`;
}

/**
 * Sees that a statement of the user's is one, and that it gives the columns that it declares.
 *
 * @param where what it belongs to: `node Top tracks`
 * @param prefix the `WITH` that its tables come from, when it needs one
 */
export async function checkColumns(database: Database, where: string, sql: string, declared: readonly Pick<ManifestField, 'name'>[], prefix = ''): Promise<void> {
  let found: string[];
  try {
    found = await database.columns(`${prefix}SELECT * FROM (${statement(sql)})`);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new UserError(`Correct the SQL of ${where}: the engine refuses it.`, [`${where}: ${firstLine(error)}`]);
  }
  const missing = declared.filter((field) => !found.includes(field.name));
  if (missing.length > 0) {
    throw new UserError(
      `Let the SQL of ${where} give the columns that it declares.`,
      missing.map((field) => `${where}: gives no column \`${field.name}\`; found ${listed(found)}`),
    );
  }
}
