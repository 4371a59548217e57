import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import fc from 'fast-check';
import { Database } from '../../src/engine/database/database';
import { identifier } from '../../src/engine/database/sql';
import { sqlProblems } from '../../src/engine/database/sql-reach';
import { hasKind } from '../../src/engine/engine-error';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reach-'));
  database = await Database.open(path.join(folder, 'spill'));
});
afterAll(() => {
  database.close();
  fs.rmSync(folder, { recursive: true });
});

const problems = async (sql: string, inputs = ['one', 'two words']) => (await sqlProblems(database, sql, inputs)).map(({ message }) => message);
const names = async (condition: string) => (await database.rows(`SELECT DISTINCT function_name FROM duckdb_functions() WHERE ${condition} ORDER BY 1`)).map(([name]) => name as string);

describe('the functions of the engine, so that those of a newer one are seen', () => {
  const FROM_ARGUMENTS = ['generate_series', 'json_each', 'json_tree', 'range', 'repeat', 'repeat_row', 'unnest'];
  const OTHERS = [
    'arrow_scan', 'arrow_scan_dumb', 'check_peg_parser', 'checkpoint', 'disable_logging', 'disable_peg_parser', 'disable_profiling', 'duckdb_approx_database_count',
    'duckdb_columns', 'duckdb_connection_count', 'duckdb_constraints', 'duckdb_coordinate_systems', 'duckdb_databases', 'duckdb_dependencies', 'duckdb_extensions',
    'duckdb_external_file_cache', 'duckdb_functions', 'duckdb_indexes', 'duckdb_keywords', 'duckdb_log_contexts', 'duckdb_logs', 'duckdb_logs_parsed', 'duckdb_memory',
    'duckdb_optimizers', 'duckdb_prepared_statements', 'duckdb_profiling_settings', 'duckdb_schemas', 'duckdb_secret_types', 'duckdb_secrets', 'duckdb_sequences',
    'duckdb_settings', 'duckdb_table_sample', 'duckdb_tables', 'duckdb_temporary_files', 'duckdb_types', 'duckdb_variables', 'duckdb_views', 'enable_logging',
    'enable_peg_parser', 'enable_profiling', 'force_checkpoint', 'glob', 'histogram', 'histogram_values', 'icu_calendar_names', 'json_execute_serialized_sql',
    'parquet_bloom_probe', 'parquet_file_metadata', 'parquet_full_metadata', 'parquet_kv_metadata', 'parquet_metadata', 'parquet_scan', 'parquet_schema',
    'pg_timezone_names', 'pragma_collations', 'pragma_database_size', 'pragma_metadata_info', 'pragma_platform', 'pragma_show', 'pragma_storage_info',
    'pragma_table_info', 'pragma_user_agent', 'pragma_version', 'query', 'query_table', 'read_blob', 'read_csv', 'read_csv_auto', 'read_duckdb', 'read_json',
    'read_json_auto', 'read_json_objects', 'read_json_objects_auto', 'read_ndjson', 'read_ndjson_auto', 'read_ndjson_objects', 'read_parquet', 'read_text',
    'seq_scan', 'sniff_csv', 'sql_auto_complete', 'summary', 'test_all_types', 'test_vector_types', 'truncate_duckdb_logs', 'which_secret',
  ];

  test('rows come from those alone that read their arguments', async () => {
    const all = await names("function_type IN ('table', 'table_macro')");
    expect(all).toEqual([...FROM_ARGUMENTS, ...OTHERS].sort());
    for (const name of all) {
      const refused = FROM_ARGUMENTS.includes(name) ? [] : [`its SQL takes rows from the function \`${name}\`; it may read its inputs alone: one, two words`];
      expect(await problems(`SELECT * FROM ${identifier(name)}()`)).toEqual(refused);
      expect(await problems(`SELECT * FROM system.main.${identifier(name.toUpperCase())}(1)`)).toEqual(refused);
    }
  });

  test('those with effects beside their value are known', async () => {
    expect(await names('has_side_effects')).toEqual([
      'current_connection_id', 'current_query', 'current_query_id', 'current_transaction_id', 'currval', 'error', 'gen_random_uuid', 'nextval', 'random', 'setseed',
      'sleep_ms', 'stats', 'uuid', 'uuidv4', 'uuidv7', 'write_log',
    ]);
    const isOfValues = "function_type IN ('scalar', 'aggregate', 'macro')";
    expect(await names(`${isOfValues} AND regexp_matches(function_name, 'setting|env|file|read|host|secret')`)).toEqual(['current_setting', 'parse_filename']);
  });
});

test.each([
  'SELECT * FROM one -- a comment at the end',
  'FROM ONE SELECT k',
  'TABLE "two words"',
  'VALUES (1), (2)',
  'SELECT * FROM (VALUES (1)) AS v(k), unnest([1, 2]) AS u(n), range(3), generate_series(1, 2)',
  'SELECT * FROM one o LEFT JOIN ("two words" AS t CROSS JOIN one z) ON o.k = t.k POSITIONAL JOIN one',
  'WITH a AS (SELECT * FROM one), b AS MATERIALIZED (SELECT * FROM a) SELECT (SELECT max(k) FROM b) FROM a WHERE EXISTS (FROM b) ORDER BY (SELECT 1 FROM a)',
  'WITH RECURSIVE r AS (SELECT 1 AS k UNION ALL SELECT k + 1 FROM r WHERE k < 3) SELECT * FROM r',
  'SELECT k FROM one UNION (SELECT k FROM "two words" LIMIT 1) EXCEPT SELECT k FROM one',
  "SELECT * FROM (PIVOT one ON k IN ('a', 'b') USING sum(v))",
  'SELECT * FROM one UNPIVOT (v FOR n IN (a, b))',
  "SELECT sum(v) OVER (PARTITION BY k), list_transform([1], lambda x: x + 1), {'type': 'BASE_TABLE'}, now(), random(), error('x') FROM one GROUP BY ALL QUALIFY true",
  'WITH "/etc/passwd" AS (SELECT 1) SELECT * FROM "/etc/passwd"',
])('reads its inputs alone: %s', async (sql) => expect(await problems(sql)).toEqual([]));

test.each([
  ["SELECT * FROM 'x.csv'", 'its SQL reads `x.csv`; it may read its inputs alone: one, two words'],
  ['SELECT * FROM job."a"', 'its SQL reads `job.a`'],
  ['SELECT * FROM main.one', 'its SQL reads `main.one`'],
  ['FROM duckdb_settings', 'its SQL reads `duckdb_settings`'],
  ["SELECT (SELECT content FROM 'x.csv') FROM one", 'its SQL reads `x.csv`'],
  ["SELECT * FROM one WHERE k IN (FROM 'x.csv') ORDER BY (FROM 'y.csv') LIMIT (FROM 'z.csv')", 'its SQL reads `x.csv`'],
  ["SELECT * FROM range((SELECT count(*) FROM 'x.csv'))", 'its SQL reads `x.csv`'],
  ["SELECT * FROM (PIVOT 'x.csv' ON k IN ('a') USING sum(v))", 'its SQL reads `x.csv`'],
  // A name of WITH is one where it holds, and not in the statement that it names, before it or around it.
  ['WITH "x.csv" AS (SELECT * FROM "x.csv") SELECT * FROM "x.csv"', 'its SQL reads `x.csv`'],
  ['WITH a AS (SELECT * FROM "x.csv"), "x.csv" AS (SELECT 1) SELECT * FROM a', 'its SQL reads `x.csv`'],
  ['SELECT * FROM (WITH "x.csv" AS (SELECT 1) SELECT * FROM "x.csv"), "x.csv"', 'its SQL reads `x.csv`'],
  ['WITH RECURSIVE "x.csv" AS (SELECT * FROM "x.csv" UNION ALL SELECT 1) SELECT * FROM one', 'its SQL reads `x.csv`'],
  // U+212A is a K to JavaScript, and none to the engine.
  ['SELECT * FROM "\u212a.csv", "k.csv"', 'its SQL reads `\u212a.csv`'],
  ['DESCRIBE one', 'its SQL describes tables'],
  ['SELECT * FROM (SHOW ALL TABLES)', 'its SQL describes tables'],
  ['SUMMARIZE one', 'its SQL describes tables'],
  ["SELECT Current_Setting('home_directory'), current_query() FROM one", 'its SQL calls `current_setting`, which tells of this machine or changes it; leave it out'],
  ['SELECT k.getenv() FROM one', 'its SQL calls `getenv`'],
  ["SELECT write_log('x')", 'its SQL calls `write_log`'],
  ['SELECT 1; SELECT 2', 'its SQL is no single SELECT'],
  ["COPY one TO 'x.csv'", 'its SQL is no single SELECT'],
  ['EXPLAIN SELECT 1', 'its SQL is no single SELECT'],
  ['SELECT 1) AS a, (SELECT 2', 'its SQL cannot be read: Parser Error: syntax error at or near ")"'],
  ['SELECT 1 /* ', 'its SQL cannot be read: Parser Error: unterminated'],
  ['', 'its SQL is no single SELECT'],
])('%s: %s', async (sql, expected) => expect((await problems(sql))[0]).toContain(expected));

test('of another case than that of ASCII, a name is another one', async () => {
  expect(await problems('SELECT * FROM "k.csv"', ['\u212a.csv'])).toEqual(['its SQL reads `k.csv`; it may read its inputs alone: \u212a.csv']);
  expect(await problems('SELECT * FROM "É.CSV"', ['É.csv'])).toEqual([]);
});

test('a zero character ends no statement early', async () => {
  expect((await problems("SELECT '\0', content FROM read_text('x')"))[0]).toContain('its SQL cannot be read: Parser Error');
});

test('many problems are some and a number', async () => {
  const found = await problems(`SELECT * FROM ${Array.from({ length: 100 }, (_, index) => `"${'x'.repeat(500)}${index}"`).join(', ')}`, Array(50).fill('a'));
  expect(found.length).toBe(1);
  const different = await problems(`SELECT * FROM ${Array.from({ length: 100 }, (_, index) => `t${index}`).join(', ')}`, Array.from({ length: 50 }, (_, index) => `i${index}`));
  expect(different[0]).toBe('its SQL reads `t99`; it may read its inputs alone: i0, i1, i2, i3, i4 and 45 more');
  expect(different.slice(5)).toEqual(['its SQL does 95 more such things']);
});

test('a long statement is looked at to its end', async () => {
  const long = `${Array(20_000).fill('SELECT 1').join(' UNION ALL ')} UNION ALL SELECT k FROM 'x.csv'`;
  expect(await problems(long)).toEqual(['its SQL reads `x.csv`; it may read its inputs alone: one, two words']);
});

/** A query of one column `c`, over names that are inputs, files, or defined by a WITH. */
interface Query {
  readonly named: readonly { readonly name: string; readonly query: Query; readonly recursion?: Query }[];
  readonly isRecursive: boolean;
  readonly from: readonly (string | Query)[];
  readonly union?: Query;
}

function render({ named, isRecursive, from, union }: Query): string {
  const body = ({ query, recursion }: Query['named'][number]) => (recursion ? `(${render(query)}) UNION ALL (${render(recursion)})` : render(query));
  const withs = named.map((each) => `${identifier(each.name)} AS (${body(each)})`);
  const sources = from.map((source, index) => `${typeof source === 'string' ? identifier(source) : `(${render(source)})`} AS s${index}`);
  // The engine looks up what is used.
  const used = named.map(({ name }) => `, (SELECT count(*) FROM ${identifier(name)})`);
  const select = `SELECT c FROM (SELECT s0.c${used.join('')} FROM ${sources.join(', ')})${union ? ` UNION ALL (${render(union)})` : ''}`;
  return `${withs.length > 0 ? `WITH ${isRecursive ? 'RECURSIVE ' : ''}${withs.join(', ')} ` : ''}${select}`;
}

function queries(depth: number): fc.Arbitrary<Query> {
  const name = fc.constantFrom('one', 'one', 'one', 'one', 'one', 'ONE', 'x.csv', 'x.csv', 'y.parquet');
  const sources = fc.array(name, { minLength: 1, maxLength: 2 });
  if (depth === 0) return fc.record({ named: fc.constant([]), isRecursive: fc.constant(false), from: sources });
  const inner = queries(depth - 1);
  const named = fc.record({ name: fc.constantFrom('one', 'x.csv', 'x.csv', 'Y.parquet'), query: inner, recursion: inner }, { requiredKeys: ['name', 'query'] });
  return fc.record({
    named: fc.uniqueArray(named, { maxLength: 3, selector: (each) => each.name }),
    isRecursive: fc.boolean(),
    from: fc.array(fc.oneof(name, inner), { minLength: 1, maxLength: 2 }),
    union: inner,
  }, { requiredKeys: ['named', 'isRecursive', 'from'] });
}

test('what is let pass is what the engine finds among the inputs: nothing else is looked up', async () => {
  let passed = 0;
  await fc.assert(fc.asyncProperty(fc.oneof(queries(1), queries(2)), async (made) => {
    const sql = render(made);
    const found = await problems(sql, ['one']);
    const bound = await database.columns(`WITH one AS (SELECT 1 AS c) SELECT * FROM (${sql})`).then(() => undefined, (error: unknown) => error);
    if (found.length === 0) passed++;
    expect([sql, found.length === 0 && hasKind(bound, 'Permission', 'Catalog', 'IO')]).toEqual([sql, false]);
    // What is refused for nothing would be a pity.
    expect([sql, found.length > 0 && bound === undefined]).toEqual([sql, false]);
  }), { numRuns: 500 });
  expect(passed).toBeGreaterThan(20);
});
