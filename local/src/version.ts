import * as fs from 'fs';
import * as path from 'path';

/** Version of this package. */
export function localVersion(): string {
  const file = path.join(__dirname, '..', 'package.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
}
