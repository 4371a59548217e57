/**
 * How large the house is: files and lines of source, in all and where they are most, and the types that the library exports.
 *
 *   npm run counts
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { loadAssemblyFromPath } from '@jsii/spec';

const ROOT = path.resolve(__dirname, '..');

for (const folder of ['src', 'local/src', 'test', 'local/test']) {
  const files = execFileSync('git', ['ls-files', folder], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter((file) => file.endsWith('.ts'));
  const lines = files.map((file) => ({ file, count: readFileSync(path.join(ROOT, file), 'utf8').split('\n').length - 1 })).sort((a, b) => a.count - b.count);
  const all = lines.reduce((sum, { count }) => sum + count, 0);
  const { file, count } = lines[lines.length - 1];
  console.log(`${folder}: ${all} lines in ${files.length} files, ${lines[Math.floor(files.length / 2)].count} in the middle, ${count} at most (${file})`);
}
console.log(`types that the library exports: ${Object.keys(loadAssemblyFromPath(ROOT).types ?? {}).length}`);
console.log('where a new kind, and a property of the L3, has to be known: npm run test:kinds; circles of files: npx projen layers');
