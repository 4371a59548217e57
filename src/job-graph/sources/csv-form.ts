import { checkCharacters } from './csv-characters';
import { CsvEncoding, CsvOptions, SurplusColumns } from './csv-options';
import type { CsvSourceNode } from '../../manifest/schema';
import { enumerated, repeated } from '../../private/lists';
import type { Schema } from '../../schema/schema';
import type { NodeCheck } from '../checks/node-check';
import { momentFormats } from '../transforms/moment-formats';

/** How the files of a node are written, as the manifest has it: what is not said there is as usual. */
export type CsvForm = Omit<CsvSourceNode, 'type' | 'id' | 'name' | 'inputs' | 'schema' | 'glue' | 'location' | 'path' | 'alternativePaths'>;

/** The form that options ask for; what is wrong with them is told to the check. */
export function csvForm(check: NodeCheck, schema: Schema, options: CsvOptions): CsvForm {
  const characters = { separator: options.separator ?? ',', quote: options.quote ?? '"' };
  checkCharacters(check, characters);
  return {
    ...characters,
    ...escape(check, characters, options),
    ...encoding(options),
    ...nullWords(check, options),
    ...byName(check, schema, options),
    ...numbers(check, options),
    ...momentFormats(check, options),
  };
}

function escape(check: NodeCheck, characters: Pick<CsvForm, 'separator' | 'quote'>, options: CsvOptions): Pick<CsvForm, 'escape'> {
  const character = options.escape;
  if (character === undefined || character === characters.quote) return {};
  if (character.length !== 1) check.error('invalidCharacter', `escape is one character, got: '${character}'`);
  if (character === characters.separator) check.error('invalidCharacter', `separator and escape differ, got: '${character}' for both`);
  return { escape: character };
}

function encoding({ encoding: given }: CsvOptions): Pick<CsvForm, 'encoding'> {
  return given === undefined || given === CsvEncoding.UTF_8 ? {} : { encoding: given };
}

function nullWords(check: NodeCheck, { nullWords: words = [] }: CsvOptions): Pick<CsvForm, 'nullWords'> {
  if (words.includes('')) check.error('invalidNullWord', "nullWords are what stands for a null beside the empty field, which is one in any case, got: ''");
  for (const word of repeated(words)) check.error('invalidNullWord', `nullWords names a word twice, got: ${word}`);
  return words.length === 0 ? {} : { nullWords: words };
}

function byName(check: NodeCheck, schema: Schema, options: CsvOptions): Pick<CsvForm, 'byName'> {
  const { columnNames, surplusColumns, optionalColumns } = options;
  if (columnNames === undefined && surplusColumns === undefined && optionalColumns === undefined) return {};
  const names = columnNames ?? {};
  const optional = optionalColumns ?? [];
  checkFields(check, schema, 'columnNames', Object.keys(names));
  checkFields(check, schema, 'optionalColumns', optional);
  const headerOf = (field: string) => (Object.hasOwn(names, field) ? names[field] : field);
  const headers = schema.names.map(headerOf);
  for (const header of repeated(headers)) {
    const fields = schema.names.filter((field) => headerOf(field) === header);
    check.error('duplicateColumn', `columnNames gives several fields one column, got: ${header} for ${enumerated(fields)}`);
  }
  return { byName: { headers, optional: optional.map(headerOf), surplus: surplusColumns ?? SurplusColumns.REFUSE } };
}

function checkFields(check: NodeCheck, schema: Schema, option: string, fields: string[]): void {
  for (const field of repeated(fields)) check.error('duplicateField', `${option} names a field twice, got: ${field}`);
  for (const field of new Set(fields)) {
    if (!schema.names.includes(field) && schema.isComplete) {
      check.error('unknownField', `${option} names a field that the schema does not have, got: ${field}; it has: ${schema._listed}`);
    }
  }
}

/** What can be a part of a number in any case. */
const IN_NUMBERS = /[0-9A-Za-z+-]/;

function numbers(check: NodeCheck, { decimalSeparator, thousandsSeparator, wholeNumbersWithFraction }: CsvOptions): Pick<CsvForm, 'numbers'> {
  const decimal = decimalSeparator ?? '.';
  for (const [option, character] of Object.entries({ decimalSeparator, thousandsSeparator })) {
    if (character !== undefined && (character.length !== 1 || IN_NUMBERS.test(character))) {
      check.error('invalidCharacter', `${option} is one character that is no digit, letter or sign, got: '${character}'`);
    }
  }
  if (decimal === thousandsSeparator) check.error('invalidCharacter', `decimalSeparator and thousandsSeparator differ, got: '${decimal}' for both`);
  if (decimal === '.' && thousandsSeparator === undefined && !wholeNumbersWithFraction) return {};
  return {
    numbers: {
      decimalSeparator: decimal,
      ...(thousandsSeparator !== undefined && { thousandsSeparator }),
      ...(wholeNumbersWithFraction && { wholeWithFraction: true }),
    },
  };
}
