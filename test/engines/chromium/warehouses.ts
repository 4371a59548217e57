import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { spotifyPipeline, writeAssembly } from './command';
import { hostileRows } from './hostile-rows';
import type { ManifestDashboard, PipelineManifest } from '../../../local/src/manifest';
import { createFromRows } from '../../../local/test/queries/rows';
import { realDataFolder, withDuckDb } from '../../../local/test/queries/warehouse';

/** A warehouse that dashboards are drawn over. */
export interface Source {
  readonly name: string;
  /** Makes it under a folder of its own. Gives what `--warehouse` takes. */
  readonly make: (folder: string) => Promise<string>;
}

/** Generated rows, as many as are asked for, as the command runs them. */
export function generated(tracks: number, manifest: PipelineManifest, dashboard: ManifestDashboard): Source {
  return {
    name: `${tracks.toLocaleString('en-US')} generated tracks`,
    make: async (folder) => {
      const raw = path.join(folder, 'raw');
      await spotifyPipeline('sample', '--out', raw, '--tracks', String(tracks));
      return runPipeline(folder, raw, manifest, dashboard);
    },
  };
}

/** The real slice, where it is at hand. */
export function real(manifest: PipelineManifest, dashboard: ManifestDashboard): Source | undefined {
  const data = realDataFolder();
  return data === undefined ? undefined : { name: 'the real slice', make: (folder) => runPipeline(folder, data, manifest, dashboard) };
}

/** Rows whose names are hard to show. */
export const HOSTILE: Source = {
  name: 'hostile names',
  make: async (folder) => {
    const table = path.join(folder, 'warehouse', 'tracks');
    mkdirSync(table, { recursive: true });
    await withDuckDb(async (connection) => {
      await createFromRows(connection, hostileRows());
      await connection.run(`COPY tracks TO '${path.join(table, 'part-0.parquet')}' (FORMAT parquet)`);
    });
    return path.join(folder, 'warehouse');
  },
};

async function runPipeline(folder: string, data: string, manifest: PipelineManifest, dashboard: ManifestDashboard): Promise<string> {
  const out = path.join(folder, 'out');
  await spotifyPipeline('run', writeAssembly(path.join(folder, 'run.out'), manifest, dashboard), '--data', data, '--out', out, '--quiet');
  return out;
}
