import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');

/** Tests that have something of every kind are asked with the sources: what is random in them, and what engines are compared by. */
const TESTS = [
  'local/test/dashboard/engine/random-visuals.ts', 'local/test/glue-job/random-nodes.ts', 'test/engines/spark/quality-checks.ts',
  'test/engines/spark/random-checks.ts', 'test/quality/rulesets.ts', 'test/render/quicksight/arbitraries.ts',
];

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  esModuleInterop: true,
  experimentalDecorators: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  types: ['jest', 'node'],
  // The command is asked with the sources of the library that it imports, and not with what was compiled of them.
  paths: {
    'cdk-spotify-analytics/manifest': [path.join(ROOT, 'src/manifest/index')],
    'cdk-spotify-analytics/model': [path.join(ROOT, 'src/model')],
    'cdk-spotify-analytics/render': [path.join(ROOT, 'src/render/index')],
  },
};

/** Compiles the library and the command as one program, with some of their files written otherwise than they are. */
export class Compiler {
  private readonly host = ts.createIncrementalCompilerHost(OPTIONS);
  private readonly sources = new Map<string, ts.SourceFile>();
  private written: ReadonlyMap<string, string> = new Map();
  private program?: ts.SemanticDiagnosticsBuilderProgram;

  constructor() {
    const { getSourceFile, readFile } = this.host;
    this.host.readFile = (file) => this.written.get(relative(file)) ?? readFile(file);
    this.host.getSourceFile = (file, ...options) => {
      if (this.written.has(relative(file))) return getSourceFile(file, ...options);
      const source = this.sources.get(file) ?? getSourceFile(file, ...options);
      if (source) this.sources.set(file, source);
      return source;
    };
  }

  /**
   * The files in which there is an error, in alphabetical order.
   *
   * @param written what some files hold instead, by their paths in the repository
   */
  public wrongFiles(written: Readonly<Record<string, string>> = {}): string[] {
    this.written = new Map(Object.entries(written));
    const files = ['src', 'local/src'].flatMap((folder) => ts.sys.readDirectory(path.join(ROOT, folder), ['.ts']));
    this.program = ts.createSemanticDiagnosticsBuilderProgram(
      [...files, ...TESTS.map((file) => path.join(ROOT, file))], OPTIONS, this.host, this.program,
    );
    const wrong = [...this.program.getSyntacticDiagnostics(), ...this.program.getSemanticDiagnostics()].flatMap(({ file }) => file ?? []);
    return [...new Set(wrong.map(({ fileName }) => relative(fileName)))].sort();
  }
}

function relative(file: string): string {
  return path.relative(ROOT, file).split(path.sep).join('/');
}
