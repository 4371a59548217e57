import * as fs from 'fs';
import * as path from 'path';
import * as fc from 'fast-check';
import { compileAndRun, imported, jobOf, nodesJson, type Imported } from './imported';
import { randomJobs } from './random-jobs';
import { buildGraph } from '../../src/glue-job/calls/build-graph';
import { jobCalls } from '../../src/glue-job/calls/job-calls';
import type { GlueJob } from '../../src/glue-job/glue-job';
import { readGlueJob } from '../../src/glue-job/read/read-job';

const FIXTURES = path.join(__dirname, 'fixtures');
const files = fs.readdirSync(FIXTURES).filter((file) => file.endsWith('.json'));

/** Names that are hard to make identifiers and comments of. */
const NAMES = ['', 'graph', '2023 job', 'a*/b', "it's", 'größe 日本', 'Job', 'line\nbreak', '${x}`', 'class'];

const jobs: Readonly<Record<string, GlueJob>> = {
  ...Object.fromEntries(files.map((file) => [file, readGlueJob(path.join(FIXTURES, file))])),
  ...Object.fromEntries(fc.sample(randomJobs, { seed: 4, numRuns: 60 }).map((nodes, index) => {
    const name = NAMES[index % NAMES.length];
    return [`random ${index}`, jobOf(nodes, { name, file: `folder/${name}.json`, notes: [`Role: ${name}`, '*/ process.exit() /*'] })];
  })),
};
const names = Object.keys(jobs);

describe('an imported job', () => {
  const texts: Readonly<Record<string, Imported>> = Object.fromEntries(
    names.map((name) => [name, { ...imported(jobs[name]), isSynthesized: files.includes(name) }]),
  );
  const { problems, results } = compileAndRun(Object.fromEntries(names.map((name, index) => [`job${index}`, texts[name]])));

  test('is TypeScript that compiles with all checks', () => {
    expect(problems).toEqual([]);
  });

  test.each(names)('builds the nodes of %s', (name) => {
    expect(results[`job${names.indexOf(name)}`].nodes).toEqual(nodesJson(jobs[name]));
  });

  test.each(names)('means what %s means here: what is as in Glue stays so', (name) => {
    const meant = JSON.parse(JSON.stringify(buildGraph(jobCalls(jobs[name]))._toManifest()));
    expect(results[`job${names.indexOf(name)}`].manifest).toEqual(meant);
  });

  test('has lines that can be read', () => {
    const lines = files.flatMap((file) => texts[file].text.split('\n'));
    expect(lines.filter((line) => line.length > 140 || line !== line.trimEnd())).toEqual([]);
  });

  test('that the library can run becomes a job with its size', () => {
    const { problem, job } = results[`job${names.indexOf('console-job.json')}`];
    expect(problem).toBeUndefined();
    expect(job).toMatchObject({ WorkerType: 'G.1X', NumberOfWorkers: 10, Timeout: 480 });
    expect(job?.DefaultArguments).toHaveProperty(['--music_lake_example_location'], 's3://music-lake-example/');
  });

  test('that only Glue can run says so when it becomes a job', () => {
    expect(results[`job${names.indexOf('pass-through.json')}`].problem).toContain('Split countries');
  });
});
