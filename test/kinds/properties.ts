/** In how many source files a property of the L3 is known: that which declares it, and those that read it. */
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');
const FILE = path.join(ROOT, 'src/spotify/spotify-analytics-pipeline-props.ts');
const PROPS = 'SpotifyAnalyticsPipelineProps';

/** A property, e.g. `AthenaOptions.resultExpiry`, and the files of the library that name it. */
export interface Known {
  readonly name: string;
  readonly files: readonly string[];
}

/** @returns the properties of the L3 and of the structs in them, those that are known in most files first */
export function knownProperties(): Known[] {
  const files = ts.sys.readDirectory(path.join(ROOT, 'src'), ['.ts']);
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ strict: true, esModuleInterop: true, module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }),
    getScriptFileNames: () => files,
    getScriptVersion: () => '0',
    getScriptSnapshot: (file) => ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(file)!) : undefined,
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const program = service.getProgram()!;
  return propertiesOf(program)
    .map((property) => ({ name: `${property.parent.name.text}.${property.name.getText()}`, files: filesOf(property, service) }))
    .sort((a, b) => b.files.length - a.files.length);
}

function propertiesOf(program: ts.Program): (ts.PropertySignature & { parent: ts.InterfaceDeclaration })[] {
  const checker = program.getTypeChecker();
  const found = new Set<ts.PropertySignature & { parent: ts.InterfaceDeclaration }>();
  const visit = (type: ts.Type) => {
    for (const declaration of type.getProperties().flatMap((property) => property.declarations ?? [])) {
      if (!isOurs(declaration) || found.has(declaration)) continue;
      found.add(declaration);
      visit(checker.getNonNullableType(checker.getTypeAtLocation(declaration)));
    }
  };
  const props = program.getSourceFile(FILE)!.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === PROPS);
  if (props === undefined) throw new Error(`${FILE} has no interface ${PROPS}`);
  visit(checker.getTypeAtLocation(props));
  return [...found];
}

/** Of a struct of the library: the members of a class, and those of an interface of behaviour, are no properties of the L3. */
function isOurs(declaration: ts.Declaration): declaration is ts.PropertySignature & { parent: ts.InterfaceDeclaration } {
  return ts.isPropertySignature(declaration) && ts.isInterfaceDeclaration(declaration.parent)
    && /^(?!I[A-Z])/.test(declaration.parent.name.text) && declaration.getSourceFile().fileName.startsWith(path.join(ROOT, 'src'));
}

function filesOf(property: ts.PropertySignature, service: ts.LanguageService): string[] {
  const references = service.getReferencesAtPosition(property.getSourceFile().fileName, property.name.getStart()) ?? [];
  return [...new Set(references.map(({ fileName }) => path.relative(ROOT, fileName).split(path.sep).join('/')))].sort();
}
