import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnalyticsPipeline, CsvSource, Field, JobGraph, ParquetTarget, Schema } from '../../src';
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

test('what is uploaded lies where the source reads it, whatever it is called and however deep', () => {
  const graph = new JobGraph('copy');
  const schema = Schema.of(Field.text('a'));
  const source = (name: string, location: string, place: string) => new CsvSource(graph, name, { location, path: place, schema });
  source('Deep file', 'raw', 'in/x.csv');
  source('Deep folder', 'raw', 'in/a/');
  source('Odd', 'raw', '!odd #1.csv');
  source('Whole', 'crm', '/');
  source('Same name', 'crm', 'x.csv');
  const { inputs } = planOf({ graphs: [graph] });
  const keys = ['in/x.csv', 'in/a/a.csv', '!odd #1.csv', 'crm.csv', 'x.csv'];
  expect(inputKeys(inputs).map(({ key }) => key)).toEqual(keys);
  const folder = mkdtempSync(path.join(tmpdir(), 'initial-'));
  try {
    mkdirSync(path.join(folder, 'in'));
    for (const { name } of inputKeys(inputs)) writeFileSync(path.join(folder, name), `a\n${name}\n`);
    writeFileSync(path.join(folder, 'other.csv'), 'a\n');
    expect(initialDataProblems(folder, inputs)).toEqual([]);
    const stack = new Stack(new App(), 'Stack');
    [...graph.nodes].forEach((input, index) => new ParquetTarget(graph, `Target ${index}`, { input, location: 'out', path: `${index}/` }));
    new AnalyticsPipeline(stack, 'Pipeline', { graphs: [graph], initialData: folder });
    const { directory } = (stack.node.root as App).synth();
    const uploads = Object.values<any>(Template.fromStack(stack).findResources('Custom::CDKBucketDeployment')).map(({ Properties }) => Properties);
    const uploaded = uploads.map(({ SourceObjectKeys: [key], DestinationBucketKeyPrefix: prefix = '' }) => (
      readdirSync(path.join(directory, `asset.${key.replace(/\.zip$/, '')}`)).map((name) => `${prefix}${name}`)));
    expect(uploaded).toEqual(keys.map((key) => [key]));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
