import type { InspectedFile } from '../inspected';
import type { SourceFields } from './source-fields';
import { Member, type Props, type Value } from '../../glue-job/calls/call-values';

const ENCODINGS: Readonly<Record<string, string>> = {
  // What is called Latin 1 is read as Windows-1252, which has the same characters and more.
  'utf-16le': 'UTF_16', 'utf-16be': 'UTF_16', 'windows-1252': 'WINDOWS_1252', 'latin-1': 'WINDOWS_1252',
};

type OptionOf = (file: InspectedFile, fields: SourceFields) => Value | undefined;

/** Options of a CsvSource, each with its value where it is not the default. */
const CSV_OPTIONS: Readonly<Record<string, OptionOf>> = {
  separator: ({ csv }) => unless(csv?.separator, ','),
  quote: ({ csv }) => unless(csv?.quote, '"'),
  escape: ({ csv }) => unless(csv?.escape, csv?.quote),
  encoding: ({ text }) => (text === undefined || text.encoding === 'utf-8' ? undefined : new Member('CsvEncoding', ENCODINGS[text.encoding])),
  nullWords: (_, { nullWords }) => filled(nullWords),
  columnNames: (_, { fields }) => columnNames(fields),
  decimalSeparator: (_, { numbers }) => unless(numbers.decimal, '.'),
  thousandsSeparator: (_, { numbers }) => numbers.thousands,
  wholeNumbersWithFraction: (_, { hasZeroFractions }) => (hasZeroFractions ? true : undefined),
};

const DEFAULT_DATE = 'yyyy-MM-dd';
const DEFAULT_TIMESTAMP = 'yyyy-MM-dd HH:mm:ss';

/** Likewise of CsvSource and JsonSource. */
const TEXT_OPTIONS: Readonly<Record<string, OptionOf>> = {
  dateFormats: (_, { dateFormats }) => formats(dateFormats, DEFAULT_DATE),
  timestampFormats: (_, { timestampFormats }) => formats(timestampFormats, DEFAULT_TIMESTAMP),
};

const OPTIONS: Readonly<Record<InspectedFile['file']['format'], Readonly<Record<string, OptionOf>>>> = {
  csv: { ...CSV_OPTIONS, ...TEXT_OPTIONS }, json: TEXT_OPTIONS, parquet: {},
};

/** The options that the source of a file needs: those that differ from the default. */
export function sourceOptions(file: InspectedFile, fields: SourceFields): Props {
  return Object.fromEntries(Object.entries(OPTIONS[file.file.format]).map(([name, optionOf]) => [name, optionOf(file, fields)]));
}

function unless(value: string | undefined, usual: string | undefined): string | undefined {
  return value === usual ? undefined : value;
}

function filled(texts: readonly string[]): Value | undefined {
  return texts.length === 0 ? undefined : texts;
}

function formats(patterns: readonly string[], usual: string): Value | undefined {
  return patterns.length === 1 && patterns[0] === usual ? undefined : filled(patterns);
}

function columnNames(fields: SourceFields['fields']): Value | undefined {
  const renamed = fields.filter(({ name, header }) => name !== header);
  return renamed.length === 0 ? undefined : Object.fromEntries(renamed.map(({ name, header }) => [name, header]));
}
