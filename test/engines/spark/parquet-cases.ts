import { NodeCase, writes } from './node-cases';
import { ParquetSource } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

const SCHEMA = Schema.of(Field.of('n', DataType.INT), Field.text('s'), Field.of('t', DataType.TIMESTAMP));

function reads(name: string, parquet: Record<string, string>, expected: string, schema = SCHEMA, path = 'rows/'): NodeCase {
  return {
    ...writes(`parquet ${name}`, (graph) => new ParquetSource(graph, 'Rows', { location: 'data', path, schema }), expected),
    parquet,
  };
}

/** What Parquet files hold, and how it is read. */
export function parquetCases(): NodeCase[] {
  const types = Schema.of(
    Field.of('b', DataType.BOOLEAN), Field.of('i', DataType.INT), Field.of('l', DataType.BIGINT), Field.of('f', DataType.FLOAT), Field.of('d', DataType.DOUBLE),
    Field.of('m', DataType.decimalOf(6, 2)), Field.of('wide', DataType.decimalOf(38, 10)), Field.of('day', DataType.DATE), Field.of('since', DataType.TIMESTAMP), Field.text('s'),
  );
  const values = `SELECT * FROM (VALUES
    (true, 2147483647::INT, '-9223372036854775808'::BIGINT, 'NaN'::FLOAT, '-Infinity'::DOUBLE, '-9999.99'::DECIMAL(6,2), '1234567890123456789012345678.0123456789'::DECIMAL(38,10),
      DATE '0001-01-01', TIMESTAMP '1850-06-01 01:02:03.000004', ''),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (false, 0, 0, 0.5, -0.0, '0', '0', DATE '9999-12-31', TIMESTAMP '9999-12-31 23:59:59.999999', 'é 𝄞')) t(b, i, l, f, d, m, wide, day, since, s)`;
  return [
    reads('of all types', { 'rows/a.parquet': values }, values, types),
    reads(
      'by name: fields in another order and case, missing, and too many',
      {
        'rows/a.parquet': "SELECT 'x' AS S, 1::INT AS n, 5 AS more",
        'rows/b.parquet': "SELECT TIMESTAMP '2023-01-02 03:04:05' AS t, 'y' AS more",
        'rows/c.PARQUET': "SELECT 2::INT AS n, 'z' AS s, TIMESTAMPTZ '2023-01-02 03:04:05+02' AS t",
        'rows/_d.parquet': 'SELECT 3::INT AS n',
        'rows/old/e.parquet': 'SELECT 4::INT AS n',
      },
      "SELECT * FROM (VALUES (1::INT, 'x', NULL::TIMESTAMP), (NULL, NULL, TIMESTAMP '2023-01-02 03:04:05'), (2, 'z', TIMESTAMP '2023-01-02 01:04:05')) t(n, s, t)",
    ),
    reads('one file', { 'rows/a.parquet': 'SELECT 1::INT AS n', 'rows/b.parquet': 'SELECT 2::INT AS n' }, 'SELECT 2::INT AS n, NULL::VARCHAR AS s, NULL::TIMESTAMP AS t', SCHEMA, 'rows/b.parquet'),
    reads('without rows', { 'rows/a.parquet': 'SELECT 1::INT AS n WHERE false' }, 'SELECT 1::INT AS n, NULL::VARCHAR AS s, NULL::TIMESTAMP AS t WHERE false'),
    reads(
      'of partitions, whose fields are text',
      {
        'rows/n=007/t=2023-01-02 03%3A04%3A05/a.parquet': "SELECT 'x' AS s",
        'rows/n=__HIVE_DEFAULT_PARTITION__/t=2023-01-02 03%3A04%3A05.5/a.parquet': "SELECT 'y' AS s",
      },
      "SELECT * FROM (VALUES (7::INT, 'x', TIMESTAMP '2023-01-02 03:04:05'), (NULL, 'y', TIMESTAMP '2023-01-02 03:04:05.5')) t(n, s, t)",
    ),
    reads(
      'of partitions, one of which is not declared',
      { 'rows/s=1%2F2/more=5/a.parquet': 'SELECT 1::INT AS n', 'rows/s=A/more=x/a.parquet': 'SELECT 2::INT AS n' },
      "SELECT * FROM (VALUES (1::INT, '1/2', NULL::TIMESTAMP), (2, 'A', NULL)) t(n, s, t)",
    ),
  ];
}
