import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '../../..');
const APP = path.join(ROOT, 'examples/shop/typescript');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shop-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('the shop is synthesized, and runs on this machine: two jobs, one after the other, rules, answers and a page', () => {
  const assembly = path.join(folder, 'cdk.out');
  const out = path.join(folder, 'out');
  // The types are checked by the linter of the repository.
  execFileSync('npx', ['ts-node', '--transpile-only', 'app.ts'], { cwd: APP, env: { ...process.env, CDK_OUTDIR: assembly } });
  execFileSync(process.execPath, [path.join(ROOT, 'local/bin/spotify-pipeline.js'), 'run', assembly, '--data', path.join(APP, '../data'), '--out', out]);

  const report = JSON.parse(fs.readFileSync(path.join(out, 'run.json'), 'utf8'));
  expect(report.tables.map(({ name, rows }: any) => [name, rows])).toEqual([['sales', 120], ['cities', 5]]);
  expect(answer('turnover_of_categories')).toEqual(turnovers());
  expect(fs.readFileSync(path.join(out, 'index.html'), 'utf8')).toContain('Orders of each city');

  function answer(name: string): string[][] {
    return csv(path.join(out, 'answers', `${name}.csv`));
  }
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
  return csv(path.join(APP, '../data', `${name}.csv`));
}

function csv(file: string): string[][] {
  return fs.readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
}
