import type { ManifestRule } from './schema';

/** What every engine and DQDL have to know of a kind of rule. Its name is that of DQDL. */
export interface RuleTraits {
  /** The fields that it is about: none, one, or those of a key. */
  readonly fields: 'none' | 'one' | 'key';
  /** What is bounded: a number of rows or a share of them from below, the values of its field from one side or both, or nothing. */
  readonly bounds: 'rows' | 'share' | 'values' | 'none';
  /** Whether it holds of rows that have nothing but nulls in its fields. */
  readonly passesNulls: boolean;
}

/** The traits of each kind of rule. A kind that is added to the manifest's schema begins here: the compiler asks for it. */
export const RULE_TRAITS: Readonly<Record<ManifestRule['kind'], RuleTraits>> = {
  RowCount: { fields: 'none', bounds: 'rows', passesNulls: true },
  IsComplete: { fields: 'one', bounds: 'none', passesNulls: false },
  Completeness: { fields: 'one', bounds: 'share', passesNulls: false },
  IsPrimaryKey: { fields: 'key', bounds: 'none', passesNulls: false },
  ColumnValues: { fields: 'one', bounds: 'values', passesNulls: true },
};
