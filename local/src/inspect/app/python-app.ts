import { pythonValue, snakeCase } from './python-values';
import type { Statement } from './statement';
import { Member, New, StaticCall, Struct, type Props, type Value } from '../../glue-job/calls/call-values';
import { lineComment } from '../../glue-job/print/typescript-comments';

const CDK_CLASSES = ['App', 'Stack'];

/** The app in Python. */
export function pythonApp(statements: readonly Statement[]): string {
  const names = [...new Set(statements.flatMap(({ value }) => namesIn(value)))].sort();
  return [
    '#!/usr/bin/env python3\n',
    importOf('aws_cdk', names.filter((name) => CDK_CLASSES.includes(name))),
    importOf('cdk_spotify_analytics', names.filter((name) => !CDK_CLASSES.includes(name))),
    ...statements.map(printStatement),
    '\napp.synth()\n',
  ].join('');
}

function importOf(module: string, names: readonly string[]): string {
  const flat = `from ${module} import ${names.join(', ')}\n`;
  return names.length <= 3 ? flat : `from ${module} import (\n${names.map((name) => `    ${name},\n`).join('')})\n`;
}

function printStatement({ variable, value, comment }: Statement): string {
  const before = variable === undefined ? '' : `${snakeCase(variable)} = `;
  const gap = comment !== undefined || variable === 'app' || variable === undefined ? '\n' : '';
  return `${gap}${comment === undefined ? '' : lineComment(comment, '').replace(/^\/\/ /gm, '# ')}${before}${pythonValue(value, '', before.length)}\n`;
}

/** The classes and interfaces of the library that a value names. */
function namesIn(value: Value | undefined): string[] {
  if (value instanceof Member) return [value.className];
  if (value instanceof StaticCall || value instanceof New) return [value.className, ...value.args.flatMap(namesIn)];
  if (value instanceof Struct) return [value.interfaceName, ...namesIn(value.props)];
  if (Array.isArray(value)) return value.flatMap((entry: Value) => namesIn(entry));
  return typeof value === 'object' && value !== null ? Object.values(value as Props).flatMap(namesIn) : [];
}
