import type { Schema } from '../schema/schema';

/**
 * What a node gives that gives several tables at once: `SelectFromCollection` takes one of them.
 *
 * @internal
 */
export interface NodeCollection {
  /** How many tables there are, where that is known. */
  readonly size?: number;
  /** Whether it is certain that the node gives a collection. */
  readonly isCertain: boolean;
  /** The schema of one of them, from 0. */
  schemaOf(index: number): Schema;
}
