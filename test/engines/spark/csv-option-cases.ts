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

const MOMENTS = Schema.of(Field.of('day', DataType.DATE), Field.of('at', DataType.TIMESTAMP));

function dates(): NodeCase[] {
  return [
    written(
      'dates of mixed precision',
      'day,at\n2016,2016\n2016-11,2016-11-10 05\n2016-11-10,2016-11-10 05:06:07\n2016-13,2016-11-10 5\n16,2016-11-10 24\n2016-1,0000\n2023-02-29,2016-11-10 05:06\n',
      `(DATE '2016-01-01', TIMESTAMP '2016-01-01'), (DATE '2016-11-01', TIMESTAMP '2016-11-10 05:00:00'), (DATE '2016-11-10', TIMESTAMP '2016-11-10 05:06:07'),
        (NULL, NULL), (NULL, NULL), (NULL, NULL), (NULL, NULL)`,
      4,
      { schema: MOMENTS, dateFormats: ['yyyy[-MM[-dd]]'], timestampFormats: ["yyyy[-MM-dd[ HH[':'mm:ss]]]"] },
    ),
    written(
      'the first date format that fits',
      "day,at\n02/01/2020,20200102\n13/02/2020,02.01.2020\n13/13/2020,2020!\n2020/02/01,it's 2020\n1900-01-01,1900-01-01\n",
      `(DATE '2020-02-01', TIMESTAMP '2020-01-02'), (DATE '2020-02-13', TIMESTAMP '2020-01-02'), (NULL, TIMESTAMP '2020-01-01'), (NULL, TIMESTAMP '2020-01-01'), (NULL, NULL)`,
      2,
      {
        schema: MOMENTS, dateFormats: ['MM/dd/yyyy', 'dd/MM/yyyy', 'yyyy-MM-dd'], timestampFormats: ['yyyyMMdd', 'dd.MM.yyyy', "['it''s' ]yyyy['!']"], nullWords: ['1900-01-01'],
      },
    ),
  ];
}

/** Files that are written otherwise than usual. */
export function csvOptionCases(): NodeCase[] {
  return [...nullWords(), ...dates()];
}
