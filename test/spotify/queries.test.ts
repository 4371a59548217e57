import Ajv from 'ajv';
import * as schema from '../../docs/manifest.schema.json';
import { SPOTIFY_QUERIES } from '../../src/spotify/queries';

/** All that the statements call: each gives the same values and types in both engines. */
const FUNCTIONS = ['abs', 'avg', 'coalesce', 'corr', 'count', 'greatest', 'least', 'ln', 'max', 'min', 'round', 'row_number', 'sum', 'year'];

const withoutText = (sql: string) => sql.replace(/'[^']*'/g, "''");

test('there is one for each question, and no two have a name in common', () => {
  expect(SPOTIFY_QUERIES.length).toBeGreaterThanOrEqual(32);
  expect(new Set(SPOTIFY_QUERIES.map(({ name }) => name)).size).toBe(SPOTIFY_QUERIES.length);
  expect(new Set(SPOTIFY_QUERIES.map(({ description }) => description)).size).toBe(SPOTIFY_QUERIES.length);
});

describe.each(SPOTIFY_QUERIES.map((query) => [query.name, query] as const))('%s', (_, query) => {
  test('is what the manifest takes', () => {
    const validate = new Ajv({ strict: false }).compile({ definitions: schema.definitions, $ref: '#/definitions/ManifestQuery' });
    expect([validate(query), validate.errors]).toEqual([true, null]);
  });

  test('asks in one line, which ends in a question or a limit', () => {
    expect(query.description).toMatch(/^[A-Z][^\n]{10,200}[?.)]$/);
  });

  test('is one SELECT', () => {
    expect(query.sql).toMatch(/^(SELECT|WITH)\b/);
    expect(withoutText(query.sql)).not.toMatch(/;|--|\b(INSERT|UPDATE|DELETE|CREATE|DROP)\b/i);
    expect(query.sql).not.toMatch(/[ \t]$/m);
  });

  test('casts nothing', () => {
    expect(query.sql).not.toMatch(/::|\b(try_)?cast\b|\bconvert\b/i);
  });

  test('calls only what both engines have', () => {
    const called = [...withoutText(query.sql).matchAll(/\b([a-z_]+)\(/g)].map(([, name]) => name);
    expect(called.filter((name) => !FUNCTIONS.includes(name))).toEqual([]);
  });

  test('writes no decimal, and divides nothing by an integer', () => {
    const sql = withoutText(query.sql);
    expect(sql.match(/\b\d+\.\d+\b(?!E)/g)).toBeNull();
    expect(sql.match(/\/ (?!\d+E0)/g)).toBeNull();
  });

  test('groups by no name of a thing that has an id', () => {
    expect(query.sql).not.toMatch(/GROUP BY [^\n]*\b(name|album_name)\b/);
  });

  test('has an order, unless it gives one row', () => {
    const body = query.sql.split('\n').filter((line) => !line.startsWith(' ')).join('\n');
    expect(/^ORDER BY /m.test(body)).toBe(query.name !== 'table_summary');
  });

  test('draws what it gives', () => {
    const names = query.columns.map(({ name }) => name);
    const drawn = [query.chart?.x, query.chart?.y, query.chart?.series].filter((name) => name !== undefined);
    expect(names).toEqual(expect.arrayContaining(drawn));
    expect(new Set(names).size).toBe(names.length);
    const drawnType = query.columns.find(({ name }) => name === query.chart?.y)?.type;
    expect(['int', 'bigint', 'double', undefined]).toContain(drawnType);
  });

  test('says what its ids identify', () => {
    for (const { name, identifies } of query.columns) {
      expect([name, identifies]).toEqual([name, /^(track|album|artist)_id$/.exec(name)?.[1]]);
    }
  });
});
