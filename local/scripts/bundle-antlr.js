// node scripts/bundle-antlr.js [FILE=lib/engine/spark-sql/antlr.js]
// Bundles what reads Spark's SQL by its grammar: of antlr4ng the parts that walk a network, without its source maps.
const fs = require('fs');
const path = require('path');
const esbuild = require('esbuild');
const { licences } = require('./licences');

const ROOT = path.join(__dirname, '..');
const OUT = process.argv[2] ?? path.join(ROOT, 'lib', 'engine', 'spark-sql', 'antlr.js');
const USED = [
  'ATNDeserializer', 'BaseErrorListener', 'CharStream', 'CommonTokenStream', 'LexerInterpreter', 'ParserInterpreter', 'ParserRuleContext', 'Vocabulary',
];

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function main() {
  const { outputFiles: [file], metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    stdin: { contents: `export { ${USED.join(', ')} } from 'antlr4ng';`, resolveDir: ROOT },
    outfile: OUT,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none', // The licences come first, each once.
    logLevel: 'warning',
  });
  fs.mkdirSync(path.dirname(OUT), { recursive: true });
  fs.writeFileSync(OUT, `${licences(metafile)}\n${file.text}`);
}
