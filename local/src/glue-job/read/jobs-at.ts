import * as fs from 'fs';
import * as path from 'path';

/** What every file of a visual job has in it: its nodes in Glue's API, or in a download of Glue Studio. */
const TELLING = /"(?:[Cc]odeGenConfigurationNodes|dag)"/;

/** The JSON files in a folder, and in folders in it, that look as if they hold a visual job, in the order of their names. Hidden ones are passed over. */
export function jobFilesIn(folder: string): string[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return jobFilesIn(place);
    return entry.isFile() && /\.json$/i.test(entry.name) && TELLING.test(fs.readFileSync(place, 'utf8')) ? [place] : [];
  });
}
