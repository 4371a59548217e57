import * as path from 'path';
import { build } from 'esbuild';

const SOURCE = path.join(__dirname, '../../../src/dashboard');

test('the engine runs in a browser: it needs nothing of Node, nor of any library', async () => {
  const entries = ['data', 'results', 'filters', 'control-options'].map((name) => path.join(SOURCE, 'browser/engine', `${name}.ts`));
  const { metafile } = await build({ entryPoints: entries, bundle: true, platform: 'browser', write: false, outdir: 'unwritten', metafile: true });
  const outside = Object.keys(metafile.inputs).map((file) => path.resolve(file)).filter((file) => !file.startsWith(path.join(SOURCE, 'browser/engine')));
  expect(outside).toEqual([]);
});
