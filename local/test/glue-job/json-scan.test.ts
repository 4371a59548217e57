import * as fc from 'fast-check';
import { jsonFlaws } from '../../src/glue-job/read/json-scan';

/** Whether JSON.parse takes a text. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const hasFault = (text: string) => jsonFlaws(text).some(({ problem }) => !problem.includes('stands twice'));

test('any JSON is taken, however it is laid out', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 3 }), (value, indent) => {
    expect(jsonFlaws(JSON.stringify(value, undefined, indent))).toEqual([]);
  }), { seed: 4, numRuns: 500 });
});

test('of a text that was damaged in one place, the same is refused as by JSON.parse', () => {
  const damage = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', '1', '-', '.', 'e', 't', ' ', '\n', '\u0001', '\\u00', 'true'));
  let refused = 0;
  fc.assert(fc.property(fc.jsonValue(), damage, (value, [at, removed, inserted]) => {
    const text = JSON.stringify(value, undefined, 1);
    const place = at % (text.length + 1);
    const damaged = `${text.slice(0, place)}${inserted}${text.slice(place + removed)}`;
    expect({ damaged, isRefused: hasFault(damaged) }).toEqual({ damaged, isRefused: !isJson(damaged) });
    if (hasFault(damaged)) refused += 1;
  }), { seed: 4, numRuns: 3_000 });
  expect(refused).toBeGreaterThan(1_000);
});

test('names that stand twice are counted by object, not by file', () => {
  expect(jsonFlaws('[{"a": {"a": 1}}, {"a": {"b": {"a": 1}}}]')).toEqual([]);
  expect(jsonFlaws('[{"a": {"b": 1, "b": [{"c": 1, "c": 2}]}}]')).toEqual([
    { offset: 16, problem: '"b" stands twice in a; only the last would count' },
    { offset: 31, problem: '"c" stands twice in a.b; only the last would count' },
  ]);
});
