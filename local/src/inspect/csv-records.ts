/** How the fields of CSV are separated, quoted and escaped. */
export interface CsvCharacters {
  readonly separator: string;
  readonly quote: string;
  /** Escapes a quote inside a quoted field. */
  readonly escape: string;
}

/** Records of a text, and what in it does not fit the characters. */
export interface CsvRecords {
  readonly records: readonly (readonly string[])[];
  /** Fields that are between quotes. */
  readonly quoted: number;
  /** Quoted fields that text follows, or that the end of the text closes. */
  readonly faults: number;
}

/**
 * Splits the beginning of a CSV file, whatever is wrong with it: to compare what it would be with other characters.
 *
 * @param keepsBlank that a line without a character is a record: of a file of one column, the one that has no value
 */
export function splitRecords(text: string, characters: CsvCharacters, most: number, keepsBlank = false): CsvRecords {
  const records: string[][] = [];
  let [record, at, quoted, faults]: [string[], number, number, number] = [[], 0, 0, 0];
  while (at < text.length && records.length < most) {
    const field = text[at] === characters.quote ? quotedField(text, at, characters) : plainField(text, at, characters.separator);
    quoted += field.isQuoted ? 1 : 0;
    faults += field.isFaulty ? 1 : 0;
    record.push(field.value);
    at = field.end;
    if (text[at] === characters.separator) {
      at++;
      if (at < text.length) continue;
      record.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    if (keepsBlank || record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return { records, quoted, faults };
}

interface ReadField {
  readonly value: string;
  readonly end: number;
  readonly isQuoted: boolean;
  readonly isFaulty: boolean;
}

function plainField(text: string, start: number, separator: string): ReadField {
  const end = fieldEnd(text, start, separator);
  return { value: text.slice(start, end), end, isQuoted: false, isFaulty: false };
}

function quotedField(text: string, start: number, { separator, quote, escape }: CsvCharacters): ReadField {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === escape && (text[at + 1] === quote || (escape !== quote && text[at + 1] === escape))) {
      value += text[++at];
    } else if (text[at] === quote) {
      const end = fieldEnd(text, at + 1, separator);
      return { value: value + text.slice(at + 1, end), end, isQuoted: true, isFaulty: text.slice(at + 1, end).trim() !== '' };
    } else {
      value += text[at];
    }
  }
  return { value, end: text.length, isQuoted: true, isFaulty: true };
}

function fieldEnd(text: string, start: number, separator: string): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
