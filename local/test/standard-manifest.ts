import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { loadManifest } from '../src/assembly/assembly';
import type { ManifestField, PipelineManifest } from '../src/manifest';

/** The manifest of the pipeline that the construct library makes when nothing is said. */
export function standardManifest(): PipelineManifest {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-out-'));
  try {
    execFileSync(process.execPath, [path.join(__dirname, 'support', 'synthesize.js'), outdir]);
    return loadManifest(outdir);
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

/** The same pipeline as somebody clicks it together in Glue Studio: every column a string, nothing checked, asked or drawn. */
export function allStringManifest(): PipelineManifest {
  const { dashboard: _, ...manifest } = standardManifest();
  const asText = (fields: ManifestField[]) => fields.map((field) => ({ ...field, type: 'string' }));
  return {
    ...manifest,
    jobs: manifest.jobs.map((job) => ({ ...job, nodes: job.nodes.map((node) => ({ ...node, schema: asText(node.schema) })) })),
    tables: manifest.tables.map((table) => ({ ...table, fields: asText(table.fields), rules: [] })),
    queries: [],
  };
}
