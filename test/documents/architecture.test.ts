import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
/** What stands in backquotes, or is linked, and looks like a path of this repository. */
const PATHS = /[`(]((?:src|local|test|docs|assets|scripts)\/[\w./-]+)[`)]/g;

test.each(['docs/ARCHITECTURE.md', 'CONTRIBUTING.md', 'AGENTS.md', 'SECURITY.md'])('%s names what is there', (file) => {
  const named = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(PATHS)].map(([, place]) => place);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
});

const DECISIONS = path.join(ROOT, 'docs/adr');
const INDEX = 'README.md';

test.each(readdirSync(DECISIONS).filter((file) => file !== INDEX))('decision %s has its status, its parts, and a line in the index', (file) => {
  const text = readFileSync(path.join(DECISIONS, file), 'utf8');
  const [, number, title, status, date] = /^# (\d+)\. (.+)\n\nStatus: (accepted|superseded by \d+), (\d{4}-\d\d-\d\d)\n/.exec(text) ?? [];
  expect([...text.matchAll(/^## (Context|Decision|Consequences)$/gm)].map(([, part]) => part)).toEqual(['Context', 'Decision', 'Consequences']);
  expect(readFileSync(path.join(DECISIONS, INDEX), 'utf8')).toContain(`| [${number}](${file}) | ${title} | ${status} | ${date} |`);
});
