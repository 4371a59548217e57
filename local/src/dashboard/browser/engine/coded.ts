import type { ColumnType } from '../../../packed-data';

/** A value of a dictionary; numbers that a double does not hold exactly are text. */
export type DictionaryValue = string | number | boolean;

/** Values by their ranks: `codes` are the ranks, `distinct` stands for null, `numbers` are the different values, ascending. */
export interface Coded {
  readonly codes: Int32Array;
  readonly distinct: number;
  readonly numbers: Float64Array;
}

/** Values with what they are. */
export interface CodedValues extends Coded {
  readonly type: ColumnType;
  readonly hasNulls: boolean;
  /** The different values, ascending. */
  readonly values: readonly DictionaryValue[];
}
