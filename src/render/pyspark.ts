import type { ManifestNode } from '../manifest/schema';
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
 * Locations are arguments (`--staging_location s3://bucket/prefix/`), and so are the names of databases that are only known at deployment
 * (`--music_database music_1a2b3c4d`). What the nodes mean is in `docs/semantics.md`.
 *
 * @param graphName name of the graph, which the script says and gives to Spark
 * @param nodes the nodes of the graph, each after its inputs; `scriptProblems` names those of which no script can be made
 * @param databases the databases whose names are arguments, by their names in the graph
 */
export function renderPySpark(graphName: string, nodes: ManifestNode[], databases: readonly string[] = []): string {
  const given = new Set(databases);
  const script = scriptNodes(nodes, given);
  const needs = needsOf(nodes);
  const functions = [
    ...script.map((node) => nodeFunction(node).join('\n')),
    mainFunction(graphName, script, needs).join('\n'),
    argumentsFunction(script, given, needs).join('\n'),
  ];
  const code = [...functions, ...support(needs, functions.join('\n'))];
  const head = [...moduleDocstring(graphName, script), '', ...importsOf(code.join('\n')), '', settings(needs).trimEnd()].join('\n');
  return `${[head, ...code].map((section) => section.trimEnd()).join('\n\n\n')}\n`;
}
