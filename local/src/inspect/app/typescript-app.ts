import type { Statement } from './statement';
import { New, StaticCall } from '../../glue-job/calls/call-values';
import { lineComment } from '../../glue-job/print/typescript-comments';
import { classesIn, printImports } from '../../glue-job/print/typescript-imports';
import { printArguments } from '../../glue-job/print/typescript-values';

/** What is of aws-cdk-lib; all else is of the library. */
const CDK_CLASSES = ['App', 'Stack'];

/** The app in TypeScript. */
export function typescriptApp(statements: readonly Statement[]): string {
  const classes = statements.flatMap(({ value }) => classesIn(value));
  const imports = printImports({
    'aws-cdk-lib': classes.filter((name) => CDK_CLASSES.includes(name)),
    'cdk-spotify-analytics': classes.filter((name) => !CDK_CLASSES.includes(name)),
  });
  return [imports, ...statements.map(printStatement), '\napp.synth();\n'].join('');
}

function printStatement({ variable, value, comment }: Statement): string {
  const before = `${variable === undefined ? '' : `const ${variable} = `}${callOf(value)}`;
  const gap = comment !== undefined || variable === 'app' || variable === undefined ? '\n' : '';
  return `${gap}${comment === undefined ? '' : lineComment(comment, '')}${before}${printArguments(value.args, '', before.length + 1)};\n`;
}

function callOf(value: New | StaticCall): string {
  return value instanceof New ? `new ${value.className}` : `${value.className}.${value.method}`;
}
