import * as path from 'path';
import { build } from 'esbuild';

const ENGINE = path.join(__dirname, '../../../src/dashboard/browser/engine');
/** What is known of the kinds in a manifest: tables without code. */
const MANIFEST = path.join(__dirname, '../../../../lib/manifest');

test('the engine runs in a browser: it needs nothing of Node, nor of any library', async () => {
  const entries = ['data', 'results', 'filters', 'control-options'].map((name) => path.join(ENGINE, `${name}.ts`));
  const { metafile } = await build({ entryPoints: entries, bundle: true, platform: 'browser', write: false, outdir: 'unwritten', metafile: true });
  const outside = Object.keys(metafile.inputs).map((file) => path.resolve(file)).filter((file) => ![ENGINE, MANIFEST].includes(path.dirname(file)));
  expect(outside).toEqual([]);
});
