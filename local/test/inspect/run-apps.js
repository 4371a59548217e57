// Compiles apps that `inspect` wrote, all of them in one program, and runs them with the library.
//   node run-apps.js FOLDER < apps.json
// FOLDER is where the apps would be, for imports to be found from there; nothing is written there. A process of its own: the compiler
// and aws-cdk-lib take many times as long within jest.
const fs = require('fs');
const Module = require('module');
const path = require('path');
const ts = require('typescript');

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  lib: ['lib.es2022.d.ts'],
  types: ['node'],
  strict: true,
  noUnusedLocals: true,
  skipLibCheck: true,
};

const [, , folder] = process.argv;

function compile(apps) {
  const texts = new Map(Object.entries(apps).map(([name, { text }]) => [path.join(folder, `${name}.ts`), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists.call(host, file);
  host.readFile = (file) => texts.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, options, ...rest) => (
    texts.has(file) ? ts.createSourceFile(file, texts.get(file), options) : getSourceFile.call(host, file, options, ...rest));
  const scripts = {};
  host.writeFile = (file, text) => {
    scripts[path.basename(file, '.js')] = text;
  };
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  const problems = ts.getPreEmitDiagnostics(program).map((diagnostic) => ts.formatDiagnostic(diagnostic, host).trim());
  program.emit();
  return { problems, scripts };
}

/** Runs an app. With no output folder its pipeline is looked at and not made, which takes a hundredth of the time: its manifest is returned. */
function run(name, script, { cwd, outdir }) {
  const library = require('cdk-spotify-analytics');
  const { renderManifest } = require('cdk-spotify-analytics/lib/render/manifest');
  const findings = [];
  let manifest;
  class Looked {
    constructor(_stack, _id, { graphs, tables, queries, dashboard }) {
      manifest = renderManifest(name, { graphs, tables, queries, dashboard });
      findings.push(...graphs.flatMap((graph) => graph.findings.map(({ message }) => message)));
      findings.push(...tables.flatMap(({ target, rules }) => rules.flatMap((rule) => rule._problems(target.schema))));
      findings.push(...queries.flatMap((query) => query._problems()), ...dashboard.findings.map(({ message }) => message));
    }
  }
  const file = path.join(folder, `${name}.js`);
  const app = new Module(file);
  app.filename = file;
  app.paths = Module._nodeModulePaths(folder);
  if (outdir === undefined) {
    app.require = (id) => (id === 'cdk-spotify-analytics' ? { ...library, AnalyticsPipeline: Looked } : require(require.resolve(id, { paths: [folder] })));
    script = script.replace('app.synth();', '');
  }
  process.chdir(cwd);
  if (outdir !== undefined) process.env.CDK_OUTDIR = outdir;
  app._compile(script, file);
  return { findings, manifest };
}

const apps = JSON.parse(fs.readFileSync(0, 'utf8'));
const { problems, scripts } = compile(apps);
const results = problems.length > 0 ? {} : Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, run(name, script, apps[name])]));
process.stdout.write(JSON.stringify({ problems, results }));
