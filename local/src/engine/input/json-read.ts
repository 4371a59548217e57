import { CopiedLine, CopyWriter, Misfit } from './copy-writer';
import type { JsonValue } from './json-line';
import { JsonFault, JsonRecord, jsonRecords } from './json-records';
import { textOf } from './json-text';
import { LineCopy, copyFiles, Faults, TextFile } from './line-by-line';
import type { JsonSourceNode } from '../../manifest';

/**
 * Reads the files of a JSON source, and writes a copy of its fields' texts. The engine's own reader loses the form of
 * numbers, and ends at the first line that is no JSON.
 *
 * @param isTable whether the files are those of a table of the Data Catalog, which knows its columns in small letters: there names fit in any case
 */
export function readJson(source: JsonSourceNode, files: readonly TextFile[], copy: string, isTable: boolean): LineCopy | Faults {
  const read = copyFiles(source, files, copy, {
    copyFile: (file, index, writer) => copyFile(file, index, source, writer, isTable),
    faultOf: (error) => (error instanceof JsonFault ? error.message : undefined),
  });
  // Of a folder, parts without a row are usual.
  return 'faults' in read || read.rows.some((count) => count > 0) ? read : { faults: files.map(({ name }) => `${name}: holds no row; expected a JSON object a line`) };
}

function copyFile(file: TextFile, index: number, source: JsonSourceNode, writer: CopyWriter, isTable: boolean): number {
  let rows = 0;
  for (const record of jsonRecords(file.plain, source)) {
    writer.write(index, copied(isTable ? inSmallLetters(record) : record, file, source, isTable));
    rows++;
  }
  return rows;
}

function inSmallLetters({ object, ...record }: JsonRecord): JsonRecord {
  return { ...record, object: object && new Map([...object].reverse().map(([name, value]) => [name.toLowerCase(), value])) };
}

function copied({ line, start, end, object }: JsonRecord, { partition }: TextFile, { schema }: JsonSourceNode, isTable: boolean): CopiedLine {
  const misfits: Misfit[] = object ? [] : [{ field: '', value: 'is no JSON object; one is expected in each line' }];
  const fields = schema.map(({ name, type }) => {
    if (partition.has(name.toLowerCase())) return bytesOf(partition.get(name.toLowerCase()));
    const value: JsonValue | undefined = object?.get(isTable ? name.toLowerCase() : name);
    if (value === undefined || value.kind === 'null') return undefined;
    const text = textOf(value, type);
    if (text === undefined) misfits.push({ field: name, value: value.raw });
    return bytesOf(text);
  });
  return { line, start, end, fields, misfits };
}

function bytesOf(text: string | undefined): Buffer | undefined {
  return text === undefined ? undefined : Buffer.from(text);
}
