import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
/** What stands in backquotes, or is linked, and looks like a path of this repository. */
const PATHS = /[`(]((?:src|local|test|docs|assets|scripts)\/[\w./-]+)[`)]/g;

test.each(['docs/ARCHITECTURE.md', 'CONTRIBUTING.md', 'AGENTS.md', 'SECURITY.md'])('%s names what is there', (file) => {
  const named = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(PATHS)].map(([, place]) => place);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
});
