import { NodeCase, writes } from './node-cases';
import {
  CsvSource, DropFields, DropNullFields, DropNullFieldsProps, EvaluateDataQuality, Explode, FillConstants, FirstOfList, JobGraph, Join, JoinType,
  JsonSource, NameClashes, SelectFields, SelectFromCollection, SplitFields,
} from '../../../src/job-graph';
import { QualityRule } from '../../../src/quality';
import { DataType, Field, Schema } from '../../../src/schema';

const SIDES = { 'left.csv': 'id,name,l\n1,a,10\n2,b,20\n,c,30\n', 'right.csv': 'id,name,r\n1,x,1\n1,y,2\n3,z,3\n,w,4\n' };

const SIDES_SQL = `WITH lefts AS (SELECT * FROM (VALUES (1::INT, 'a', 10::INT), (2, 'b', 20), (NULL, 'c', 30)) t(id, name, l)),
  rights AS (SELECT * FROM (VALUES (1::INT, 'x', 1::INT), (1, 'y', 2), (3, 'z', 3), (NULL, 'w', 4)) t(id, name, r)) SELECT`;

function side(graph: JobGraph, name: string, own: string): CsvSource {
  const schema = Schema.of(Field.of('id', DataType.INT), Field.text('name'), Field.of(own, DataType.INT));
  return new CsvSource(graph, name, { location: 'data', path: `${name}.csv`, schema });
}

function joined(graph: JobGraph, joinType: JoinType): Join {
  const [left, right] = [side(graph, 'left', 'l'), side(graph, 'right', 'r')];
  return new Join(graph, 'Pairs', { left, right, joinType, keys: [{ left: 'id', right: 'id' }], nameClashes: NameClashes.AS_GLUE });
}

/** Joins whose sides have fields of the same names, as Glue names them. */
function gluesJoins(): NodeCase[] {
  const on = 'ON lefts.id = rights.id';
  const dotted = `lefts.name AS ".name", l, rights.id, rights.name, r FROM lefts JOIN rights ${on}`;
  const kinds: [JoinType, string][] = [[JoinType.LEFT, 'LEFT'], [JoinType.RIGHT, 'RIGHT'], [JoinType.OUTER, 'FULL']];
  return [
    writes(
      'join inner as Glue: a dot before the names of the first side',
      (graph) => joined(graph, JoinType.INNER),
      `${SIDES_SQL} lefts.id AS ".id", ${dotted}`,
      SIDES,
    ),
    writes(
      'join inner as Glue, then without the fields with a dot',
      (graph) => new DropFields(graph, 'Fewer', { input: joined(graph, JoinType.INNER), fields: ['.id', 'l'] }),
      `${SIDES_SQL} * EXCLUDE (l) FROM (SELECT ${dotted})`,
      SIDES,
    ),
    ...kinds.map(([joinType, sql]) => writes(
      `join ${joinType} as Glue, then without the fields that are there twice`,
      (graph) => new DropFields(graph, 'Fewer', { input: joined(graph, joinType), fields: ['id', 'name'] }),
      `${SIDES_SQL} l, r FROM lefts ${sql} JOIN rights ${on}`,
      SIDES,
    )),
    writes('join leftsemi as Glue', (graph) => joined(graph, JoinType.LEFT_SEMI), `${SIDES_SQL} * FROM lefts WHERE id = 1`, SIDES),
    writes('join leftanti as Glue', (graph) => joined(graph, JoinType.LEFT_ANTI), `${SIDES_SQL} * FROM lefts WHERE id IS DISTINCT FROM 1`, SIDES),
  ];
}

const SPARSE = Schema.of(
  Field.text('none'), Field.text('empty'), Field.text('word'), Field.of('minus', DataType.INT), Field.of('d', DataType.DOUBLE), Field.of('m', DataType.decimalOf(5, 2)),
  Field.of('day', DataType.DATE), Field.of('nan', DataType.DOUBLE), Field.of('yes', DataType.BOOLEAN), Field.text('a.b'),
);

const SPARSE_JSON = [
  '{"empty": "", "word": "null", "minus": -1, "d": -1, "m": -1.00, "day": "1900-01-01", "nan": NaN, "yes": false, "a.b": "x"}',
  '{"empty": null, "word": "", "minus": null, "d": -1, "m": null, "day": null, "nan": null, "yes": null, "a.b": "N/A"}',
].map((line) => `${line}\n`).join('');

const SPARSE_SQL = `SELECT * FROM (VALUES
  (NULL::VARCHAR, '', 'null', -1::INT, -1::DOUBLE, -1::DECIMAL(5,2), DATE '1900-01-01', 'NaN'::DOUBLE, false, 'x'),
  (NULL, NULL, '', NULL, -1, NULL, NULL, NULL, NULL, 'N/A')) t("none", empty, word, minus, d, m, day, nan, yes, "a.b")`;

/** Which columns are made null, by what counts as null. */
const NULL_FIELDS: [string, Omit<DropNullFieldsProps, 'input'>, string[]][] = [
  ['nothing but null', {}, ['none']],
  ['empty texts', { emptyIsNull: true }, ['none', 'empty']],
  ['the word null', { nullTextIsNull: true }, ['none']],
  ['empty texts and the word null', { emptyIsNull: true, nullTextIsNull: true }, ['none', 'empty', 'word']],
  ['-1', { minusOneIsNull: true }, ['none', 'minus', 'd', 'm']],
  [
    'other values',
    {
      nullTexts: [
        { value: 'x', dataType: DataType.STRING }, { value: 'N/A', dataType: DataType.STRING }, { value: '1900-01-01', dataType: DataType.DATE },
        { value: 'false', dataType: DataType.BOOLEAN }, { value: '-1.0', dataType: DataType.DOUBLE }, { value: '-1', dataType: DataType.BIGINT },
        { value: '-1.00', dataType: DataType.decimalOf(5, 2) },
      ],
    },
    ['none', 'day', 'yes', 'a.b', 'd', 'm'],
  ],
];

function sparse(graph: JobGraph): JsonSource {
  return new JsonSource(graph, 'Sparse', { location: 'data', path: 'sparse.json', schema: SPARSE });
}

function nullFields(): NodeCase[] {
  return NULL_FIELDS.map(([name, props, empty]) => writes(
    `drop null fields, null being ${name}`,
    (graph) => new DropNullFields(graph, 'Fewer', { input: sparse(graph), ...props }),
    `SELECT * REPLACE (${empty.map((field) => `CAST(NULL AS ${SPARSE_TYPES[field]}) AS "${field}"`).join(', ')}) FROM (${SPARSE_SQL})`,
    { 'sparse.json': SPARSE_JSON },
  ));
}

const SPARSE_TYPES: Record<string, string> = {
  'none': 'VARCHAR', 'empty': 'VARCHAR', 'word': 'VARCHAR', 'minus': 'INTEGER', 'd': 'DOUBLE', 'm': 'DECIMAL(5,2)', 'day': 'DATE', 'yes': 'BOOLEAN', 'a.b': 'VARCHAR',
};

function collections(): NodeCase[] {
  const parts: [number, string][] = [[0, 'minus, "a.b"'], [1, '* EXCLUDE (minus, "a.b")']];
  return parts.map(([index, columns]) => writes(
    `split fields, part ${index}`,
    (graph) => {
      const input = new SplitFields(graph, 'Split', { input: sparse(graph), fields: ['a.b', 'minus'] });
      return new SelectFromCollection(graph, 'Part', { input, index });
    },
    `SELECT ${columns} FROM (${SPARSE_SQL})`,
    { 'sparse.json': SPARSE_JSON },
  ));
}

function constants(): NodeCase[] {
  return [writes(
    'constants in the place of nulls',
    (graph) => new FillConstants(graph, 'Filled', {
      input: sparse(graph),
      constants: [
        { field: 'none', value: "it's \\ nothing" }, { field: 'empty', value: 'was null' }, { field: 'minus', value: -2147483648 }, { field: 'nan', value: 0.5 },
        { field: 'm', value: '7.25' }, { field: 'day', value: '2023-01-02' }, { field: 'yes', value: true },
      ],
    }),
    `SELECT * REPLACE (coalesce("none", 'it''s \\ nothing') AS "none", coalesce(empty, 'was null') AS empty, coalesce(minus, -2147483648) AS minus, coalesce(nan, 0.5::DOUBLE) AS nan,
      coalesce(m, 7.25::DECIMAL(5,2)) AS m, coalesce(day, DATE '2023-01-02') AS day, coalesce(yes, true) AS yes) FROM (${SPARSE_SQL})`,
    { 'sparse.json': SPARSE_JSON },
  )];
}

function quality(): NodeCase[] {
  const { isComplete, rowCountAtLeast } = QualityRule;
  return [
    writes(
      'data quality: the rows as they are, whatever holds of them',
      (graph) => new EvaluateDataQuality(graph, 'Checked', { input: sparse(graph), rules: [isComplete('none'), rowCountAtLeast(2)] }),
      SPARSE_SQL,
      { 'sparse.json': SPARSE_JSON },
    ),
    writes(
      'data quality: rules that only Glue checks are passed over',
      (graph) => new EvaluateDataQuality(graph, 'Checked', { input: sparse(graph), ruleset: 'Rules = [ ColumnCount > 100, IsComplete "yes" ]' }),
      SPARSE_SQL,
      { 'sparse.json': SPARSE_JSON },
    ),
  ];
}

const LISTS = ['a; b ;;c', 'a', '', ';', ' x y ;\t\u00a0', "['pop', 'k-pop']", '[]', '["rock\'n\'roll", \'it\\\'s\', plain one , "a,b]"]', "['']", "['two\nlines']", 'null', '[[x], y]'];

/** Of each list the elements between semicolons, then those between brackets, as DuckDB's lists. */
const ELEMENTS: [separated: string, listed: string][] = [
  ["['a', 'b', 'c']", "['a; b ;;c']"], ["['a']", "['a']"], ['[NULL]', '[NULL]'], ['[NULL]', "[';']"], ["['x y', E'\\t\u00a0']", "[E'x y ;\\t\u00a0']"], ['[$$[\'pop\', \'k-pop\']$$]', "['pop', 'k-pop']"],
  ["['[]']", '[NULL]'], ['[$$["rock\'n\'roll", \'it\\\'s\', plain one , "a,b]"]$$]', "['rock''n''roll', 'it''s', 'plain one', 'a,b]']"], ["['['''']']", '[NULL]'],
  ["[E'[''two\\nlines'']']", "[E'two\\nlines']"], ["['null']", "['null']"], ["['[[x], y]']", "['x', 'y']"],
];

function lists(): NodeCase[] {
  const files = { 'lists.json': LISTS.map((list, id) => `${JSON.stringify({ id, 'a.b': list, 'n': 1 })}\n`).join('') };
  const source = (graph: JobGraph): JsonSource => new JsonSource(graph, 'Lists', {
    location: 'data', path: 'lists.json', schema: Schema.of(Field.of('id', DataType.INT), Field.text('a.b'), Field.of('n', DataType.INT)),
  });
  const all = (form: 0 | 1) => ELEMENTS.map((elements, id) => `(${id}::INT, ${elements[form]}::VARCHAR[])`).join(', ');
  return ([';', undefined] as const).flatMap((separator) => {
    const rows = `FROM (VALUES ${all(separator === undefined ? 1 : 0)}) t(id, elements)`;
    const form = separator === undefined ? 'in brackets' : 'with a separator';
    return [
      writes(`a row for each element of lists ${form}`, (graph) => new Explode(graph, 'List', { input: source(graph), field: 'a.b', separator }), `SELECT id, unnest(elements) AS "a.b", 1::INT AS n ${rows}`, files),
      writes(`the first element of lists ${form}`, (graph) => new FirstOfList(graph, 'First', { input: source(graph), field: 'a.b', separator }), `SELECT id, elements[1] AS "a.b", 1::INT AS n ${rows}`, files),
      writes(
        `the rows of lists ${form} of which the elements are not read`,
        (graph) => new SelectFields(graph, 'Ids', { input: new Explode(graph, 'List', { input: source(graph), field: 'a.b', separator }), fields: ['id'] }),
        `SELECT id FROM (SELECT id, unnest(elements) ${rows})`,
        files,
      ),
    ];
  });
}

/** A graph for each transform besides those of `nodeCases`. */
export function transformCases(): NodeCase[] {
  return [...gluesJoins(), ...nullFields(), ...collections(), ...constants(), ...quality(), ...lists()];
}
