import { CsvSource, JobGraph, JobNode, ParquetTarget } from '../../src/job-graph';
import { DataType, Field, Schema } from '../../src/schema';

export const TRACKS = Schema.of(
  Field.identifier('track_id', 'track'),
  Field.text('track_name'),
  Field.of('track_popularity', DataType.INT),
  Field.of('released', DataType.DATE),
);

export const ARTISTS = Schema.of(
  Field.identifier('id', 'artist'),
  Field.text('name'),
  Field.of('followers', DataType.BIGINT),
);

export function source(graph: JobGraph, name: string, schema: Schema): CsvSource {
  return new CsvSource(graph, name, { location: 'staging', path: `${name.toLowerCase()}/`, schema });
}

export function target(graph: JobGraph, input: JobNode, name = 'Warehouse'): ParquetTarget {
  return new ParquetTarget(graph, name, { input, location: 'warehouse', path: `${name.toLowerCase()}/` });
}

/** `id:severity` of each finding, in their order. */
export function found(graph: JobGraph): string[] {
  return graph.findings.map(({ id, severity, node }) => `${severity} ${id} ${node ?? '-'}`);
}

/** `id: message` of each finding, but those of a graph that is not whole. */
export function told(graph: JobGraph): string[] {
  return graph.findings.filter(({ id }) => id !== 'deadEnd' && id !== 'noTarget').map(({ id, message }) => `${id}: ${message}`);
}
