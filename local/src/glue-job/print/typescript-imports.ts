import { WIDTH } from './typescript-literals';
import { Member, New, StaticCall, Struct, type JobCalls, type Props, type Value } from '../calls/call-values';

/** Names that a file imports, by the module that they come from. */
export type Imports = Readonly<Record<string, readonly string[]>>;

/** The import statements, sorted. */
export function printImports(imports: Imports): string {
  const modules = Object.entries(imports).filter(([, names]) => names.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return modules.map(([module, names]) => importStatement(module, [...new Set(names)].sort())).join('');
}

/** The classes and enums of the library that the calls name. */
export function classesOf({ calls }: JobCalls): string[] {
  return calls.flatMap(({ className, props }) => [className, ...classesIn(props)]);
}

/** Likewise those that a value names. */
export function classesIn(value: Value | undefined): string[] {
  if (value instanceof Member) return [value.className];
  if (value instanceof StaticCall) return [value.className, ...value.args.flatMap(classesIn)];
  if (value instanceof New) return [value.className, ...value.args.flatMap(classesIn)];
  if (value instanceof Struct) return classesIn(value.props);
  if (Array.isArray(value)) return value.flatMap((entry: Value) => classesIn(entry));
  return typeof value === 'object' && value !== null ? Object.values(value as Props).flatMap(classesIn) : [];
}

function importStatement(module: string, names: readonly string[]): string {
  const flat = `import { ${names.join(', ')} } from '${module}';\n`;
  if (flat.length <= WIDTH) return flat;
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '${module}';\n`;
}
