import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { UserError } from '../../src/errors';
import type { GlueJob } from '../../src/glue-job/glue-job';
import { readGlueJob } from '../../src/glue-job/read/read-job';

/** The jobs that stand in the folder `fixtures`. */
export const FIXTURES = path.join(__dirname, 'fixtures');

/** What a fixture holds. */
export function fixture(name: string): any {
  return JSON.parse(fs.readFileSync(path.join(FIXTURES, name), 'utf8'));
}

/** Reads a job from a file with this content: a text as it is, anything else as JSON. */
export function readContent(content: unknown, name = 'job.json'): GlueJob {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glue-job-'));
  try {
    const file = path.join(folder, name);
    fs.writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return readGlueJob(file);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The error of reading such a file: its advice, then a line for each problem, without the folder of the file. */
export function refusal(content: unknown): string[] {
  try {
    readContent(content);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    expect(error.status).toBe(2);
    return [error.advice, ...error.problems.map((problem) => problem.replace(/^.*\/job\.json/, 'job.json'))];
  }
  throw new Error('it was read');
}
