import * as path from 'path';
import { docComment, lineComment } from './typescript-comments';
import { classesOf, printImports, type Imports } from './typescript-imports';
import { printJobClass, type JobNames } from './typescript-job';
import { stringLiteral } from './typescript-literals';
import { printArguments, STEP } from './typescript-values';
import { camelCase, pascalCase } from '../calls/call-names';
import { Ref, SchemaOf, type JobCall, type JobCalls, type Props, type Value } from '../calls/call-values';
import type { GlueJob } from '../glue-job';

/**
 * TypeScript that builds the graph of a job with the library, and a construct that makes a job of it. It compiles as it stands,
 * with all checks of the compiler.
 */
export function printTypeScript(calls: JobCalls, job: GlueJob): string {
  const names = jobNames(job.name);
  const graph = printGraphFunction(calls, job, names);
  const jobClass = printJobClass(names, calls, job.settings);
  const imports = merged({ 'cdk-spotify-analytics': ['JobGraph', ...classesOf(calls)] }, jobClass.imports);
  return [printImports(imports), graph, jobClass.text].join('\n');
}

/** What a job is called in the file: after the job, as far as its name has letters and digits. */
function jobNames(name: string): JobNames {
  const graphWords = camelCase(name).replace(/Graph$/, '');
  const jobWords = pascalCase(name).replace(/Job$/, '');
  const jobClass = `${/^\p{L}/u.test(jobWords) ? jobWords : `Imported${jobWords}`}Job`;
  return {
    graphFunction: `${/^\p{L}/u.test(graphWords) ? graphWords : `imported${graphWords}`}Graph`,
    // GraphJob is the library's own.
    jobClass: jobClass === 'GraphJob' ? 'ImportedGraphJob' : jobClass,
  };
}

function printGraphFunction(calls: JobCalls, job: GlueJob, { graphFunction }: JobNames): string {
  const used = new Set(calls.calls.flatMap(({ props }) => variablesIn(props)));
  return [
    docComment([
      `The job graph of the Glue job \`${job.name}\`, from ${path.basename(job.file)}.`,
      ...(job.notes.length > 0 ? ['Not taken over:', job.notes] : []),
    ]),
    `export function ${graphFunction}(): JobGraph {\n`,
    `${STEP}const graph = new JobGraph(${stringLiteral(calls.graphName)});\n`,
    ...calls.calls.map((call) => printCall(call, used.has(call.variable))),
    `${STEP}return graph;\n}\n`,
  ].join('');
}

/** The statement that makes a node; a node that nothing takes needs no variable. */
function printCall({ variable, className, name, props, notes }: JobCall, isUsed: boolean): string {
  const before = `${STEP}${isUsed ? `const ${variable} = ` : ''}new ${className}`;
  const args = printArguments([new Ref('graph'), name, props], STEP, before.length + 1);
  return `${notes.map((note) => lineComment(note, STEP)).join('')}${before}${args};\n`;
}

function variablesIn(value: Value | undefined): string[] {
  if (value instanceof Ref || value instanceof SchemaOf) return [value.variable];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as Props).flatMap(variablesIn);
}

function merged(...all: readonly Imports[]): Imports {
  const modules = new Set(all.flatMap(Object.keys));
  return Object.fromEntries([...modules].map((module) => [module, all.flatMap((imports) => imports[module] ?? [])]));
}
