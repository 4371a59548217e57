/** What a field is for: says how it is aggregated where that is not said. */
export enum FieldRole {
  /** Says which thing a row is about; counted by its different values, and shown by its label. */
  IDENTIFIER = 'identifier',
  /** Has few values, by which rows are grouped: a genre, a key. */
  CATEGORY = 'category',
  /** A day or a moment. */
  DATE = 'date',
  /** A rate or a rank on a scale, such as a popularity from 0 to 100: averaged, since a sum of it means nothing. */
  SCORE = 'score',
  /** How many there are of something: summed up. */
  COUNT = 'count',
  /** A quantity that is measured, such as a duration: averaged. */
  MEASURE = 'measure',
}
