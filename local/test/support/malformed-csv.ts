import fc from 'fast-check';

/** A CSV file in which lines have any number of fields. */
export interface MalformedCsv {
  /** Its columns: as many as its header has. */
  readonly columns: readonly string[];
  readonly text: string;
}

const FIELDS = ['', '', 'a', '7', ' ', 'é', 'a b', "'", '\\', 'NULL', '""', '"a"', '"a,b"', '"a""b"', '"a\nb"', '"a\r\nb"', 'a"b', '"\n"'];

/** Quotes that are never closed, and text after a closed one. */
const FAULTS = ['"a', '"a"b'];

/**
 * CSV files in which lines have any number of fields, of any form.
 *
 * @param withFaults whether some of them end a run: by such a quote, or by a last line that is cut off
 */
export function malformedCsv(withFaults: boolean): fc.Arbitrary<MalformedCsv> {
  return fc.record({
    columns: fc.constantFrom(['a'], ['a', 'b'], ['a', 'b', 'c']),
    lines: fc.array(fc.array(fc.constantFrom(...FIELDS, ...(withFaults ? FAULTS : [])), { maxLength: 5 }), { minLength: 1, maxLength: 6 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    isEnded: withFaults ? fc.boolean() : fc.constant(true),
  }).map(({ columns, lines, lineEnd, isEnded }) => ({
    columns, text: [columns, ...lines].map((cells) => cells.join(',')).join(lineEnd) + (isEnded ? lineEnd : ''),
  }));
}
