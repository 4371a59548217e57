import { isUtf8 } from 'buffer';
import * as fs from 'fs';
import { MAX_RECORD_BYTES } from './csv-scan';
import { JsonValue, readObject, readValues } from './json-line';
import { JsonStep, parseJsonPath, valuesAt } from './json-path';
import { Line, scanLines } from './lines';
import type { JsonSourceNode } from '../../manifest';

/** Why a file cannot be read on. */
export class JsonFault extends Error {}

/** A record of a JSON file. */
export interface JsonRecord {
  /** The line that it begins in, from 1. */
  readonly line: number;
  /** Place of its bytes in the file. */
  readonly start: number;
  readonly end: number;
  /** Its values by their names; nothing where it is no JSON object. */
  readonly object: ReadonlyMap<string, JsonValue> | undefined;
}

/** How the records of JSON files are found. */
export type JsonForm = Pick<JsonSourceNode, 'glue'>;

/** The most bytes of a file that is read as a whole: records of several lines, or those that a JsonPath leads to. */
const MOST_BYTES = 268_435_456;
const BLANKS = /^[ \t]*$/;

/**
 * The records of a JSON file: an object a line; of a Glue source that says `Multiline` an object after the other, and of one with a `JsonPath`
 * what that leads to.
 *
 * @throws JsonFault where the file cannot be read on
 */
export function* jsonRecords(file: string, { glue }: JsonForm): Generator<JsonRecord> {
  const path = typeof glue?.JsonPath === 'string' ? glue.JsonPath.trim() : '';
  if (path === '' && glue?.Multiline !== true) yield* recordsOfLines(file);
  else yield* recordsOfText(file, path);
}

function* recordsOfLines(file: string): Generator<JsonRecord> {
  for (const line of scanLines(file)) {
    const text = textIn(line);
    if (!BLANKS.test(text)) yield { line: line.number, start: line.start, end: line.end, object: readObject(text) };
  }
}

function textIn({ bytes, number }: Line): string {
  if (bytes.length > MAX_RECORD_BYTES) throw new JsonFault(`line ${number}: the line is longer than ${MAX_RECORD_BYTES} bytes`);
  if (!isUtf8(bytes)) throw new JsonFault(`line ${number}: holds a byte that is no UTF-8; save the file as UTF-8`);
  return bytes.toString('utf8');
}

function* recordsOfText(file: string, path: string): Generator<JsonRecord> {
  const text = wholeText(file);
  const place = new Place(text);
  for (const value of readValues(text)) {
    if (!value) throw new JsonFault(`what follows line ${place.moveTo(place.offset).line} is no JSON`);
    for (const record of recordsOf(value, path)) {
      const { line, byte } = place.moveTo(record.at);
      yield { line, start: byte, end: byte + Buffer.byteLength(record.raw), object: record.kind === 'object' ? readObject(record.raw) : undefined };
    }
  }
}

function recordsOf(value: JsonValue, path: string): JsonValue[] {
  const steps: readonly JsonStep[] | undefined = parseJsonPath(path === '' ? '$' : path);
  if (!steps) throw new Error(`JsonPath ${path} is none that is read here`);
  if (path === '' && value.kind === 'array') throw new JsonFault('holds a list, of which Glue makes one column `array`: say JsonPath $[*] to have a row for each entry');
  return valuesAt(value, steps);
}

function wholeText(file: string): string {
  const { size } = fs.statSync(file);
  if (size > MOST_BYTES) throw new JsonFault(`is longer than ${MOST_BYTES} bytes: one with an object a line can be longer`);
  const bytes = fs.readFileSync(file);
  if (!isUtf8(bytes)) throw new JsonFault('holds a byte that is no UTF-8; save the file as UTF-8');
  return bytes.toString('utf8');
}

/** A place in a text, with its line and its byte; it is moved on only. */
class Place {
  offset = 0;
  private line = 1;
  private byte = 0;

  constructor(private readonly text: string) {
    if (text.startsWith('\ufeff')) this.moveTo(1);
  }

  moveTo(offset: number): { readonly line: number; readonly byte: number } {
    const passed = this.text.slice(this.offset, offset);
    this.line += passed.split('\n').length - 1;
    this.byte += Buffer.byteLength(passed);
    this.offset = offset;
    return { line: this.line, byte: this.byte };
  }
}
