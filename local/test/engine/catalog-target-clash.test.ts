import type { CatalogTargetNode, ManifestNode } from '../../src/manifest';
import { csvSource, fields, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const source = csvSource('items', fields('id'));

function kept(id: string, database: string, table: string): CatalogTargetNode {
  return { type: 'CatalogTarget', id, name: `Keep ${id}`, inputs: ['items'], schema: source.schema, database, table, partitionKeys: [], nodeType: 'S3CatalogTarget' };
}

async function run(...targets: ManifestNode[]) {
  const made = sandbox({ ...pipeline([source, ...targets]), tables: [] }, { 'items.csv': 'id\na\n' });
  return { made, called: await made.run() };
}

test('tables of one name in two databases: both nodes are named, with their tables and what would do', async () => {
  const { made, called } = await run(kept('one', 'music', 'rows'), kept('two', 'sound', 'rows'));
  expect(called.status).toBe(2);
  expect(called.stderr).toContain('two targets write warehouse/rows/: nodes Keep one and Keep two, whose tables music.rows and sound.rows are one folder on this machine');
  expect(called.stderr).toContain('give the tables different names');
  expect(Object.keys(made.tree())).toEqual([]);
});

test('one table that two nodes write is no matter of databases', async () => {
  const { called } = await run(kept('one', 'music', 'rows'), kept('two', 'music', 'rows'));
  expect(called.stderr).toContain('two targets write warehouse/rows/: nodes Keep one and Keep two; give each a place of its own');
});

test('two files in one folder', async () => {
  const { called } = await run(parquet(source, { id: 'a', name: 'A' }), parquet(source, { id: 'b', name: 'B' }));
  expect(called.stderr).toContain('two targets write warehouse/result/: nodes A and B; give each a place of its own');
});
