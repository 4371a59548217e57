/** What is known to be unlike: no random job has it. What becomes equal is taken out here, and drawn. */
export const NOT_YET: readonly string[] = [
  'Aggregate of a column with a dot in its name: Spark names the result "sum(`.x`)", and of countDistinct alone "count(DISTINCT .x)"; the library writes no backticks',
  'DropNullFields: blanks alone are empty in Glue, which strips texts before it looks; here they are a text',
  'DropNullFields: of a column with nulls and values that count as null Glue drops nothing; here all of it is null',
  'DropNullFields: -1 counts as null in columns of int, bigint and double alone in Glue; here in those of all numbers',
];

/**
 * What no random job has, by the types of Glue's API; and why. What is Java in Glue, and so not public, is not known: where it matters
 * what the stand-in makes of it, nothing would be shown.
 */
export const LEFT_OUT: readonly string[] = [
  'S3CsvSource without a header, or with an escape character or multi-line fields: the library refuses them',
  'S3CsvSource whose lines have too few or too many fields: what Glue makes of them is not known',
  'S3JsonSource: the types that Glue finds in the values are found in Java',
  'S3ParquetSource with timestamps: what DuckDB writes has no time zone, and Glue\'s own files have one',
  'CatalogSource, S3CatalogSource: their tables have to be in a catalog; the code after them is the same',
  'ApplyMapping of text to whole numbers and booleans, of numbers to smaller ones, of floating ones to text: casts are Java in Glue',
  'ApplyMapping whose FromType is not the column\'s: that it makes the column empty is known by a report alone',
  'SelectFields in another order than the columns: which order Glue gives is Java',
  'DropFields, SelectFields, RenameField, Filter, Join of a name in another case: the library refuses it',
  'Filter on a boolean, a date: how Glue Studio writes their constants is not known',
  'DropDuplicates of some columns: Spark chooses one of the rows, and the library refuses the choice',
  'DropNullFields before other nodes, which the library gives columns that Glue has dropped; with values of NullTextList, whose code is not known',
  'Join with several keys: a report says that Join.apply matches their permutations, too',
  'Join of sides with names that differ in case alone, or that have a dot from a join before: what Glue calls them is not known',
  'Aggregate by first and last, which depend on the order of rows; sums of decimals',
  'SparkSQL but for the plainest statements: test/engines/spark has others',
  'EvaluateDataQuality, FillMissingValues, CustomCode, DynamicTransform, Spigot: Glue alone runs them, or they are of its own library',
];
