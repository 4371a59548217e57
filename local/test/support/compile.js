// Compiles texts in TypeScript as if they were files of a folder, all of them in one program, and runs them. For scripts: the compiler and
// aws-cdk-lib take many times as long within jest.
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

/**
 * What the compiler says of files, and the scripts that it makes of them, by their names. Nothing is written.
 *
 * @param {string} folder from which imports are found
 * @param {Record<string, { text: string }>} files
 */
exports.compile = (folder, files) => {
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
};

/**
 * Runs a script.
 *
 * @param {string} folder from which imports are found
 * @param {string} name
 * @param {string} script
 * @param {Record<string, unknown>} instead modules that it gets instead of those that it names
 * @returns what it exports
 */
exports.load = (folder, name, script, instead = {}) => {
  const file = path.join(folder, `${name}.js`);
  const loaded = new Module(file);
  loaded.filename = file;
  loaded.paths = Module._nodeModulePaths(folder);
  const found = loaded.require.bind(loaded);
  loaded.require = (id) => instead[id] ?? found(id);
  loaded._compile(script, file);
  return loaded.exports;
};
