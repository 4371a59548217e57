/** The cases that are compared in Spark, in the local engine alone: what a node means is asked with the fast tests, too. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { GraphFiles } from './graph-files';
import { allCases, inLocalEngine } from './node-checks';

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'node-cases-')); });
afterAll(() => rmSync(folder, { recursive: true }));

test.each(allCases().map((nodeCase, index) => [nodeCase.name, index, nodeCase] as const))('%s', async (_, index, nodeCase) => {
  expect(await inLocalEngine(new GraphFiles(path.join(folder, String(index)), nodeCase), nodeCase)).toBeUndefined();
});
