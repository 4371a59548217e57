import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CsvSource, Field, JobGraph, Schema } from '../../src';
import { initialDataProblems, inputKeys } from '../../src/pipeline/initial-data';
import { planOf } from '../../src/pipeline/pipeline-plan';

test('of the files that a source may read one has to be there', () => {
  const graph = new JobGraph('copy');
  const schema = Schema.of(Field.text('a'));
  new CsvSource(graph, 'Tracks', { location: 'raw', path: 'track/', alternativePaths: ['tracks.csv'], schema });
  new CsvSource(graph, 'Albums', { location: 'raw', path: 'albums.csv', schema });
  const { inputs } = planOf({ graphs: [graph] });
  expect(inputKeys(inputs)).toEqual([
    { name: 'track.csv', location: 'raw', key: 'track/track.csv' }, { name: 'albums.csv', location: 'raw', key: 'albums.csv' },
  ]);
  const folder = mkdtempSync(path.join(tmpdir(), 'initial-'));
  try {
    const lacks = (names: string) => `initialData lacks a file that the pipeline begins with, got: ${folder} without ${names}`;
    expect(initialDataProblems(folder, inputs)).toEqual([lacks('track.csv or tracks.csv'), lacks('albums.csv')]);
    writeFileSync(path.join(folder, 'tracks.csv'), 'a\n');
    expect(initialDataProblems(folder, inputs)).toEqual([lacks('albums.csv')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
