import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { pageInput } from './fixture';
import { parseXml, withClass } from './xml';
import { graphCommand } from '../../src/commands/graph';
import { UserError } from '../../src/errors';
import { consoleJob, getJob, studioExport } from '../glue-job/made-job';
import { Captured } from '../support/captured';

let dir: string;
let captured: Captured;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'graph-'));
  for (const pipeline of ['One/Spotify', 'Two/Charts']) {
    const file = path.join(dir, 'assembly', `${pipeline.replace('/', '.')}.pipeline.json`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify({ ...pageInput([]).manifest, pipeline }));
  }
  captured = new Captured();
});

afterEach(() => {
  fs.rmSync(dir, { recursive: true });
});

const graph = async (...args: string[]) => graphCommand(captured.terminal).parseAsync([path.join(dir, 'assembly'), ...args], { from: 'user' });

test('the pipeline that is named is drawn into a file, in a folder that is made for it', async () => {
  const file = path.join(dir, 'pictures', 'graph.svg');
  await graph('--out', file, '--pipeline', 'Spotify');
  expect(withClass(parseXml(fs.readFileSync(file, 'utf8')), 'jg-node')).toHaveLength(9);
  expect(fs.readdirSync(path.dirname(file))).toEqual(['graph.svg']);
  expect(captured.stdout.text).toBe(`${file}\n`);
});

test('with several pipelines one has to be named', async () => {
  await expect(graph('--out', path.join(dir, 'graph.svg'))).rejects.toThrow(/--pipeline One\/Spotify\n--pipeline Two\/Charts/);
  expect(fs.readdirSync(dir)).toEqual(['assembly']);
});

test('a place that cannot be written is an error at the user, and leaves nothing behind', async () => {
  fs.mkdirSync(path.join(dir, 'graph.svg'));
  const result = graph('--out', path.join(dir, 'graph.svg'), '--pipeline', 'Charts');
  await expect(result).rejects.toBeInstanceOf(UserError);
  await expect(result).rejects.toThrow(/Give --out a file that can be written\.\n.*graph\.svg: /);
  expect(fs.readdirSync(dir).sort()).toEqual(['assembly', 'graph.svg']);
});

describe('a Glue job', () => {
  const draw = async (job: object, ...args: string[]) => {
    fs.writeFileSync(path.join(dir, 'job.json'), JSON.stringify(job));
    await graphCommand(captured.terminal).parseAsync([path.join(dir, 'job.json'), '--out', path.join(dir, 'job.svg'), ...args], { from: 'user' });
    return fs.readFileSync(path.join(dir, 'job.svg'), 'utf8');
  };

  test.each([['get-job', getJob], ['studio', studioExport]])('is drawn, as %s', async (_format, written) => {
    const svg = await draw(written(consoleJob()));
    expect(withClass(parseXml(svg), 'jg-node')).toHaveLength(7);
    expect(svg).toContain('Join artists');
    expect(svg).toContain('music-lake-example');
  });

  test('is drawn when its columns are not known, and when it is none that can be run', async () => {
    expect(withClass(parseXml(await draw(getJob(consoleJob([], { hasColumns: false })))), 'jg-node')).toHaveLength(7);
    const fixture = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'glue-job', 'fixtures', 'pass-through.json'), 'utf8'));
    const nodes = fixture.Job.CodeGenConfigurationNodes;
    expect(withClass(parseXml(await draw(fixture)), 'jg-node')).toHaveLength(Object.keys(nodes).length);
  });
});
