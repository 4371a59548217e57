import { isUtf8 } from 'buffer';
import { CarefulCopy, copyFiles, Faults, TextFile } from './careful-read';
import { CopiedLine, CopyWriter, Misfit } from './copy-writer';
import { MAX_RECORD_BYTES } from './csv-scan';
import { JsonValue, readObject } from './json-line';
import { textOf } from './json-text';
import { Line, scanLines } from './lines';
import type { JsonSourceNode } from '../../manifest';

/** Why a file cannot be read on. */
class JsonFault extends Error {}

const BLANKS = /^[ \t]*$/;

/**
 * Reads the files of a JSON source, an object a line, and writes a copy of its fields' texts. The engine's own reader loses the form of
 * numbers, and ends at the first line that is no JSON.
 */
export function readJson(source: JsonSourceNode, files: readonly TextFile[], copy: string): CarefulCopy | Faults {
  const read = copyFiles(source, files, copy, {
    copyFile: (file, index, writer) => copyFile(file, index, source, writer),
    faultOf: (error) => (error instanceof JsonFault ? error.message : undefined),
  });
  // Of a folder, parts without a row are usual.
  return 'faults' in read || read.rows.some((count) => count > 0) ? read : { faults: files.map(({ name }) => `${name}: holds no row; expected a JSON object a line`) };
}

function copyFile(file: TextFile, index: number, source: JsonSourceNode, writer: CopyWriter): number {
  let rows = 0;
  for (const line of scanLines(file.plain)) {
    const text = textIn(line);
    if (BLANKS.test(text)) continue;
    writer.write(index, copied(line, readObject(text), source));
    rows++;
  }
  return rows;
}

function textIn({ bytes, number }: Line): string {
  if (bytes.length > MAX_RECORD_BYTES) throw new JsonFault(`line ${number}: the line is longer than ${MAX_RECORD_BYTES} bytes`);
  if (!isUtf8(bytes)) throw new JsonFault(`line ${number}: holds a byte that is no UTF-8; save the file as UTF-8`);
  return bytes.toString('utf8');
}

function copied({ number, start, end }: Line, object: ReadonlyMap<string, JsonValue> | undefined, { schema }: JsonSourceNode): CopiedLine {
  const misfits: Misfit[] = object ? [] : [{ field: '', value: 'is no JSON object; one is expected in each line' }];
  const fields = schema.map(({ name, type }) => {
    const value = object?.get(name);
    if (value === undefined || value.kind === 'null') return undefined;
    const text = textOf(value, type);
    if (text === undefined) misfits.push({ field: name, value: value.raw });
    return text === undefined ? undefined : Buffer.from(text);
  });
  return { line: number, start, end, fields, misfits };
}
