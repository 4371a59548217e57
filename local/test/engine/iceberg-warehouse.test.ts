import type { ManifestNode, PipelineManifest } from '../../src/manifest';
import type { RunReport } from '../../src/run-report';
import { standardManifest } from '../standard-manifest';
import { call, Sandbox } from '../support/sandbox';

/** The manifest with the warehouse as an Iceberg table, as the construct library writes it. */
function asIceberg(manifest: PipelineManifest): PipelineManifest {
  const iceberg = (node: ManifestNode): ManifestNode => {
    if (node.type !== 'ParquetTarget') return node;
    const { id, name, inputs, schema, location, path, partitionKeys } = node;
    return { type: 'IcebergTarget', id, name, inputs, schema, location, path, partitionKeys, database: 'music', table: 'tracks', compression: 'snappy' };
  };
  return { ...manifest, jobs: manifest.jobs.map((job) => ({ ...job, nodes: job.nodes.map(iceberg) })) };
}

const byName = (tree: Record<string, string>, folder: string) => Object.entries(tree).filter(([name]) => name.startsWith(folder));

test('an Iceberg warehouse is Parquet files on one machine, which says so: the same rows, rules and answers', async () => {
  const manifest = standardManifest();
  const made = [new Sandbox(manifest), new Sandbox(asIceberg(manifest))];
  try {
    const [files, iceberg] = made;
    expect((await call('sample', '--out', files.data, '--tracks', '300', '--seed', '3')).status).toBe(0);
    const expected = await files.succeed();
    const called = await iceberg.run('--data', files.data);
    const found = JSON.parse(iceberg.read('run.json')) as RunReport;
    expect(byName(iceberg.tree(), 'answers/')).toEqual(byName(files.tree(), 'answers/'));
    expect(byName(files.tree(), 'answers/').length).toBeGreaterThanOrEqual(32);
    expect(found.rules.map(({ passed }) => passed)).toEqual(expected.rules.map(({ passed }) => passed));
    expect(found.tables.map(({ name, rows }) => [name, rows])).toEqual(expected.tables.map(({ name, rows }) => [name, rows]));
    expect(byName(iceberg.tree(), 'warehouse/').every(([name]) => name.endsWith('.parquet'))).toBe(true);
    expect(called.status).toBe(0);
    expect(called.stdout + called.stderr).toContain('the Iceberg table music.tracks is written as Parquet files on this machine');
  } finally {
    made.forEach((sandbox) => sandbox.remove());
  }
});
