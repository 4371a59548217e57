import * as fs from 'fs';
import * as path from 'path';
import { query, Sandbox } from '../support/sandbox';

/** What no statement may find: it is in the names of columns, in values and in metadata. */
export const SECRET = 'secret7f3a';

/** Writes files of all kinds that hold the secret, beside the input folder and in it. */
export async function writeSecrets(made: Sandbox): Promise<string> {
  const folder = path.join(made.folder, 'beside');
  fs.mkdirSync(folder);
  const rows = `(SELECT '${SECRET}' AS ${SECRET})`;
  await query(`COPY ${rows} TO '${folder}/s.csv'; COPY ${rows} TO '${folder}/s.json'; COPY ${rows} TO '${folder}/s.parquet' (KV_METADATA {k: '${SECRET}'})`);
  await query(`ATTACH '${folder}/${SECRET}.db' AS other; CREATE TABLE other.t AS ${rows}`);
  fs.copyFileSync(path.join(folder, 's.csv'), path.join(made.data, 'other.csv'));
  fs.symlinkSync(folder, path.join(made.data, 'link'));
  return folder;
}

/**
 * SELECTs that show an ordinary engine what is in files, by name.
 *
 * @param folder that `writeSecrets` wrote
 */
export function readingWays(folder: string): Readonly<Record<string, string>> {
  const from = (relation: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (SELECT to_json(t) AS v FROM ${relation} AS t)`;
  const text = `read_text('${folder}/s.csv')`;
  return {
    'read_text': from(text),
    'read_blob': `SELECT decode(content) AS v FROM read_blob('${folder}/s.csv')`,
    'read_csv': from(`read_csv('${folder}/s.csv')`),
    'read_csv_auto': from(`read_csv_auto('${folder}/s.csv')`),
    'sniff_csv': from(`sniff_csv('${folder}/s.csv')`),
    'read_json': from(`read_json('${folder}/s.json')`),
    'read_json_auto': from(`read_json_auto('${folder}/s.json')`),
    'read_json_objects': from(`read_json_objects('${folder}/s.json')`),
    'read_json_objects_auto': from(`read_json_objects_auto('${folder}/s.json')`),
    'read_ndjson': from(`read_ndjson('${folder}/s.json')`),
    'read_ndjson_auto': from(`read_ndjson_auto('${folder}/s.json')`),
    'read_ndjson_objects': from(`read_ndjson_objects('${folder}/s.json')`),
    'read_parquet': from(`read_parquet(['${folder}/s.parquet'])`),
    'parquet_scan': from(`parquet_scan('${folder}/s.parquet')`),
    'parquet_metadata': from(`parquet_metadata('${folder}/s.parquet')`),
    'parquet_schema': from(`parquet_schema('${folder}/s.parquet')`),
    'parquet_kv_metadata': `SELECT decode(value) AS v FROM parquet_kv_metadata('${folder}/s.parquet')`,
    'parquet_full_metadata': from(`parquet_full_metadata('${folder}/s.parquet')`),
    'read_duckdb': from(`read_duckdb('${folder}/${SECRET}.db', table_name := 't')`),
    'glob': from(`glob('${folder}/*')`),
    'query': from(`query('FROM ${text.replace(/'/g, "''")}')`),
    'query_table': from(`query_table('${folder}/s.csv')`),
    'json_execute_serialized_sql': from(`json_execute_serialized_sql(json_serialize_sql('FROM ${text.replace(/'/g, "''")}'))`),
    'a path to CSV': from(`'${folder}/s.csv'`),
    'a path to JSON': from(`'${folder}/s.json'`),
    'a path to Parquet, as a name': from(`"${folder}/s.parquet"`),
    'a relative path': from(`'${path.relative(process.cwd(), folder)}/s.csv'`),
    'a path with dots': from(`'${folder}/../data/../beside/s.csv'`),
    'another file in the input folder': from(`'${folder}/../data/other.csv'`),
    'a link in the input folder': from(`'${folder}/../data/link/s.csv'`),
    'in an expression': `SELECT (SELECT content FROM ${text}) AS v`,
    'in WITH': `WITH w AS (SELECT content AS v FROM ${text}) SELECT v FROM w`,
    'in WITH, after itself': `WITH w AS (SELECT 1), "${folder}/s.csv" AS (FROM "${folder}/s.csv") SELECT ${SECRET} AS v FROM "${folder}/s.csv"`,
    'in a union': `SELECT 'a' AS v UNION ALL SELECT content FROM ${text}`,
    'in a comparison': `SELECT '${SECRET}' AS v WHERE EXISTS (FROM ${text} WHERE content LIKE '%${SECRET}%') LIMIT (SELECT count(*) FROM ${text})`,
    'in the argument of a function': `SELECT v FROM json_each((SELECT to_json([content]) FROM ${text})) AS j(k, v, t, a, i, p, f, h)`,
    'as a pivot': from(`(PIVOT '${folder}/s.csv' ON ${SECRET} IN ('${SECRET}') USING count(*))`),
  };
}

/** SELECTs that tell of this machine, change how the engine is set, or write, by name. */
export function otherWays(folder: string): Readonly<Record<string, string>> {
  const all = (relation: string) => `SELECT to_json(t) AS v FROM ${relation} AS t`;
  return {
    'current_setting': "SELECT current_setting('temp_directory') AS v",
    'current_query': 'SELECT current_query() AS v',
    'getenv': "SELECT getenv('HOME') AS v",
    'duckdb_settings': all('duckdb_settings()'),
    'duckdb_databases': all('duckdb_databases()'),
    'a view of the engine': all('duckdb_databases'),
    'pragma_database_size': all('pragma_database_size()'),
    'duckdb_temporary_files': all('duckdb_temporary_files()'),
    'which_secret': all("which_secret('s3://bucket', 's3')"),
    'duckdb_secrets': all('duckdb_secrets()'),
    'enable_logging': `SELECT 'a' AS v FROM enable_logging('QueryLog', storage := 'file', storage_path := '${folder}/log')`,
    'enable_profiling': `SELECT 'a' AS v FROM enable_profiling(format := 'json', save_location := '${folder}/profile.json')`,
    'write_log': "SELECT write_log('a') AS v",
    'checkpoint': "SELECT 'a' AS v FROM checkpoint()",
    'arrow_scan': all('arrow_scan(1::POINTER, 2::POINTER, 3::POINTER)'),
  };
}

/** What is no SELECT, or not one. */
export function statements(folder: string): readonly string[] {
  return [
    `COPY a TO '${folder}/copy.csv'`, `COPY (SELECT 1) TO '${folder}/copy.parquet'`, `COPY a FROM '${folder}/s.csv'`, `EXPORT DATABASE '${folder}/export'`,
    `IMPORT DATABASE '${folder}/export'`, `ATTACH '${folder}/${SECRET}.db' AS other`, `ATTACH '${folder}/new.db'`, 'DETACH memory', 'INSTALL httpfs', 'LOAD httpfs',
    `LOAD '${folder}/x.duckdb_extension'`, 'PRAGMA database_list', 'PRAGMA enable_profiling', "SET memory_limit = '1GB'", 'RESET memory_limit', 'SET enable_external_access = true',
    'CALL duckdb_settings()', 'USE memory', 'CREATE TABLE x AS SELECT 1', 'CREATE SECRET (TYPE s3)', 'CREATE MACRO m() AS 1', 'DROP SCHEMA job CASCADE', 'INSERT INTO a VALUES (1)',
    'CHECKPOINT', 'VACUUM', 'EXPLAIN ANALYZE SELECT 1', 'PREPARE p AS SELECT 1', 'BEGIN', 'DESCRIBE a', 'SUMMARIZE a', 'SHOW ALL TABLES', "SELECT 'a' AS v; SELECT 'b' AS v",
    `SELECT 'a' AS v; COPY a TO '${folder}/copy.csv'`, `SELECT 'a' AS v); COPY a TO '${folder}/copy.csv' --`, `SELECT 'a' AS v) AS x, (SELECT * FROM read_text('${folder}/s.csv')`,
  ];
}

/** SELECTs that show Spark what is in files, run a program, or tell of the machine; and names and texts that would end a quote of the engine's, by name. */
export function sparkWays(folder: string): Readonly<Record<string, string>> {
  const file = `${folder}/s.csv`;
  return {
    'a path to CSV, as Spark has it': `SELECT _c0 AS v FROM csv.\`${file}\``,
    'a path to Parquet, as Spark has it': `SELECT ${SECRET} AS v FROM parquet.\`${folder}/s.parquet\``,
    'a path between backticks': `SELECT * FROM \`${file}\``,
    'TABLE': `TABLE text.\`${file}\``,
    'FROM first': `FROM text.\`${file}\` SELECT value AS v`,
    'in a subquery': `SELECT (SELECT value FROM text.\`${file}\`) AS v FROM a`,
    'in EXISTS': `SELECT id AS v FROM a WHERE EXISTS (SELECT 1 FROM text.\`${file}\`)`,
    'in a join': `SELECT value AS v FROM a JOIN text.\`${file}\``,
    'in a lateral join': `SELECT value AS v FROM a, LATERAL (SELECT * FROM text.\`${file}\`)`,
    'in a union': `SELECT id AS v FROM a UNION ALL SELECT value FROM text.\`${file}\``,
    'in WITH of Spark': `WITH w AS (SELECT value FROM text.\`${file}\`) SELECT value AS v FROM w`,
    'a WITH that names itself': `WITH \`${file}\` AS (SELECT * FROM \`${file}\`) SELECT 1 AS v FROM a`,
    'a script': "SELECT TRANSFORM(id) USING 'cat' AS (v) FROM a",
    'a method of Java': "SELECT java_method('java.lang.System', 'getenv', 'HOME') AS v",
    'the same by another name': "SELECT reflect('java.lang.System', 'getenv', 'HOME') AS v",
    'input_file_name': 'SELECT input_file_name() AS v FROM a',
    'current_user': 'SELECT current_user() AS v FROM a',
    'a variable of Spark': 'SELECT ${spark.home} AS v FROM a',
    'IDENTIFIER': `SELECT * FROM IDENTIFIER('text.\`${file}\`')`,
    'a function by IDENTIFIER': `SELECT * FROM IDENTIFIER('read_text')('${file}')`,
    'a quoted function': `SELECT * FROM \`read_text\`('${file}')`,
    'INSERT': `INSERT OVERWRITE DIRECTORY '${folder}/copy' USING csv SELECT * FROM a`,
    'ADD JAR': `ADD JAR '${folder}/x.jar'`,
    'CACHE': 'CACHE TABLE a',
    'a name that ends the quote': `SELECT \`id" FROM read_text('${file}') --\` AS v FROM a`,
    'an alias of rows that is read': `SELECT v FROM a AS \`x" FROM read_text('${file}') --\``,
  };
}
