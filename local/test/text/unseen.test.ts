import * as fc from 'fast-check';
import { visible, visibleJson, withoutUnseen } from '../../src/text/unseen';
import { FOREIGN_TEXT, HOSTILE, ORDINARY, rawIn } from '../support/foreign-text';

const RUNS = { seed: 11, numRuns: 2_000 };

test.each([
  ['an escape', 'Q\x1b[31m\x1b]0;title\x07', 'Q\\x1b[31m\\x1b]0;title\\x07'],
  ['the escape of one character', '\x9b31m', '\\x9b31m'],
  ['line ends', 'a\nb\r\nc\td\u2028e\u0085', 'a\\nb\\r\\nc\\td\\u2028e\\x85'],
  ['marks that turn the text', 'a\u202eb\u2066c\u200fd', 'a\\u202eb\\u2066c\\u200fd'],
  ['what takes no room', 'a\u200bb\ufeffc\u00add\u3164', 'a\\u200bb\\ufeffc\\xadd\\u3164'],
  ['a joiner where nothing joins', 'pay\u200dpal\u200c', 'pay\\u200dpal\\u200c'],
  ['a second joiner', 'می\u200c\u200cخواهم', 'می\u200c\\u200cخواهم'],
  ['a variation of no emoji', 'a\ufe0f', 'a\\ufe0f'],
  ['tags, also of a flag', '🏴\u{e0067}\u{e007f}', '🏴\\u{e0067}\\u{e007f}'],
  ['half of a character', '\ud83d!', '\\ud83d!'],
])('%s is shown', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each(ORDINARY)('%s stays', (text) => {
  expect(visible(text)).toBe(text);
});

test.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s does not stay', (_, text) => {
  expect(rawIn(visible(`a${text}b`))).toEqual([]);
});

test('nothing of any text is left raw, and what is shown stays as it is', () => {
  fc.assert(fc.property(FOREIGN_TEXT, (text) => {
    expect(rawIn(visible(text))).toEqual([]);
    expect(visible(visible(text))).toBe(visible(text));
  }), RUNS);
});

test('what is shown is the text, as a literal has it', () => {
  fc.assert(fc.property(FOREIGN_TEXT.map((text) => text.replace(/[\\"]/g, '')), (text) => {
    expect(new Function(`return "${visible(text)}";`)()).toBe(text);
  }), RUNS);
});

test('JSON is of the same value, and of no raw text', () => {
  fc.assert(fc.property(fc.dictionary(FOREIGN_TEXT, fc.array(FOREIGN_TEXT), { noNullPrototype: true }), (value) => {
    const json = visibleJson(value);
    expect(JSON.parse(json)).toEqual(value);
    expect(rawIn(json.replaceAll('\n', ''))).toEqual([]);
  }), { ...RUNS, numRuns: 500 });
});

test('JSON without such text is as JSON.stringify has it', () => {
  const value = { name: 'größe 👨\u200d👩\u200d👧', list: [1, null, true], nested: { empty: {} } };
  expect(visibleJson(value)).toBe(JSON.stringify(value, null, 2));
});

test('each one has something else in its place', () => {
  expect(withoutUnseen('a\x1b\u{e0041}b', () => ' ')).toBe('a  b');
});
