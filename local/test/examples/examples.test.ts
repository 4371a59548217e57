import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '../../..');
const SHOP = path.join(ROOT, 'examples/shop');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shop-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Synthesizes an app, and runs its pipeline. @returns the folder of the results */
function runExample(app: string, files: string): string {
  const assembly = path.join(folder, `${path.basename(path.dirname(files))}.cdk.out`);
  const out = path.join(folder, `${path.basename(path.dirname(files))}.out`);
  // The types are checked by the suite of languages.
  execFileSync('npx', ['ts-node', '--transpile-only', 'app.ts'], { cwd: app, env: { ...process.env, CDK_OUTDIR: assembly } });
  execFileSync(process.execPath, [path.join(ROOT, 'local/bin/spotify-pipeline.js'), 'run', assembly, '--data', files, '--out', out], { stdio: 'pipe' });
  return out;
}

const reportOf = (out: string) => JSON.parse(fs.readFileSync(path.join(out, 'run.json'), 'utf8'));

test('the shop is synthesized, and runs on this machine: two jobs, one after the other, rules, answers and a page', () => {
  const out = runExample(path.join(SHOP, 'typescript'), path.join(SHOP, 'data'));
  expect(reportOf(out).tables.map(({ name, rows }: any) => [name, rows])).toEqual([['sales', 120], ['cities', 5]]);
  expect(csv(path.join(out, 'answers/turnover_of_categories.csv'))).toEqual(turnovers());
  expect(fs.readFileSync(path.join(out, 'index.html'), 'utf8')).toContain('Orders of each city');
});

test('files of Spotify\'s API become the table that the standard rules, queries and dashboard are about', () => {
  const example = path.join(ROOT, 'examples/spotify-api');
  const out = runExample(example, path.join(example, 'data'));
  const { tables, rules } = reportOf(out);
  expect([tables[0].rows, rules.map(({ passed }: any) => passed)]).toEqual([29, Array(10).fill(true)]);
  const genres = new Set(csv(path.join(out, 'answers/genre_ranks.csv')).map(([genre]) => genre));
  expect([...genres].sort()).toEqual(['jazz', 'rock', 'synth pop']);
});

/** What categories bring, best first, without SQL. */
function turnovers(): string[][] {
  const products = new Map(data('products').map(([id, , category, price]) => [id, { category, price: Number(price) }]));
  const sums = new Map<string, number>();
  for (const [, , product, , quantity] of data('orders')) {
    const { category, price } = products.get(product)!;
    sums.set(category, (sums.get(category) ?? 0) + Number(quantity) * price);
  }
  return [...sums].sort(([, one], [, other]) => other - one).map(([category, sum]) => [category, String(Math.round(sum * 100) / 100)]);
}

function data(name: string): string[][] {
  return csv(path.join(SHOP, 'data', `${name}.csv`));
}

function csv(file: string): string[][] {
  return fs.readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
}
