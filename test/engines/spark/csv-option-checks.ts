import * as path from 'node:path';
import * as fc from 'fast-check';
import { difference } from './compare';
import { readParquet } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import { rejectsIn, rejectsPrinted } from './node-checks';
import type { Draw } from './random-tables';
import type { Spark } from './spark';
import { CsvEncoding, CsvOptions, CsvSource, ParquetTarget, SurplusColumns } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

/** How many combinations of options are tried, and which. */
const COMBINATIONS = { count: 40, seed: 20260101 };

const SCHEMA = Schema.of(
  Field.text('s'), Field.of('i', DataType.INT), Field.of('d', DataType.DOUBLE), Field.of('m', DataType.decimalOf(9, 2)), Field.of('day', DataType.DATE),
  Field.of('at', DataType.TIMESTAMP),
);

/** Texts of each field: some fit by some options, some never. */
const TEXTS: Readonly<Record<string, string[]>> = {
  s: ['x', 'NA', 'é', 'it\'s "so"', '\\', '\\N', 'two\nlines', 'a;b,c', ' ', 'C:\\dir\\'],
  i: ['1', '-7', '9740.0', '9740,0', '1.234', '1,234', '1\'234', 'NA', '1.5', '12,34', '2147483648'],
  d: ['1.5', '1,5', '1.234,5', '1,234.5', '1e3', 'NaN', 'Null', '.5', '1\'234.5', '1.2.3'],
  m: ['1.005', '1,005', '12.345,678', '12\'345.6', '1234567.89', '12345678', '-', 'NA'],
  day: ['2016', '2016-11', '2016-11-10', '10.11.2016', '02/13/2020', '13/02/2020', '2016-13', 'NA', '2023-02-29'],
  at: ['2016-11-10 05:06:07', '2016-11-10', '2016', '20161110', '10.11.2016 05:06', '2016-11-10 25:00:00', '\\N'],
};

const SEPARATORS = [',', ';', '\t'];

/** What a combination of options asks for, and files that are written so, more or less. */
function randomCase(draw: Draw, index: number): GraphCase {
  const pick = <T>(...values: T[]): T => draw(fc.constantFrom, ...values) as T;
  const numbers = pick<CsvOptions>({}, { decimalSeparator: ',' }, { decimalSeparator: ',', thousandsSeparator: '.' }, { thousandsSeparator: "'" }, { thousandsSeparator: ',' });
  const columns = pick<CsvOptions>({}, {}, { columnNames: { s: 'title', at: 'AT' } }, { surplusColumns: SurplusColumns.IGNORE, optionalColumns: ['day', 'm'] });
  const options: CsvOptions = {
    ...numbers,
    ...columns,
    ...pick<CsvOptions>({}, { wholeNumbersWithFraction: true }),
    ...pick<CsvOptions>({}, { nullWords: ['NA'] }, { nullWords: ['NA', 'NaN', 'Null', '\\N', 'x'] }),
    ...pick<CsvOptions>({}, { dateFormats: ['yyyy[-MM[-dd]]'] }, { dateFormats: ['dd.MM.yyyy', 'MM/dd/yyyy', 'dd/MM/yyyy'] }),
    ...pick<CsvOptions>({}, { timestampFormats: ['yyyy[-MM-dd[ HH:mm:ss]]', 'yyyyMMdd', 'dd.MM.yyyy[ HH:mm]'] }),
    ...pick<CsvOptions>({}, { escape: '\\' }),
    ...pick<CsvOptions>({}, { encoding: CsvEncoding.UTF_16 }, { encoding: CsvEncoding.LATIN_1 }, { encoding: CsvEncoding.WINDOWS_1252 }),
    separator: pick(...SEPARATORS),
    quote: pick('"', "'"),
  };
  const count = draw(fc.integer, { min: 1, max: 3 });
  const files = Object.fromEntries(Array.from({ length: count }, (_, number) => [`rows/${number}.csv`, randomFile(draw, options)]));
  const name = `random CSV files ${index}: ${Object.keys(options).join(', ')}`;
  return {
    name,
    files,
    build: () => graphOf(name, (graph) => {
      const input = new CsvSource(graph, 'Rows', { location: 'data', path: 'rows/', schema: SCHEMA, ...options });
      new ParquetTarget(graph, 'Written', { input, location: 'out', path: 'rows/' });
    }),
  };
}

function randomFile(draw: Draw, options: CsvOptions): Buffer {
  const fields = drawColumns(draw, options);
  const headers = fields.map((field) => options.columnNames?.[field] ?? field);
  const cells = fields.map((field) => fc.option(fc.constantFrom(...TEXTS[field] ?? ['', 'more']), { nil: '', freq: 6 }));
  const rows = draw(fc.array, fc.tuple(...cells), { minLength: 1, maxLength: 8 });
  const end = draw(fc.constantFrom, '\n', '\r\n');
  const lines = [headers, ...rows].map((row, number) => {
    const line = row.map((text) => written(text, options, draw(fc.boolean)));
    // Some lines end early: not those of which nothing would be left.
    const isShort = number > 0 && row[0] !== '' && draw(fc.integer, { min: 0, max: 5 }) === 0;
    return `${(isShort ? line.slice(0, 2) : line).join(options.separator)}${end}`;
  });
  return encoded(lines.join(''), options.encoding);
}

/** The columns of a file, in the order in which it has them. */
function drawColumns(draw: Draw, { columnNames, optionalColumns = [] }: CsvOptions): string[] {
  const isByName = columnNames !== undefined || optionalColumns.length > 0;
  if (!isByName) return SCHEMA.names;
  const lacking = draw(fc.subarray, optionalColumns);
  const surplus = optionalColumns.length > 0 ? draw(fc.subarray, ['more', 'and more']) : [];
  const names = [...SCHEMA.names.filter((name) => !lacking.includes(name)), ...surplus];
  return draw(fc.shuffledSubarray, names, { minLength: names.length, maxLength: names.length });
}

function written(text: string, { separator, quote, escape }: CsvOptions, isQuoted: boolean): string {
  const isNeeded = [separator!, quote!, '\n', '\r'].some((character) => text.includes(character));
  if (!isNeeded && !isQuoted) return text;
  const inside = escape === undefined
    ? text.replaceAll(quote!, quote! + quote!)
    : text.replaceAll(escape, escape + escape).replaceAll(quote!, escape + quote!);
  return `${quote}${inside}${quote}`;
}

function encoded(text: string, encoding?: CsvEncoding): Buffer {
  if (encoding === CsvEncoding.UTF_16) return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(text, encoding === undefined ? 'utf8' : 'latin1');
}

/** Random combinations of options, of which both engines give the same rows, and as many rejects. */
export async function checkCsvOptions(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const cases = fc.sample(fc.gen(), { numRuns: COMBINATIONS.count, seed: COMBINATIONS.seed }).map(randomCase);
  for (const [index, graphCase] of cases.entries()) {
    await tally.check(graphCase.name, () => compare(spark, new GraphFiles(path.join(folder, `csv-${index}`), graphCase)));
  }
}

async function compare(spark: Spark, files: GraphFiles): Promise<string | undefined> {
  const { error, printed } = await files.runInSpark(spark, '--max_rejects', '1');
  if (error !== null) return error;
  const rejects = rejectsIn(await files.outcomeLocally());
  if (rejects !== rejectsPrinted(printed)) return `${rejects} rejects, in Spark ${rejectsPrinted(printed)}`;
  const rows = (engine: 'spark' | 'local') => readParquet(path.join(files.out(engine), 'rows'));
  return difference(await rows('local'), await rows('spark'));
}
