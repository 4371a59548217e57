import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { differences, readAssembly } from './assembly';

test('equal values have no differences, whatever the order of their keys', () => {
  expect(differences({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toEqual([]);
});

test('each difference is told with its place', () => {
  expect(differences({ same: 0, a: { b: [1, 2] }, gone: 'x' }, { same: 0, a: { b: [1, 3, 4] }, added: null })).toEqual([
    'a.b.1: expected 2, got 3',
    'a.b.2: expected nothing, got 4',
    'gone: expected "x", got nothing',
    'added: expected nothing, got null',
  ]);
});

test('a list is not an object with the same members, nor null an empty one', () => {
  expect(differences({ a: ['x'] }, { a: { 0: 'x' } })).toEqual(['a: expected ["x"], got {"0":"x"}']);
  expect(differences({}, null)).toEqual(['the whole: expected {}, got null']);
});

test('an assembly without a manifest is not compared', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assembly-'));
  fs.writeFileSync(path.join(folder, 'Stack.template.json'), '{}');
  expect(() => readAssembly(folder)).toThrow('has no *.pipeline.json');
  fs.writeFileSync(path.join(folder, 'Stack.Path.pipeline.json'), '{ "version": 1 }');
  expect(readAssembly(folder)).toEqual({ 'Stack.Path.pipeline.json': { version: 1 }, 'Stack.template.json': {} });
  fs.rmSync(folder, { recursive: true });
});
