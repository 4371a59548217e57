import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** What a text may tell people to call by `npx`, which runs whoever owns the name: ours, AWS's, and what the repository installs. */
const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
const TRUSTED = ['cdk-spotify-analytics-local', 'cdk', ...Object.keys(devDependencies)];

/** Texts that people read: documents, and what the library and the local engine print. */
function texts(): string[] {
  const places = ['*.md', 'docs/*', 'examples/*', 'src/*', 'local/src/*', 'local/*.md', 'scripts/*', '.projenrc.ts'];
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...places], { cwd: ROOT, encoding: 'utf8' });
  return files.trim().split('\n').filter((file) => !/\.(png|csv)$/.test(file));
}

test('every command that npx is told to run is in a package that is ours, AWS\'s, or installed here', () => {
  const foreign = texts().flatMap((file) => {
    const commands = readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\bnpx (?:-\S+ )*([@\w/.-]+)/g);
    return [...commands].map(([, name]) => name.replace(/(?<=.)@.*/, '')).filter((name) => !TRUSTED.includes(name)).map((name) => `${file}: npx ${name}`);
  });
  expect(foreign).toEqual([]);
});

test('the short name of the command stands in no text that tells what to type', () => {
  const typed = texts().filter((file) => /(`|^|\bnpx )spotify-pipeline (sample|run|answer|import|check|graph|dashboard|inspect|completion)\b/m.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(typed).toEqual([]);
});
