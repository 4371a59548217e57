import { gzipSync } from 'node:zlib';
import { reads, THREE } from './csv-cases';
import type { NodeCase } from './node-cases';
import { CsvEncoding, CsvSourceProps, SurplusColumns } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

/** A file that is written otherwise than usual, the rows that it holds, and how many of its lines are rejects. */
function written(name: string, text: string, rows: string, rejects: number, props: Partial<CsvSourceProps>): NodeCase {
  return { ...reads(name, { 'a.csv': text }, rows, props), rejects };
}

const TYPES = Schema.of(
  Field.text('s'), Field.of('i', DataType.INT), Field.of('d', DataType.DOUBLE), Field.of('day', DataType.DATE), Field.of('yes', DataType.BOOLEAN),
);

function nullWords(): NodeCase[] {
  return [
    written(
      'null words, quoted or not, in every type',
      's,i,d,day,yes\nNA,NA,NaN,NA,NA\n"NA","Null","NaN","\\N","NA"\nna,1,Infinity,2023-01-01,true\nNA ,null,nan,2023-01-01,TRUE\n,,,,\n',
      `(NULL, NULL, NULL, NULL, NULL), (NULL, NULL, NULL, NULL, NULL), ('na', 1::INT, 'Infinity'::DOUBLE, DATE '2023-01-01', true),
        ('NA ', NULL, NULL, DATE '2023-01-01', true), (NULL, NULL, NULL, NULL, NULL)`,
      1,
      { schema: TYPES, nullWords: ['NA', 'NaN', 'Null', '\\N'] },
    ),
    written('null words with quotes in them', 's,i\n"it\'s ""null""",1\nx,"1"\n', '(NULL, NULL), (\'x\', NULL)', 0, {
      schema: Schema.of(Field.text('s'), Field.of('i', DataType.INT)), nullWords: ['it\'s "null"', '1'],
    }),
  ];
}

const MOMENTS = Schema.of(Field.of('day', DataType.DATE), Field.of('at', DataType.TIMESTAMP));

function dates(): NodeCase[] {
  return [
    written(
      'dates of mixed precision',
      'day,at\n2016,2016\n2016-11,2016-11-10 05\n2016-11-10,2016-11-10 05:06:07\n2016-13,2016-11-10 5\n16,2016-11-10 24\n2016-1,0000\n2023-02-29,2016-11-10 05:06\n',
      `(DATE '2016-01-01', TIMESTAMP '2016-01-01'), (DATE '2016-11-01', TIMESTAMP '2016-11-10 05:00:00'), (DATE '2016-11-10', TIMESTAMP '2016-11-10 05:06:07'),
        (NULL, NULL), (NULL, NULL), (NULL, NULL), (NULL, NULL)`,
      4,
      { schema: MOMENTS, dateFormats: ['yyyy[-MM[-dd]]'], timestampFormats: ['yyyy[-MM-dd[ HH[:mm:ss]]]'] },
    ),
    written(
      'the first date format that fits',
      "day,at\n02/01/2020,20200102\n13/02/2020,02.01.2020\n13/13/2020,2020!\n2020/02/01,it's 2020\n1900-01-01,1900-01-01\n",
      '(DATE \'2020-02-01\', TIMESTAMP \'2020-01-02\'), (DATE \'2020-02-13\', TIMESTAMP \'2020-01-02\'), (NULL, TIMESTAMP \'2020-01-01\'), (NULL, TIMESTAMP \'2020-01-01\'), (NULL, NULL)',
      2,
      {
        schema: MOMENTS, dateFormats: ['MM/dd/yyyy', 'dd/MM/yyyy', 'yyyy-MM-dd'], timestampFormats: ['yyyyMMdd', 'dd.MM.yyyy', "['it''s' ]yyyy['!']"], nullWords: ['1900-01-01'],
      },
    ),
  ];
}

function byName(): NodeCase[] {
  const schema = Schema.of(Field.text('id'), Field.of('n', DataType.INT), Field.of('day', DataType.DATE), Field.text('a.b'));
  return [
    {
      ...reads(
        'columns by name, whose order, line ends and number differ from file to file',
        {
          'a.csv': 'day,more,key,n,more\n2023-01-01,x,a,1,y\n2023-01-02,x,b\n2023-01-03,x,c,3,y,z\n2023-01-04,2023-01-04,d,4,\n',
          'b.csv': '\ufeffkey,a.b,n,day\r\ne,"x\r\ny",5,2023-01-05\r\nf,NA,six,NA\r\n',
          'c.csv': 'n,key\n7,g\n',
          'd.csv': 'n,key\n',
        },
        `('a', 1::INT, DATE '2023-01-01', NULL), ('b', NULL, DATE '2023-01-02', NULL), ('c', 3, DATE '2023-01-03', NULL), ('d', 4, DATE '2023-01-04', NULL),
          ('e', 5, DATE '2023-01-05', E'x\\r\\ny'), ('f', NULL, NULL, NULL), ('g', 7, NULL, NULL)`,
        { schema, columnNames: { id: 'key' }, optionalColumns: ['day', 'a.b'], surplusColumns: SurplusColumns.IGNORE, nullWords: ['NA'] },
      ),
      rejects: 3,
    },
    written('columns by name, one without a name', ',b,c\n0,1,2\n', "('1', '2', '0')", 0, { schema: THREE, columnNames: { a: 'b', b: 'c', c: '' } }),
  ];
}

const NUMBERS = Schema.of(
  Field.of('i', DataType.INT), Field.of('b', DataType.BIGINT), Field.of('f', DataType.FLOAT), Field.of('d', DataType.DOUBLE), Field.of('m', DataType.decimalOf(9, 2)),
  Field.text('s'),
);

/** A file with one text in the fields of all types of numbers. */
function inAll(texts: string[]): string {
  return `i;b;f;d;m;s\n${texts.map((text) => `${`${text};`.repeat(5)}x\n`).join('')}`;
}

/** The same value in all types of numbers; null in those of whole ones where it is none. */
function values(rows: [whole: string, fraction: string, exponent?: string][]): string {
  return rows.map(([whole, fraction, floating = fraction]) => (
    `(${whole}::INT, ${whole}::BIGINT, ${floating}::FLOAT, ${floating}::DOUBLE, ${fraction}::DECIMAL(9,2), 'x')`
  )).join(', ');
}

function numbers(): NodeCase[] {
  const form = { schema: NUMBERS, separator: ';' };
  return [
    written(
      'numbers with a decimal comma and points between thousands',
      inAll(['1.234.567', '1234567', '-1.234', '1,5', '+,5', '1.234,', '12.34', '1234.567', '.123', '1.2345', '1,234,567', '1.5', '', '-1.000,25', '1,5e3', 'NaN', '0', '1.234,5.6']),
      values([
        ['1234567', '1234567'], ['1234567', '1234567'], ['-1234', '-1234'], ['NULL', '1.5'], ['NULL', '0.5'], ['NULL', '1234'], ['NULL', 'NULL'], ['NULL', 'NULL'],
        ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', '-1000.25'], ['NULL', 'NULL', '1500'], ['NULL', 'NULL', "'NaN'"],
        ['0', '0'], ['NULL', 'NULL'],
      ]),
      13,
      { ...form, decimalSeparator: ',', thousandsSeparator: '.' },
    ),
    written(
      'numbers with a decimal comma',
      inAll(['1,5', '1.5', '1.234', '1 234', '12,']),
      values([['NULL', '1.5'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', '12']]),
      5,
      { ...form, decimalSeparator: ',' },
    ),
    ...["'", ' ', '\u202f', ',', '_', '|'].map((thousandsSeparator) => written(
      `numbers with ${JSON.stringify(thousandsSeparator)} between thousands`,
      inAll(['1#234', '12#345#678', '1234.5', '1#234.5', '#123', '1#23', '1234#567', '1##234', '999'].map((text) => text.replaceAll('#', thousandsSeparator))),
      values([
        ['1234', '1234'], ['12345678', 'NULL', '12345678'], ['NULL', '1234.5'], ['NULL', '1234.5'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['NULL', 'NULL'], ['999', '999'],
      ]),
      7,
      { ...form, thousandsSeparator },
    )),
    written(
      'whole numbers with decimals that are 0',
      inAll(['9740.0', '-9740.000', '9740.', '9740.5', '9740.01', '+0.0', '2147483648.0', '.0', '1.0e3', '7', '1.0.0']),
      `${values([
        ['9740', '9740'], ['-9740', '-9740'], ['NULL', '9740'], ['NULL', '9740.5'], ['NULL', '9740.01'], ['0', '0'],
      ])}, (NULL, 2147483648, 2147483648, 2147483648, NULL, 'x'), ${values([['NULL', '0'], ['NULL', 'NULL', '1000'], ['7', '7'], ['NULL', 'NULL']])}`,
      7,
      { ...form, wholeNumbersWithFraction: true },
    ),
    written(
      'whole numbers with decimals that are 0, a decimal comma and thousands',
      inAll(['1.234,00', '1.234', '1.234.0', 'NA']),
      values([['1234', '1234'], ['1234', '1234'], ['NULL', 'NULL'], ['NULL', 'NULL']]),
      1,
      { ...form, decimalSeparator: ',', thousandsSeparator: '.', wholeNumbersWithFraction: true, nullWords: ['NA'] },
    ),
  ];
}

function escapes(): NodeCase[] {
  return [
    written(
      'quotes after a backslash',
      String.raw`a,b,c
"x\"y","x\\","x\\\"y"
"C:\dir",x\"y,"x\",y"
"\\",\\,\
"a\\b","\a\"\\\"\\","\\\\"
"two\
lines\"","\\\a",""
NA,"N\A"
`,
      String.raw`('x"y', 'x\', 'x\"y'), ('C:\dir', 'x\"y', 'x",y'), ('\', '\\', '\'), ('a\b', '\a"\"\', '\\'), (E'two\\\nlines"', '\\a', NULL), (NULL, 'N\A', NULL)`,
      1,
      { schema: THREE, escape: '\\', nullWords: ['NA'] },
    ),
    written(
      'a backslash in the header',
      String.raw`"C:\dir",x\\y,"a\"\\,b\\"
1,2,3
`,
      "('1', '2', '3')",
      0,
      { schema: THREE, escape: '\\', columnNames: { a: 'C:\\dir', b: 'x\\\\y', c: 'a"\\,b\\' } },
    ),
    written(
      'quotes after another character, CRLF, columns by name',
      "c;'a~';';b\r\n'3~~~'';1;'2\r\n'\r\n",
      "('1', E'2\\r\\n', '3~''')",
      0,
      {
        schema: THREE, escape: '~', quote: "'", separator: ';', columnNames: { a: "a';" },
      },
    ),
  ];
}

function encodings(): NodeCase[] {
  const text = "day;s\n2023-01-01;'é – ; “x”\r\n€'\n2023-01-02;ÿ\n2023-01-3;\n";
  const windows = Buffer.from(text.replace(/[–“”€]/g, (character) => String.fromCharCode({ '–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80 }[character]!)), 'latin1');
  const wide = text.replace('ÿ', '日本𝄞');
  const big = (given: string) => Buffer.from(given, 'utf16le').swap16();
  const schema = Schema.of(Field.of('day', DataType.DATE), Field.text('s'));
  const encoded = (name: string, files: Record<string, Buffer>, one: string, two: string, encoding: CsvEncoding): NodeCase => {
    const rows = `(DATE '2023-01-01', '${one}'), (DATE '2023-01-02', '${two}'), (NULL, NULL)`;
    return {
      ...reads(`encoding ${name}`, files, Object.keys(files).map(() => rows).join(', '), { schema, encoding, separator: ';', quote: "'" }),
      rejects: Object.keys(files).length,
    };
  };
  return [
    encoded(
      'UTF-16, of each byte order, with CRLF, and compressed',
      {
        'a.csv': Buffer.from(`\ufeff${wide}`, 'utf16le'),
        'b.csv': big(`\ufeff${wide}`),
        'c.csv': big(wide),
        'd.csv.gz': gzipSync(Buffer.from(`\ufeff${wide}`, 'utf16le')),
        'e.csv': Buffer.from(`\ufeff${wide.replace(/(?<!\r)\n/g, '\r\n')}`, 'utf16le'),
      },
      "é – ; “x”' || chr(13) || chr(10) || '€",
      '日本𝄞',
      CsvEncoding.UTF_16,
    ),
    encoded('Windows-1252', { 'a.csv': windows, 'b.csv.gz': gzipSync(windows) }, "é – ; “x”' || chr(13) || chr(10) || '€", 'ÿ', CsvEncoding.WINDOWS_1252),
    encoded('Latin 1', { 'a.csv': windows }, "é \u0096 ; \u0093x\u0094' || chr(13) || chr(10) || '\u0080", 'ÿ', CsvEncoding.LATIN_1),
  ];
}

function paths(): NodeCase[] {
  const header = 'a,b,c\n';
  return [
    ...[['rows/track.csv', 'rows/tracks.csv'], ['rows/no/', 'rows/tracks.csv', 'rows/track.csv'], ['rows/empty/', 'rows/tracks/']].map(([path, ...alternativePaths], index) => reads(
      `the first path at which there are files, of ${[path, ...alternativePaths].join(', ')}`,
      {
        ...(index === 0 ? {} : { 'track.csv': `${header}1,2,3\n` }), 'tracks.csv': `${header}4,5,6\n`, 'empty/a.txt': 'x', 'tracks/a.csv': `${header}4,5,6\n`,
      },
      "('4', '5', '6')",
      { path, alternativePaths },
    )),
  ];
}

/** Files that are written otherwise than usual. */
export function csvOptionCases(): NodeCase[] {
  return [...nullWords(), ...dates(), ...byName(), ...numbers(), ...escapes(), ...encodings(), ...paths()];
}
