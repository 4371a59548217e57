import { docComment } from './typescript-comments';
import type { Imports } from './typescript-imports';
import { propertyKey, stringLiteral } from './typescript-literals';
import { freeName, pascalCase } from '../calls/call-names';
import type { JobCalls } from '../calls/call-values';
import type { JobSettings } from '../glue-job';

/** A piece of the file, and what it imports. */
export interface Part {
  readonly text: string;
  readonly imports: Imports;
}

/** What a job is called in the file. */
export interface JobNames {
  /** Of the function that builds the graph. */
  readonly graphFunction: string;
  /** Of the construct. */
  readonly jobClass: string;
}

/** Workers as `WorkerType` of aws-cdk-lib has them: `G.1X` is `G_1X`. */
const WORKERS: readonly string[] = [
  'Standard', 'G.025X', 'G.1X', 'G.2X', 'G.4X', 'G.8X', 'G.12X', 'G.16X', 'R.1X', 'R.2X', 'R.4X', 'R.8X',
];

/** The construct that makes a job of the graph, with the buckets of the job's own and its capacity. */
export function printJobClass(names: JobNames, calls: JobCalls, settings: JobSettings): Part {
  const buckets = Object.entries(calls.locations);
  const tables = tablesOf(calls);
  const capacity = printCapacity(settings);
  const text = [
    docComment([
      `The job that runs ${names.graphFunction}, on the buckets that it names.`,
      ...(tables.length > 0 ? [`A job does not say where its tables lie: \`tables\` does, for ${tables.join(', ')}.`] : []),
    ]).trimEnd(),
    `export class ${names.jobClass} extends Construct {`,
    '  /** The job. */',
    '  public readonly graphJob: GraphJob;',
    '',
    `  constructor(scope: Construct, id: string${tables.length > 0 ? ", props: Required<Pick<GraphJobProps, 'tables'>>" : ''}) {`,
    '    super(scope, id);',
    "    this.graphJob = new GraphJob(this, 'GraphJob', {",
    `      graph: ${names.graphFunction}(),`,
    ...(buckets.length === 0 ? ['      locations: {},'] : ['      locations: {', ...bucketLines(buckets), '      },']),
    ...(tables.length > 0 ? ['      tables: props.tables,'] : []),
    ...capacity.lines.map((line) => `      ${line}`),
    '    });',
    '  }',
    '}',
    '',
  ].join('\n');
  return {
    text,
    imports: {
      ...capacity.imports,
      'aws-cdk-lib/aws-s3': buckets.length === 0 ? [] : ['Bucket'],
      'cdk-spotify-analytics': ['GraphJob', ...(tables.length > 0 ? ['GraphJobProps'] : [])],
      'constructs': ['Construct'],
    },
  };
}

function bucketLines(buckets: readonly (readonly [location: string, bucket: string])[]): string[] {
  const ids = new Set<string>();
  return buckets.map(([location, bucket]) => {
    const id = freeName(`${pascalCase(location)}Bucket`, (base, number) => `${base}${number}`, (candidate) => ids.has(candidate));
    ids.add(id);
    return `        ${propertyKey(location)}: { bucket: Bucket.fromBucketName(this, ${stringLiteral(id)}, ${stringLiteral(bucket)}) },`;
  });
}

/** The tables that nodes read or write by their names. */
function tablesOf({ calls }: JobCalls): string[] {
  const nodes = calls.filter(({ className }) => className === 'CatalogSource' || className === 'CatalogTarget');
  return [...new Set(nodes.map(({ props }) => `\`${String(props.database)}.${String(props.table)}\``))];
}

function printCapacity({ workerType, numberOfWorkers, timeoutMinutes }: JobSettings): { readonly lines: string[]; readonly imports: Imports } {
  const isKnown = workerType !== undefined && WORKERS.includes(workerType);
  return {
    lines: [
      ...(isKnown ? [`workerType: WorkerType.${workerType.toUpperCase().replace('.', '_')},`] : []),
      ...(numberOfWorkers === undefined ? [] : [`numberOfWorkers: ${numberOfWorkers},`]),
      ...(timeoutMinutes === undefined ? [] : [`timeout: Duration.minutes(${timeoutMinutes}),`]),
    ],
    imports: {
      'aws-cdk-lib': timeoutMinutes === undefined ? [] : ['Duration'],
      'aws-cdk-lib/aws-glue': isKnown ? ['WorkerType'] : [],
    },
  };
}
