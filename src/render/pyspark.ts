import type { ManifestNode } from './manifest-schema';
import { scriptNodes } from './pyspark/script-graph';
import { argumentsFunction, mainFunction, moduleDocstring, nodeFunction } from './pyspark/script-parts';
import { FILES } from './pyspark/support/files';
import { ENTRY, JOB_ERROR, SESSION, SETTINGS } from './pyspark/support/job';
import { PUBLICATION } from './pyspark/support/publication';
import { READER } from './pyspark/support/reader';
import { DECLARED, TO_FLOAT, VALUES } from './pyspark/support/values';

/**
 * A job graph as a PySpark script: what a job of Glue runs, and what any Spark 3.5 runs.
 *
 * A function for each node, a `main` that calls them in their order, and below that what they are made with.
 * Locations are arguments (`--staging_location s3://bucket/prefix/`). What the nodes mean is in `docs/semantics.md`.
 *
 * @param graphName name of the graph, which the script says and gives to Spark
 * @param nodes the nodes of the graph, each after its inputs
 */
export function renderPySpark(graphName: string, nodes: ManifestNode[]): string {
  const script = scriptNodes(nodes);
  const functions = script.map((node) => nodeFunction(node).join('\n'));
  const all = functions.join('\n');
  const sections = [
    [...moduleDocstring(graphName, script), '', ...imports(all), '', SETTINGS.trimEnd()].join('\n'),
    ...functions,
    mainFunction(graphName, script).join('\n'),
    argumentsFunction(script).join('\n'),
    SESSION,
    JOB_ERROR,
    VALUES,
    ...(all.includes('to_float(') ? [TO_FLOAT] : []),
    ...(all.includes('declared(') ? [DECLARED] : []),
    READER,
    PUBLICATION,
    FILES,
    ENTRY,
  ];
  return `${sections.map((section) => section.trimEnd()).join('\n\n\n')}\n`;
}

function imports(functions: string): string[] {
  const sql = ['Column', 'DataFrame', 'SparkSession', ...(functions.includes('Window.') ? ['Window'] : [])];
  return [
    'from __future__ import annotations',
    '',
    ...['argparse', 'csv', 'io', 'json', 're', 'sys', 'uuid'].map((module) => `import ${module}`),
    'from functools import reduce',
    '',
    'from py4j.java_gateway import JavaObject',
    'from pyspark.errors import AnalysisException',
    `from pyspark.sql import ${sql.join(', ')}`,
    'from pyspark.sql import functions as F',
    'from pyspark.sql import types as T',
  ];
}
