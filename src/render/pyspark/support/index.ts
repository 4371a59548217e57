import { CREATE_TABLE, KEEP_CURRENT, TABLE_LOCATION } from './catalog';
import { CSV_HEADERS, CSV_NAMES, PLAIN_NUMBER } from './csv-reader';
import { files } from './files';
import { JOB_ERROR, SESSION, entry } from './job';
import { JOINS } from './joins';
import { JSON_VALUES } from './json-reader';
import { LISTED_ELEMENTS, SEPARATED_ELEMENTS } from './lists';
import type { Needs } from './needs';
import { PUBLICATION } from './publication';
import { HAS_VALUES, QUALITY, RULES } from './quality';
import { reader } from './reader';
import { QUOTED } from './table-reader';
import { DECLARED, FIRST_THAT_HOLDS, TO_FLOAT, VALUES } from './values';

/**
 * What the functions of the nodes are made with: that of it which they need.
 *
 * @param functions the functions, as text
 */
export function support(needs: Needs, functions: string): string[] {
  const calls = (name: string) => functions.includes(`${name}(`);
  return [
    SESSION,
    JOB_ERROR,
    ...(needs.files || calls('parsed') ? [VALUES] : []),
    ...(needs.csv ? [CSV_NAMES, PLAIN_NUMBER, CSV_HEADERS] : []),
    ...(needs.json ? [JSON_VALUES] : []),
    ...(calls('to_float') ? [TO_FLOAT] : []),
    ...(calls('declared') ? [DECLARED] : []),
    ...(calls('first_that_holds') ? [FIRST_THAT_HOLDS] : []),
    ...(calls('separated_elements') ? [SEPARATED_ELEMENTS] : []),
    ...(calls('listed_elements') ? [LISTED_ELEMENTS] : []),
    ...(needs.parquet || needs.tables || calls('keep_current') ? [QUOTED] : []),
    ...(calls('table_location') ? [TABLE_LOCATION] : []),
    ...(calls('create_table') ? [CREATE_TABLE] : []),
    ...(calls('keep_current') ? [KEEP_CURRENT] : []),
    reader(needs, calls('reader.lacking')),
    ...(needs.joins ? [JOINS] : []),
    ...(needs.quality ? [QUALITY] : []),
    ...Object.keys(RULES).filter(calls).map((name) => RULES[name]),
    ...(calls('is_complete') || calls('completeness') ? [HAS_VALUES] : []),
    PUBLICATION,
    files(needs),
    entry(functions.includes('from awsglue')),
  ];
}
