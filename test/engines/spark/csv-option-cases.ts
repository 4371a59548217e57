import { reads } from './csv-cases';
import type { NodeCase } from './node-cases';
import type { CsvSourceProps } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

/** A file that is written otherwise than usual, the rows that it holds, and how many of its lines are rejects. */
function written(name: string, text: string, rows: string, rejects: number, props: Partial<CsvSourceProps>): NodeCase {
  return { ...reads(name, { 'a.csv': text }, rows, props), rejects };
}

const TYPES = Schema.of(
  Field.text('s'), Field.of('i', DataType.INT), Field.of('d', DataType.DOUBLE), Field.of('day', DataType.DATE), Field.of('yes', DataType.BOOLEAN),
);

function nullWords(): NodeCase[] {
  return [
    written(
      'null words, quoted or not, in every type',
      's,i,d,day,yes\nNA,NA,NaN,NA,NA\n"NA","Null","NaN","\\N","NA"\nna,1,Infinity,2023-01-01,true\nNA ,null,nan,2023-01-01,TRUE\n,,,,\n',
      `(NULL, NULL, NULL, NULL, NULL), (NULL, NULL, NULL, NULL, NULL), ('na', 1::INT, 'Infinity'::DOUBLE, DATE '2023-01-01', true),
        ('NA ', NULL, NULL, DATE '2023-01-01', true), (NULL, NULL, NULL, NULL, NULL)`,
      1,
      { schema: TYPES, nullWords: ['NA', 'NaN', 'Null', '\\N'] },
    ),
    written('null words with quotes in them', 's,i\n"it\'s ""null""",1\nx,"1"\n', '(NULL, NULL), (\'x\', NULL)', 0, {
      schema: Schema.of(Field.text('s'), Field.of('i', DataType.INT)), nullWords: ['it\'s "null"', '1'],
    }),
  ];
}

/** Files that are written otherwise than usual. */
export function csvOptionCases(): NodeCase[] {
  return nullWords();
}
