// Exit status 0 when something of lib/ or local/lib/ is missing or older than its sources, 1 when all is compiled.
const fs = require('fs');
const path = require('path');

/** The newest modification time under a file or folder, in ms since the epoch; 0 when it is missing. */
function newest(place) {
  if (!fs.existsSync(place)) return 0;
  const stat = fs.statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...fs.readdirSync(place).map((name) => newest(path.join(place, name))));
}

const pairs = [
  // The assembly, of which the packages of all languages are made, is compiled last; it holds the version.
  { sources: ['src', 'docs/manifest.schema.json', 'package.json'], compiled: '.jsii', needs: 'lib/index.d.ts' },
  { sources: ['local/src', 'docs/manifest.schema.json'], compiled: 'local/lib', needs: 'local/lib/cli.js' },
];
const stale = pairs.some(({ sources, compiled, needs }) =>
  !fs.existsSync(compiled) || !fs.existsSync(needs) || Math.max(...sources.map(newest)) > Math.max(newest(compiled), newest(needs)));
process.exit(stale ? 0 : 1);
