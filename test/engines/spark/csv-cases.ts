import { NodeCase, writes } from './node-cases';
import { CsvSource, CsvSourceProps } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

export const THREE = Schema.of(Field.text('a'), Field.text('b'), Field.text('c'));

/** CSV files at `rows/`, and the rows that they hold, as DuckDB's values. */
export function reads(name: string, files: Record<string, string | Buffer>, rows: string, props: Partial<CsvSourceProps> = {}): NodeCase {
  return writes(
    `csv ${name}`,
    (graph) => new CsvSource(graph, 'Rows', { location: 'data', path: 'rows/', schema: THREE, ...props }),
    `SELECT * FROM (VALUES ${rows}) t(${(props.schema ?? THREE).names.map((column) => `"${column.replace(/"/g, '""')}"`).join(', ')})`,
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`rows/${file}`, text])),
  );
}

/** What CSV files hold, and how it is read. */
export function csvCases(): NodeCase[] {
  return [
    reads('quotes, separators and line ends in quotes', { 'a.csv': 'a,b,c\n"x, ""y""","1\n2","3\r\n4"\n"\n",\\,"\\"\n' }, "('x, \"y\"', E'1\\n2', E'3\\r\\n4'), (E'\\n', '\\', '\\')"),
    reads('line ends CRLF, kept in quotes', { 'a.csv': 'a,b,c\r\n1,"x\r\ny\nz",3\r\n"4",5,"6"\r\n\r\n' }, "('1', E'x\\r\\ny\\nz', '3'), ('4', '5', '6')"),
    reads('files with different line ends', { 'a.csv': 'a,b,c\r\n1,2,3\r\n', 'b.csv': 'a,b,c\n4,5,6\n' }, "('1', '2', '3'), ('4', '5', '6')"),
    reads('empty fields', { 'a.csv': 'a,b,c\n,"",x\n1,,\n" ",\t,-\n' }, "(NULL, NULL, 'x'), ('1', NULL, NULL), (' ', E'\\t', '-')"),
    reads(
      'empty fields as in Glue, in text columns of whole lines',
      { 'a.csv': 'a,b,n\n,"",1\nx,,\ny,"z",""\n"",\n,,,\n' },
      "('', '', 1::INT), ('x', '', NULL), ('y', 'z', NULL), (NULL, NULL, NULL), (NULL, NULL, NULL)",
      { asGlue: true, schema: Schema.of(Field.text('a'), Field.text('b'), Field.of('n', DataType.INT)) },
    ),
    reads('too few and too many fields', { 'a.csv': 'a,b,c\n1\n2,3\n\n4,5,6,7\n' }, "('1', NULL, NULL), ('2', '3', NULL), ('4', '5', '6')"),
    reads('byte order mark, no line end at the end, hidden files', { 'a.csv': '\ufeffa,b,c\n1,ü,日本', '_b.csv': 'x\n', '.c.csv': 'y\n', 'd.txt': 'z\n' }, "('1', 'ü', '日本')"),
    reads('files without rows beside others', { 'a.csv': 'a,b,c\n', 'b.csv': 'a,b,c\n1,2,3\n' }, "('1', '2', '3')"),
    reads('other separator and quote', { 'a.csv': "a;b;c\n'x;y';'it''s';\"\n" }, "('x;y', 'it''s', '\"')", { separator: ';', quote: "'" }),
    reads('tab', { 'a.csv': 'a\tb\tc\n1,5\t"2\t3"\t4\n' }, "('1,5', E'2\\t3', '4')", { separator: '\t' }),
    reads('header with quotes and line ends', { 'a.csv': '"a ""1""","b\n2"\n3,4\n' }, "('3', '4')", { schema: Schema.of(Field.text('a "1"'), Field.text('b\n2')) }),
    reads(
      'dates by a pattern',
      { 'a.csv': 'd,t\n2016-11-10 00:00:00 UTC,10/11/2016 05\'07:08.009\n2016-11-10 00:00:00 utc,10/11/2016 05\'7:08.009\n2016-11-10,1/11/2016\n' },
      "(DATE '2016-11-10', TIMESTAMP '2016-11-10 05:07:08.009'), (NULL, NULL), (NULL, NULL)",
      {
        schema: Schema.of(Field.of('d', DataType.DATE), Field.of('t', DataType.TIMESTAMP)),
        dateFormats: ["yyyy-MM-dd HH:mm:ss 'UTC'"],
        timestampFormats: ["dd/MM/yyyy HH''mm:ss.SSS"],
      },
    ),
  ];
}
