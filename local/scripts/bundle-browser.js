// node scripts/bundle-browser.js [FILE=lib/dashboard/browser.js]
// Bundles the dashboard's script, with the libraries it draws with, into the one file that the page carries.
// The same sources give the same bytes: no date, no path of this machine.
const fs = require('fs');
const path = require('path');
const esbuild = require('esbuild');
const { licences } = require('./licences');

const ROOT = path.join(__dirname, '..');
const OUT = process.argv[2] ?? path.join(ROOT, 'lib', 'dashboard', 'browser.js');

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
  const script = `${licences(metafile)}\n${file.text}`.replace(/\r\n?/g, '\n');
  if (/<\/script|<!--/i.test(script)) throw new Error('The bundle holds what would end a script in HTML: `</script` or `<!--`.');
  fs.mkdirSync(path.dirname(OUT), { recursive: true });
  fs.writeFileSync(OUT, script);
}
