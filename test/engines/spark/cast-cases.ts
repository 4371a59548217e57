import { NodeCase, writes } from './node-cases';
import { ApplyMapping, CsvSource, JobGraph } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

/** Text, and what it is as a value of a type: DuckDB's SQL, or nothing where it does not fit. */
type Samples = [string, string?][];

const INTEGERS: Samples = [
  ['7', '7'], ['-7', '-7'], ['+7', '7'], ['007', '7'], ['2147483647', '2147483647'], ['1.5'], ['1.0'], [' 1'], ['1 '], ['1e3'], ['0x1F'], ['1_000'], ['一'], ['١'],
];

const FLOATING: Samples = [
  ['1', '1'], ['-1.5', '-1.5'], ['.5', '.5'], ['5.', '5'], ['1e3', '1000'], ['1.5E-3', '0.0015'], ['NaN', "'NaN'"], ['Infinity', "'Infinity'"],
  ['-Infinity', "'-Infinity'"], ['nan'], ['inf'], ['1d'], ['1f'], ['0x1p3'], [' 1'], ['1,5'], ['1e'],
];

const TEXTS: [DataType, Samples][] = [
  [DataType.INT, [...INTEGERS, ['-2147483648', '-2147483648'], ['2147483648'], ['-2147483649'], ['99999999999999999999']]],
  [DataType.BIGINT, [...INTEGERS, ['9223372036854775807', '9223372036854775807'], ['-9223372036854775808', '-9223372036854775808'], ['9223372036854775808']]],
  [DataType.DOUBLE, [...FLOATING, ['1e400', "'Infinity'"], ['1e-400', '0'], ['0.1', '0.1']]],
  [DataType.FLOAT, [...FLOATING, ['1e40', "'Infinity'"], ['0.1', '0.1::FLOAT']]],
  [DataType.BOOLEAN, [['true', 'true'], ['FALSE', 'false'], ['True', 'true'], ['t'], ['yes'], ['1'], ['0'], [' true']]],
  [DataType.decimalOf(5, 2), [
    ['1', '1'], ['1.005', '1.01'], ['-1.005', '-1.01'], ['1.004', '1.00'], ['999.994', '999.99'], ['999.995'], ['1000'], ['.5', '0.5'], ['5.', '5'], ['1e2'], ['NaN'], [' 1'],
  ]],
  [DataType.decimalOf(38, 18), [['0', '0'], ['0.0000000000000000005', '0.000000000000000001'], ['12345678901234567890.123', '12345678901234567890.123']]],
  [DataType.DATE, [
    ['2023-02-28', "'2023-02-28'"], ['2024-02-29', "'2024-02-29'"], ['1582-10-10', "'1582-10-10'"], ['0001-01-01', "'0001-01-01'"], ['9999-12-31', "'9999-12-31'"],
    ['2023-02-29'], ['2023-2-28'], ['0000-01-01'], ['2023-13-01'], ['2023'], ['2023-02-28 00:00:00'], ['2023-02-28T'], ['12023-02-28'], [' 2023-02-28'],
  ]],
  [DataType.TIMESTAMP, [
    ['2023-02-28 23:59:59', "'2023-02-28 23:59:59'"], ['1850-02-28 00:00:00', "'1850-02-28 00:00:00'"], ['2023-02-28 10:00:00.123456', "'2023-02-28 10:00:00.123456'"],
    ['2023-02-28 10:00:00.5', "'2023-02-28 10:00:00.5'"], ['2023-02-28 24:00:00'], ['2023-02-28 23:60:00'], ['2023-02-28'], ['2023-02-28T10:00:00'],
    ['2023-02-28 10:00:00Z'], ['2023-02-28 10:00:00.'], ['2023-02-29 10:00:00'],
  ]],
];

/** A type, a value of it as text, and what that is as a value of another type. */
const VALUES: [DataType, string, DataType, string?][] = [
  [DataType.INT, '2147483647', DataType.BIGINT, '2147483647'],
  [DataType.INT, '-5', DataType.STRING, "'-5'"],
  [DataType.INT, '0', DataType.BOOLEAN, 'false'],
  [DataType.INT, '-5', DataType.BOOLEAN, 'true'],
  [DataType.INT, '1000', DataType.decimalOf(5, 2)],
  [DataType.INT, '16777217', DataType.FLOAT, '16777216'],
  [DataType.BIGINT, '2147483648', DataType.INT],
  [DataType.BIGINT, '-2147483648', DataType.INT, '-2147483648'],
  [DataType.BIGINT, '9223372036854775807', DataType.STRING, "'9223372036854775807'"],
  [DataType.BIGINT, '9223372036854775807', DataType.DOUBLE, '9223372036854775808'],
  [DataType.BIGINT, '12345', DataType.decimalOf(5, 0), '12345'],
  [DataType.DOUBLE, '2.9', DataType.INT, '2'],
  [DataType.DOUBLE, '-2.9', DataType.INT, '-2'],
  [DataType.DOUBLE, '2147483647.9', DataType.INT, '2147483647'],
  [DataType.DOUBLE, '2147483648', DataType.INT],
  [DataType.DOUBLE, 'NaN', DataType.INT],
  [DataType.DOUBLE, 'Infinity', DataType.BIGINT],
  [DataType.DOUBLE, '9223372036854775807', DataType.BIGINT],
  [DataType.DOUBLE, '-9223372036854775808', DataType.BIGINT, '-9223372036854775808'],
  [DataType.DOUBLE, '1e300', DataType.FLOAT],
  [DataType.DOUBLE, '-Infinity', DataType.FLOAT, "'-Infinity'"],
  [DataType.DOUBLE, 'NaN', DataType.FLOAT, "'NaN'"],
  [DataType.DOUBLE, 'NaN', DataType.BOOLEAN, 'true'],
  [DataType.DOUBLE, '0', DataType.BOOLEAN, 'false'],
  [DataType.DOUBLE, '1.005', DataType.decimalOf(5, 2), '1.01'],
  [DataType.DOUBLE, '1000', DataType.decimalOf(5, 2)],
  [DataType.DOUBLE, 'NaN', DataType.decimalOf(5, 2)],
  [DataType.FLOAT, '0.5', DataType.DOUBLE, '0.5'],
  [DataType.FLOAT, '-3.7', DataType.BIGINT, '-3'],
  [DataType.decimalOf(5, 2), '2.99', DataType.INT, '2'],
  [DataType.decimalOf(5, 2), '-2.99', DataType.BIGINT, '-2'],
  [DataType.decimalOf(20, 0), '9223372036854775808', DataType.BIGINT],
  [DataType.decimalOf(5, 2), '2.50', DataType.STRING, "'2.50'"],
  [DataType.decimalOf(38, 18), '0', DataType.STRING, "'0.000000000000000000'"],
  [DataType.decimalOf(10, 0), '-1234567', DataType.STRING, "'-1234567'"],
  [DataType.decimalOf(5, 3), '1.005', DataType.decimalOf(5, 2), '1.01'],
  [DataType.decimalOf(5, 3), '10.005', DataType.decimalOf(3, 2)],
  [DataType.decimalOf(5, 2), '2.50', DataType.DOUBLE, '2.5'],
  [DataType.decimalOf(5, 2), '0.01', DataType.BOOLEAN, 'true'],
  [DataType.BOOLEAN, 'true', DataType.INT, '1'],
  [DataType.BOOLEAN, 'false', DataType.DOUBLE, '0'],
  [DataType.BOOLEAN, 'true', DataType.decimalOf(3, 1), '1'],
  [DataType.BOOLEAN, 'true', DataType.decimalOf(1, 1)],
  [DataType.BOOLEAN, 'TRUE', DataType.STRING, "'true'"],
  [DataType.DATE, '0101-02-03', DataType.STRING, "'0101-02-03'"],
  [DataType.DATE, '2023-02-03', DataType.TIMESTAMP, "'2023-02-03 00:00:00'"],
  [DataType.TIMESTAMP, '1969-12-31 23:59:59', DataType.DATE, "'1969-12-31'"],
  [DataType.TIMESTAMP, '2023-02-03 04:05:06', DataType.STRING, "'2023-02-03 04:05:06'"],
];

const DUCKDB_TYPES: Record<string, string> = { string: 'VARCHAR', bigint: 'BIGINT', int: 'INTEGER' };

function sqlOf(value: string | undefined, type: DataType): string {
  return `CAST(${value ?? 'NULL'} AS ${DUCKDB_TYPES[type.name] ?? type.name})`;
}

/** A graph for each type that text becomes. */
function castsOfText(): NodeCase[] {
  return TEXTS.map(([type, samples]) => writes(
    `text as ${type}`,
    (graph) => new ApplyMapping(graph, 'Cast', {
      input: new CsvSource(graph, 'Texts', { location: 'data', path: 'texts.csv', schema: Schema.of(Field.of('n', DataType.INT), Field.text('x')) }),
      mappings: [{ sourceField: 'n' }, { sourceField: 'x', targetType: type }],
    }),
    samples.map(([, value], index) => `SELECT ${index}::INT AS n, ${sqlOf(value, type)} AS x`).join(' UNION ALL '),
    { 'texts.csv': `n,x\n${samples.map(([text], index) => `${index},"${text}"\n`).join('')}` },
  ));
}

/** The same texts, read as values at once: what does not fit is a reject. */
function readsOfText(): NodeCase[] {
  return TEXTS.map(([type, all]) => {
    // A source has one pattern for its timestamps, without a fraction.
    const samples = all.filter(([text, value]) => value === undefined || !(type.sameAs(DataType.TIMESTAMP) && text.includes('.')));
    return writes(
      `csv field as ${type}`,
      (graph) => new CsvSource(graph, 'Values', { location: 'data', path: 'texts.csv', schema: Schema.of(Field.of('n', DataType.INT), Field.of('x', type)) }),
      samples.map(([, value], index) => `SELECT ${index}::INT AS n, ${sqlOf(value, type)} AS x`).join(' UNION ALL '),
      { 'texts.csv': `n,x\n${samples.map(([text], index) => `${index},"${text}"\n`).join('')}` },
    );
  });
}

/** One graph for all casts of values: a column each. */
function castsOfValues(): NodeCase {
  const name = (index: number) => `c${index}`;
  return writes(
    'values of one type as another',
    (graph: JobGraph) => new ApplyMapping(graph, 'Cast', {
      input: new CsvSource(graph, 'Values', {
        location: 'data', path: 'values.csv', schema: Schema.of(...VALUES.map(([from], index) => Field.of(name(index), from))),
      }),
      mappings: VALUES.map(([, , to], index) => ({ sourceField: name(index), targetType: to })),
    }),
    `SELECT ${VALUES.map(([, , to, value], index) => `${sqlOf(value, to)} AS ${name(index)}`).join(', ')}`,
    { 'values.csv': `${VALUES.map((_, index) => name(index)).join(',')}\n${VALUES.map(([, text]) => text).join(',')}\n` },
  );
}

/** A graph for each type that text becomes, and one for all other casts. */
export function castCases(): NodeCase[] {
  return [...castsOfText(), ...readsOfText(), castsOfValues()];
}
