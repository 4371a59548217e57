/** Texts that are, or nearly are, numbers, dates and the like. */
const TEXTS = [
  ' 12 ', '+5', '-5', '1.9', '-1.9', '.5', '5.', '1e3', '1E-2', '', '  ', 'abc', '12abc', '1,000', '0x1F', 'NaN', 'Infinity', '-inf', '1d', '2f',
  '99999999999', '9223372036854775808', '2147483648', '-2147483649', 'true', 'T', 'yes', 'on', '0', '1', '2', 'n', 'null', 'NULL', '2024-01-05',
  '2024-1-5', '2024-13-01', '2024-02-30', '2024', '2024-06', '2024-01-05 10:11:12', '2024-01-05T10:11:12Z', '2024-01-05 10:11:12.123456',
  '2024-01-05 1:2:3', '2024-01-05 10:11:12+02:00', '20240105', '01/05/2024', '2024-01-05 ', ' 2024-01-05', '2024-01-05T', '2024-01-05 xx',
  '0005-01-01', '2024-01-05 24:00:00', '\t7', '7\n', '1_000', '１２', '--1', '1.', '-.', '1.5e', '99.995', '-0', '0.0005', '12345.678', '1 2',
];

/** Doubles near the limits of what casts and functions do with them. */
const DOUBLES = [
  '0.0', '-0.0', '1.0', '1.5', '-1.5', '0.001', '0.0009999', '1e-05', '123456.789', '9999999.0', '10000000.0', '12345678.9', '1e+16',
  '1.7976931348623157e+308', '5e-324', 'nan', 'inf', '-inf', '2.5', '3.5', '-2.5', '0.5', '-0.5', '0.125', '1.005', '2.675', '1000000000000000.0',
  '1.2345678901234568e+17', '3000000000.0', '-3000000000.0', '1e+20', '0.1', '0.3333333333333333', '100.0', '1e+21', '4.35',
];

const DATES = ['2024-01-31', '2024-02-29', '2023-12-31', '2024-03-15', '2021-01-03', '2016-01-01', '1969-12-31'];

/** A table that statements read: its columns in Spark's types, and a SELECT that gives it in the engine. */
export interface TestTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly engine: string;
}

const text = (value: string) => `'${value.replace(/'/g, "''")}'`;
const numbered = (values: readonly string[], type: string) => values.map((value, index) => `(${index}, CAST(${text(value)} AS ${type}))`).join(', ');

/** The tables of `statements.json`. In the other engine they are read as Parquet files that this one writes. */
export const TABLES: readonly TestTable[] = [
  {
    name: 'myDataSource',
    columns: { id: 'int', s: 'string', n: 'string', d: 'double', dt: 'date', m: 'int' },
    engine: `SELECT * FROM (VALUES (1, 'a,b', '1.9', 1.5::DOUBLE, DATE '2025-01-05', 7), (2, 'c', '7', 2.5, DATE '2025-01-06', 0), (3, NULL, 'x', -1.5, NULL, 2))
      AS v(id, s, n, d, dt, m)`,
  },
  {
    name: 't',
    columns: {
      k: 'int',
      g: 'string',
      v: 'double',
      amt: 'decimal(10,2)',
      ts: 'timestamp',
      day: 'date',
      note: 'string',
      b: 'boolean',
      arr: 'array<int>',
      st: 'struct<x:int,y:string>',
      mp: 'map<string,int>',
    },
    engine: `SELECT * FROM (VALUES
      (1, 'x', 1.5::DOUBLE, 10.25::DECIMAL(10,2), TIMESTAMP '2024-01-05 10:11:12', DATE '2024-01-05', 'n1', true, [1, 2, 3], {'x': 1, 'y': 'one'}, MAP {'p': 1, 'q': 2}),
      (2, 'x', 2.5, 3.10, TIMESTAMP '2024-02-29 23:59:59.5', DATE '2024-02-29', NULL, false, [5], {'x': 2, 'y': NULL}, MAP {'p': 7}),
      (3, 'y', -0.5, NULL, TIMESTAMP '2023-12-31 00:00:00', DATE '2023-12-31', 'n3', NULL, [], {'x': 3, 'y': 'three'}, MAP {}),
      (4, NULL, NULL, 0.05, NULL, NULL, 'n4', true, NULL, NULL, NULL),
      (5, 'x', 2.5, 99.99, TIMESTAMP '2024-12-30 12:00:00', DATE '2024-12-30', '', false, [NULL, 2], {'x': 5, 'y': 'five'}, MAP {'q': 0})
    ) AS v(k, g, v, amt, ts, day, note, b, arr, st, mp)`,
  },
  { name: 'ns', columns: { i: 'int', x: 'string' }, engine: `SELECT * FROM (VALUES ${numbered(TEXTS, 'VARCHAR')}) AS v(i, x)` },
  { name: 'nd', columns: { i: 'int', y: 'double' }, engine: `SELECT * FROM (VALUES ${numbered(DOUBLES, 'DOUBLE')}) AS v(i, y)` },
  { name: 'dd', columns: { d: 'date' }, engine: `SELECT * FROM (VALUES ${DATES.map((day) => `(DATE '${day}')`).join(', ')}) AS v(d)` },
];
