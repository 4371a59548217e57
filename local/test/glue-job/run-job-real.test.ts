import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { consoleJob, getJob, studioExport } from './made-job';
import { call, query } from '../support/sandbox';

const SLICE = path.join(__dirname, '..', '..', '..', '..', 'shared', 'data', 'spotify-slice');
const GLUE = path.join(SLICE, 'glue-studio-output.snappy.parquet');
const isThere = fs.existsSync(GLUE);
if (!isThere) console.warn(`The real data are not in ${SLICE}: what compares with them is skipped.`);

let dir: string;
beforeEach(() => { dir = fs.mkdtempSync(path.join(os.tmpdir(), 'run-real-')); });
afterEach(() => fs.rmSync(dir, { recursive: true }));

(isThere ? test : test.skip).each([
  ['get-job', getJob, true], ['studio', studioExport, true], ['get-job without columns', getJob, false],
])('the standard job of the console, as %s, gives the rows that AWS Glue wrote', async (_format, written, hasColumns) => {
  const file = path.join(dir, 'job.json');
  fs.writeFileSync(file, JSON.stringify(written(consoleJob(undefined, { hasColumns }))));
  const { status, stdout, stderr } = await call('run', file, '--map', `s3://music-lake-example/staging=${SLICE}`, '--out', path.join(dir, 'out'), '--json');
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout).tables).toMatchObject([{ rows: 12_277 }]);
  const glue = `read_parquet('${GLUE}')`;
  const ours = `read_parquet('${dir}/out/warehouse/datawarehouse/*.parquet')`;
  const columnsOf = async (table: string) => (await query(`DESCRIBE SELECT * FROM ${table}`)).map(([name, type]) => `${name} ${type}`).sort();
  expect(await columnsOf(ours)).toEqual(await columnsOf(glue));
  const columns = (await columnsOf(glue)).map((column) => `"${column.split(' ')[0]}"`).join(', ');
  const [a, b] = [`SELECT ${columns} FROM ${ours}`, `SELECT ${columns} FROM ${glue}`];
  expect(await query(`(${a} EXCEPT ALL ${b}) UNION ALL (${b} EXCEPT ALL ${a})`)).toEqual([]);
  expect(await query(`SELECT count(*) FROM ${glue}`)).toEqual([['12277']]);
});
