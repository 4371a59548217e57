import * as path from 'path';
import { build } from 'esbuild';

const ENGINE = path.join(__dirname, '../../../src/dashboard/browser/engine');
/** Keys, dates and periods, which charts name as the engine does. */
const CHARTS = path.join(__dirname, '../../../src/charts');
/** What is known of the kinds in a manifest: tables without code. */
const MANIFEST = path.join(__dirname, '../../../../lib/manifest');

test('the engine runs in a browser: it needs nothing of Node, nor of any library', async () => {
  const entries = ['data', 'results', 'filters', 'control-options'].map((name) => path.join(ENGINE, `${name}.ts`));
  const { metafile } = await build({ entryPoints: entries, bundle: true, platform: 'browser', write: false, outdir: 'unwritten', metafile: true });
  const files = Object.keys(metafile.inputs).map((file) => path.resolve(file));
  expect(files.filter((file) => ![ENGINE, CHARTS, MANIFEST].includes(path.dirname(file)))).toEqual([]);
});
