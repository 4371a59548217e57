// Compiles files that `import` wrote, all of them in one program, and runs them with the library.
//   node imported-files.js FOLDER < files.json
// FOLDER is where the files would be, for imports to be found from there; nothing is written. A process of its own: the
// compiler and aws-cdk-lib take many times as long within jest.
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
  noUnusedParameters: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  skipLibCheck: true,
};

const [, , folder] = process.argv;

function compile(files) {
  const texts = new Map(Object.entries(files).map(([name, { text }]) => [path.join(folder, `${name}.ts`), text]));
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

function load(name, script) {
  const file = path.join(folder, `${name}.js`);
  const loaded = new Module(file);
  loaded.filename = file;
  loaded.paths = Module._nodeModulePaths(folder);
  loaded._compile(script, file);
  return loaded.exports;
}

/** The properties of the job in the template, or what GraphJob says is wrong. */
function synthesized(JobClass, nodes) {
  const { App, Stack } = require('aws-cdk-lib');
  const { Template } = require('aws-cdk-lib/assertions');
  const { Bucket } = require('aws-cdk-lib/aws-s3');
  const stack = new Stack(new App(), 'Stack');
  const lake = { bucket: Bucket.fromBucketName(stack, 'Lake', 'table-lake'), prefix: 'tables/' };
  const tables = Object.fromEntries(nodes.filter(({ table }) => table !== undefined).map(({ database, table }) => [`${database}.${table}`, lake]));
  try {
    new JobClass(stack, 'Job', { tables });
  } catch (error) {
    return { problem: error.message };
  }
  const [{ Properties: job }] = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job'));
  return { job };
}

function run(name, script, { locations, isSynthesized }) {
  const { renderGlueNodes } = require('cdk-spotify-analytics/render');
  const exported = Object.entries(load(name, script));
  const [, buildGraph] = exported.find(([key]) => key.endsWith('Graph'));
  const [, JobClass] = exported.find(([key]) => key.endsWith('Job'));
  const manifest = buildGraph()._toManifest();
  const nodes = renderGlueNodes(manifest, (location) => `s3://${locations[location]}`);
  return { nodes, ...(isSynthesized && synthesized(JobClass, manifest)) };
}

const files = JSON.parse(fs.readFileSync(0, 'utf8'));
const { problems, scripts } = compile(files);
const results = problems.length > 0 ? {} : Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, run(name, script, files[name])]));
process.stdout.write(JSON.stringify({ problems, results }));
