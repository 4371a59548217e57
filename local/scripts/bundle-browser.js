// node scripts/bundle-browser.js [FILE=lib/dashboard/browser.js]
// Bundles the dashboard's script, with the libraries it draws with, into the one file that the page carries.
// The same sources give the same bytes: no date, no path of this machine.
const fs = require('fs');
const path = require('path');
const esbuild = require('esbuild');

const ROOT = path.join(__dirname, '..');
const OUT = process.argv[2] ?? path.join(ROOT, 'lib', 'dashboard', 'browser.js');
const APACHE = 'Apache-2.0';

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function main() {
  const { outputFiles: [file], metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['src/dashboard/browser/main.ts'],
    outfile: OUT,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none', // The licences of all packages come first, each once.
    logLevel: 'warning',
  });
  // HTML knows one line break; the script's hash is that of what a browser reads.
  const script = `${licences(packagesOf(metafile))}\n${file.text}`.replace(/\r\n?/g, '\n');
  if (/<\/script|<!--/i.test(script)) throw new Error('The bundle holds what would end a script in HTML: `</script` or `<!--`.');
  fs.mkdirSync(path.dirname(OUT), { recursive: true });
  fs.writeFileSync(OUT, script);
}

/** Folders of the packages that something of is in the bundle, by name. */
function packagesOf(metafile) {
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input);
  const folders = used.map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter((folder) => folder !== undefined);
  return [...new Set(folders)].map((folder) => path.join(ROOT, folder)).sort((a, b) => (path.basename(a) < path.basename(b) ? -1 : 1));
}

/** The notices that the libraries ask to be kept, as one comment that minifiers keep. */
function licences(folders) {
  return `/*!\n${folders.map(licence).join('\n\n').replace(/\*\//g, '* /')}\n*/`;
}

function licence(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = license === APACHE
    ? ['Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0', read(folder, /^notice/i)]
    : [read(folder, /^(licen[cs]e|copyright)/i)];
  return [`${name} ${version}, ${license}`, ...texts].filter((text) => text !== undefined).join('\n');
}

function read(folder, pattern) {
  const file = fs.readdirSync(folder).find((entry) => pattern.test(entry));
  return file === undefined ? undefined : fs.readFileSync(path.join(folder, file), 'utf8').trim();
}
