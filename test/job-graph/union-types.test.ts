import { widerType } from '../../src/job-graph/transforms/union-types';
import { DataType } from '../../src/schema';

/** What Spark 3.5.4 makes of a UNION of a column of the one type and one of each of them, in their order; `-` where it refuses. */
const WIDER: Readonly<Record<string, string>> = {
  'string': 'string - string string string string string string string string string string string',
  'boolean': '- boolean - - - - - - - - - - -',
  'int': 'string - int bigint float double - - decimal(12,2) decimal(20,0) decimal(38,10) decimal(15,5) decimal(30,20)',
  'bigint': 'string - bigint bigint float double - - decimal(22,2) decimal(20,0) decimal(38,10) decimal(25,5) decimal(38,20)',
  'float': 'string - float float float double - - double double double double double',
  'double': 'string - double double double double - - double double double double double',
  'date': 'string - - - - - date timestamp - - - - -',
  'timestamp': 'string - - - - - timestamp timestamp - - - - -',
  'decimal(10,2)': 'string - decimal(12,2) decimal(22,2) double double - - decimal(10,2) decimal(22,2) decimal(38,10) decimal(13,5) decimal(30,20)',
  'decimal(20,0)': 'string - decimal(20,0) decimal(20,0) double double - - decimal(22,2) decimal(20,0) decimal(38,10) decimal(25,5) decimal(38,20)',
  'decimal(38,10)': 'string - decimal(38,10) decimal(38,10) double double - - decimal(38,10) decimal(38,10) decimal(38,10) decimal(38,10) decimal(38,20)',
  'decimal(5,5)': 'string - decimal(15,5) decimal(25,5) double double - - decimal(13,5) decimal(25,5) decimal(38,10) decimal(5,5) decimal(30,20)',
  'decimal(30,20)': 'string - decimal(30,20) decimal(38,20) double double - - decimal(30,20) decimal(38,20) decimal(38,20) decimal(30,20) decimal(30,20)',
};

test.each(Object.keys(WIDER))('%s and each other type become what Spark makes of them', (one) => {
  const wider = Object.keys(WIDER).map((other) => widerType(DataType.of(one), DataType.of(other))?.name ?? '-');
  expect(wider).toEqual(WIDER[one].split(' '));
});
