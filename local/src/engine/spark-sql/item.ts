import type { Value } from './value';

/** An item of a select list. */
export interface Item {
  readonly value: Value;
  readonly column: { readonly name: string | undefined };
  /** Whether the statement gives it a name. */
  readonly isNamed: boolean;
  readonly isAggregate: boolean;
}
