import * as path from 'path';
import * as fc from 'fast-check';
import { nodeNames } from '../../src/glue-job/calls/call-names';
import type { Value } from '../../src/glue-job/calls/call-values';
import { jobCalls } from '../../src/glue-job/calls/job-calls';
import { printTypeScript } from '../../src/glue-job/print/print-typescript';
import { docComment, lineComment } from '../../src/glue-job/print/typescript-comments';
import { printValue } from '../../src/glue-job/print/typescript-values';
import { readGlueJob } from '../../src/glue-job/read/read-job';
import { rawIn } from '../support/foreign-text';

const FIXTURES = path.join(__dirname, 'fixtures');
const ANY_TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom("'", '"', '`', '\\', '${', '*/', '//', '\n', '\r', '\u2028', '\u2029', '\u0000', '\ud800', '\u202e', 'words ', 'x'.repeat(200)), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
const ANY_JSON = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, ANY_TEXT, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.oneof(ANY_TEXT, fc.constant('__proto__')), tie('value'), { maxKeys: 4, noNullPrototype: true })),
})).value;

test('a value printed as TypeScript is the value, and holds no character that is not seen', () => {
  fc.assert(fc.property(ANY_JSON, (value) => {
    const printed = printValue(value as Value, '', 0);
    expect(new Function(`'use strict'; return (${printed});`)()).toEqual(value);
    expect(rawIn(printed.replaceAll('\n', ''))).toEqual([]);
  }), { seed: 4, numRuns: 1000 });
});

test('no comment ends before its end, nor holds a character that is not seen', () => {
  fc.assert(fc.property(ANY_TEXT, fc.array(ANY_TEXT), (text, texts) => {
    const marked = `${docComment([text, texts])}${lineComment(text, '  ')}${docComment([`x ${text}`])}return 'end';`;
    expect(new Function(marked)()).toBe('end');
    expect(rawIn(marked.replaceAll('\n', ''))).toEqual([]);
  }), { seed: 4, numRuns: 1000 });
});

test('variables are names that the language takes, no two alike', () => {
  const names = ['Amazon S3', 'S3 bucket', 'ALBUM', 'album', 'default', 'graph', '2nd join', 'größe', '日本', 'ÉCOLE', '---', 'Join album & artist', 'undefined', 'a'.repeat(100), 'hidden\u3164name', 'va\ufe0fried'];
  const nodes = names.map((name, index) => ({ id: `node-${index}`, type: 'Union', members: {}, name, inputs: [] }));
  expect([...nodeNames(nodes).values()].map(({ variable }) => variable)).toEqual([
    'amazonS3', 's3Bucket', 'album', 'album2', 'defaultNode', 'graphNode', 'node2ndJoin', 'größe', '日本', 'école', 'node', 'joinAlbumArtist', 'undefinedNode', 'a'.repeat(40), 'hiddenName', 'vaRied',
  ]);
});

test.each(['console-job.json', 'all-nodes.json'])('%s reads well', (file) => {
  const job = readGlueJob(path.join(FIXTURES, file));
  expect(printTypeScript(jobCalls(job), job)).toMatchSnapshot();
});

test('Glue Studio’s download becomes the same as what the API says', () => {
  const [api, studio] = ['console-job.json', 'console-job.studio.json'].map((file) => readGlueJob(path.join(FIXTURES, file)));
  expect(jobCalls(studio)).toEqual(jobCalls(api));
});
