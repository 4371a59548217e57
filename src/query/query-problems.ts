import type { PipelineQuery } from './pipeline-query';
import { repeated } from '../private/lists';

/** What is wrong with some queries, each by itself and all together. Empty when nothing is. */
export function queryProblems(queries: PipelineQuery[]): string[] {
  return [
    ...queries.flatMap((query) => query._problems()),
    ...repeated(queries.map(({ name }) => name)).map((name) => `query '${name}': the name of a query is unique, got it twice`),
  ];
}
