import type { ManifestNode } from './manifest-schema';
import { mainFunction } from './pyspark/main-function';
import { importsOf } from './pyspark/python-imports';
import { scriptNodes } from './pyspark/script-graph';
import { argumentsFunction, moduleDocstring, nodeFunction } from './pyspark/script-parts';
import { support } from './pyspark/support';
import { settings } from './pyspark/support/job';
import { needsOf } from './pyspark/support/needs';

/**
 * A job graph as a PySpark script: what a job of Glue runs, and what any Spark 3.5 runs.
 *
 * A function for each node, a `main` that calls them in their order, and below that what they are made with.
 * Locations are arguments (`--staging_location s3://bucket/prefix/`). What the nodes mean is in `docs/semantics.md`.
 *
 * @param graphName name of the graph, which the script says and gives to Spark
 * @param nodes the nodes of the graph, each after its inputs; `scriptProblems` names those of which no script can be made
 */
export function renderPySpark(graphName: string, nodes: ManifestNode[]): string {
  const script = scriptNodes(nodes);
  const needs = needsOf(nodes);
  const functions = [
    ...script.map((node) => nodeFunction(node).join('\n')),
    mainFunction(graphName, script, needs).join('\n'),
    argumentsFunction(script, needs).join('\n'),
  ];
  const code = [...functions, ...support(needs, functions.join('\n'))];
  const head = [...moduleDocstring(graphName, script), '', ...importsOf(code.join('\n')), '', settings(needs).trimEnd()].join('\n');
  return `${[head, ...code].map((section) => section.trimEnd()).join('\n\n\n')}\n`;
}
