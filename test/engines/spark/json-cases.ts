import { gzipSync } from 'node:zlib';
import type { GraphCase } from './graph-files';
import { NodeCase, writes } from './node-cases';
import { JsonSource, JsonSourceProps } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

const KINDS = Schema.of(
  Field.text('s'), Field.of('b', DataType.BOOLEAN), Field.of('i', DataType.INT), Field.of('l', DataType.BIGINT), Field.of('f', DataType.FLOAT),
  Field.of('d', DataType.DOUBLE), Field.of('m', DataType.decimalOf(6, 2)), Field.of('day', DataType.DATE), Field.of('since', DataType.TIMESTAMP),
);

const A = Schema.of(Field.of('a', DataType.INT));

function reads(name: string, files: GraphCase['files'], expected: string, props: Partial<JsonSourceProps> = {}): NodeCase {
  return writes(
    `json ${name}`,
    (graph) => new JsonSource(graph, 'Rows', { location: 'data', path: 'rows/', schema: A, ...props }),
    expected,
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`rows/${file}`, text])),
  );
}

/** Rows of the schema with a column for each type: what each line of JSON becomes. */
function kinds(name: string, lines: [string, string][]): NodeCase {
  const rows = lines.map(([, row]) => `SELECT ${row.split('; ').map((value, index) => `CAST(${value} AS ${SQL_TYPES[index]}) AS ${KINDS.names[index]}`).join(', ')}`);
  return reads(
    name,
    { 'a.json': lines.map(([line]) => `${line}\n`).join('') },
    rows.join(' UNION ALL '),
    { schema: KINDS },
  );
}

const SQL_TYPES = ['VARCHAR', 'BOOLEAN', 'INTEGER', 'BIGINT', 'FLOAT', 'DOUBLE', 'DECIMAL(6,2)', 'DATE', 'TIMESTAMP'];
const NULLS = SQL_TYPES.map(() => 'NULL').join('; ');

const FITTING: [string, string][] = [
  [
    '{"s": "a", "b": true, "i": 1, "l": 9223372036854775807, "f": 0.5, "d": 1e300, "m": 12.345, "day": "2023-01-02", "since": "2023-01-02 03:04:05"}',
    "'a'; true; 1; 9223372036854775807; 0.5; 1e300; 12.35; '2023-01-02'; '2023-01-02 03:04:05'",
  ],
  ['{}', NULLS],
  ['{"since": null, "day": null, "m": null, "d": null, "f": null, "l": null, "i": null, "b": null, "s": null}', NULLS],
  ['{"s": "", "b": false, "i": -2147483648, "l": -9223372036854775808, "f": 1e39, "d": "NaN", "m": 1e2}', "''; false; -2147483648; -9223372036854775808; 'Infinity'; 'NaN'; 100; NULL; NULL"],
  ['{"s": 12, "i": -0, "f": "-Infinity", "d": NaN, "m": 1.005}', "'12'; NULL; 0; NULL; '-Infinity'; 'NaN'; 1.01; NULL; NULL"],
  ['{"s": true, "f": -Infinity, "d": 1e400, "m": -9999.994}', "'true'; NULL; NULL; NULL; '-Infinity'; 'Infinity'; -9999.99; NULL; NULL"],
  ['{"s": 99999999999999999999, "d": 99999999999999999999, "f": 16777217, "m": 1}', "'99999999999999999999'; NULL; NULL; NULL; 16777216; 1e20; 1; NULL; NULL"],
  ['{"s": "\\u00e9 \\ud834\\udd1e \\"\\\\\\/\\n\\t", "day": "0001-01-01", "since": "9999-12-31 23:59:59"}', "'é 𝄞 \"\\/\n\t'; NULL; NULL; NULL; NULL; NULL; NULL; '0001-01-01'; '9999-12-31 23:59:59'"],
];

const MISFITS: [string, string][] = [
  ['{"s": "the first", "b": 1, "i": 1.0, "l": 9223372036854775808, "f": "1", "d": "1.5", "m": 99999.999, "day": 20230102, "since": "2023-01-02"}', "'the first'; NULL; NULL; NULL; NULL; NULL; NULL; NULL; NULL"],
  ['{"s": 1.5, "b": "true", "i": 2147483648, "l": 1e3, "f": true, "d": "nan", "m": "1.5", "day": "2023-02-29", "since": 0}', NULLS],
  ['{"s": {"a": "b"}, "b": null, "i": "1", "l": [1], "f": {}, "d": "", "m": NaN, "day": "", "since": "2023-01-02T03:04:05"}', NULLS],
  ['{"s": [], "m": 1e400, "day": "2023-1-2"}', NULLS],
  ['{"s": "a\\ud800b"}', NULLS],
];

const LINES = [
  '\ufeff{"a": 1}\r', '\r', ' \t', '', '[1]', '"a"', 'null', '{"a": 1} x', '{"a": 1}{"a": 2}', '{"a": ', "{'a': 1}", '{"a": 01}', '{"a": 1,}', '{"a": "\\x"}', '{"b": "\\udc00", "a": 5}',
  '{"a": 2, "a": 3}', '{"A": 4, "b": {"a": 4}, "c": [{"a": 4}]}', ' {"b" : "x" , "a" : 6 } ',
];

/** What JSON files hold, and how it is read. */
export function jsonCases(): NodeCase[] {
  return [
    kinds('values that fit', FITTING),
    kinds('values that do not fit are null', MISFITS),
    reads(
      'lines that are no object are nulls, blank ones nothing',
      { 'a.json': LINES.join('\n') },
      'SELECT * FROM (VALUES (1::INT), (2), (5), (6), (NULL), (NULL), (NULL), (NULL), (NULL), (NULL), (NULL), (NULL), (NULL), (NULL), (NULL)) t(a)',
    ),
    reads(
      'files by their endings, compressed ones too',
      {
        'a.json': '{"a": 1}\n',
        'b.jsonl': '{"a": 2}',
        'c.JSON': '{"a": 3}',
        'd.json.gz': gzipSync('{"a": 4}\n{"a": 5}\n'),
        'e.jsonl.gz': gzipSync('{"a": 6}'),
        '_f.json': '{"a": 7}',
        '.g.json': '{"a": 8}',
        'h.txt': '{"a": 9}',
        'i/j.json': '{"a": 10}',
        'k.json': '',
      },
      'SELECT * FROM (VALUES (1::INT), (2), (3), (4), (5), (6)) t(a)',
    ),
    reads('one file', { 'a.json': '{"a": 1}\n', 'b.json': '{"a": 2}\n' }, 'SELECT 2::INT AS a', { path: 'rows/b.json' }),
    reads(
      'names that mean something to Spark',
      { 'a.json': '{"a.b": 1, "x`y": 2, "*": 3, "": 4, "a": {"b": 5}, "é": 6}\n' },
      'SELECT 1::INT AS "a.b", 2::INT AS "x`y", 3::INT AS "*", 6::INT AS "é"',
      { schema: Schema.of(...['a.b', 'x`y', '*', 'é'].map((name) => Field.of(name, DataType.INT))) },
    ),
    reads(
      'dates by a pattern',
      { 'a.json': '{"d": "10/11/2016", "t": "20161110 050708.009"}\n{"d": "2016-11-10", "t": "20161110 050708"}\n' },
      "SELECT * FROM (VALUES (DATE '2016-11-10', TIMESTAMP '2016-11-10 05:07:08.009'), (NULL, NULL)) t(d, t)",
      {
        schema: Schema.of(Field.of('d', DataType.DATE), Field.of('t', DataType.TIMESTAMP)), dateFormats: ['dd/MM/yyyy'], timestampFormats: ['yyyyMMdd HHmmss.SSS'],
      },
    ),
  ];
}
