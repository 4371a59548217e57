import { CsvSource, JobGraph, JobNode, ParquetTarget } from '../../src/job-graph';
import { renderPySpark } from '../../src/render/pyspark';
import { DataType, Field, Schema } from '../../src/schema';

/** Fields of all types. */
export const SCHEMA = Schema.of(
  Field.text('name'), Field.of('n', DataType.INT), Field.of('big', DataType.BIGINT), Field.of('d', DataType.DOUBLE), Field.of('f', DataType.FLOAT),
  Field.of('m', DataType.decimalOf(6, 2)), Field.of('day', DataType.DATE), Field.of('at', DataType.TIMESTAMP), Field.of('yes', DataType.BOOLEAN),
);

/** A source of such rows. */
export function source(graph: JobGraph, name = 'Source', schema = SCHEMA): CsvSource {
  return new CsvSource(graph, name, { location: 'my-data', path: `${name.toLowerCase()}/`, schema });
}

/** The script of a graph that has no error. */
export function render(graph: JobGraph): string {
  expect(graph.errors).toEqual([]);
  return renderPySpark(graph.name, graph._toManifest());
}

/** The script of a graph of one transform. */
export function scriptOf(build: (graph: JobGraph, input: JobNode) => JobNode): string {
  const graph = new JobGraph('test');
  new ParquetTarget(graph, 'Target', { input: build(graph, source(graph)), location: 'out', path: 'rows/' });
  return render(graph);
}

/** The function of that name, without what is above and below it. */
export function functionOf(script: string, name: string): string {
  return script.split('\n\n\n').find((part) => part.startsWith(`def ${name}(`)) ?? `no function ${name}`;
}
