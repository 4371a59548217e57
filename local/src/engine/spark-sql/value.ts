import type { SparkType } from './types';

/** An expression as the engine writes it, with its type in Spark. */
export interface Value {
  readonly text: string;
  readonly type: SparkType;
  /** What a constant says: a text without its quotes, a number as it is written. */
  readonly constant?: string;
  /** The name that it has in a result where it is given none; nothing where nobody may rely on it. */
  readonly name?: string;
}

export function value(text: string, type: SparkType): Value {
  return { text, type };
}
