// The data of a dashboard's page, packed and unpacked, and changes of its filter of numbers, each of which computes all visuals of a sheet.
//   node by-dashboard.js ASSEMBLY OUT_DIR TEMPORARY_DIR CHANGES     prints {"rows": ..., "bytes": ..., "packMs": ..., "sheets": [...]}
const { loadManifest } = require('../local/lib/assembly/assembly.js');
const { unpack } = require('../local/lib/dashboard/browser/engine/data.js');
const { maskOf } = require('../local/lib/dashboard/browser/engine/filters.js');
const { computeVisual } = require('../local/lib/dashboard/browser/engine/results.js');
const { buildColumnStore } = require('../local/lib/dashboard/data/column-store.js');
const { drawnTables, findTables, openTables } = require('../local/lib/dashboard/warehouse.js');
const { Database } = require('../local/lib/engine/database/database.js');

const [assembly, out, temporary, changes] = process.argv.slice(2);
const manifest = loadManifest(assembly);
const { dashboard } = manifest;

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

async function pack() {
  const database = await Database.open(temporary, { folders: [out] });
  try {
    await openTables(database, findTables(out, drawnTables(manifest, dashboard)).found);
    return await buildColumnStore(database, dashboard);
  } finally {
    database.close();
  }
}

/** Narrows the first filter of numbers a little: most rows fit, which takes the longest. */
function change(data, sheet, step) {
  const filter = dashboard.filters.find(({ kind }) => kind === 'numberRange');
  const mask = maskOf(data, dashboard, sheet.id, filter.dataSet, { [filter.id]: { from: 1 + step * 0.01, to: filter.most ?? 100 } }, []);
  for (const visual of sheet.visuals) computeVisual(data, visual, mask);
}

/** What the machine needs now to look at each row once: to read a number of it, and to count that. */
function onePass(rows) {
  const codes = Int32Array.from({ length: rows }, (_, row) => row % 997);
  const counts = new Int32Array(997);
  const start = performance.now();
  for (let round = 0; round < 50; round++) for (let row = 0; row < rows; row++) counts[codes[row]]++;
  return (performance.now() - start) / 50;
}

async function run() {
  const packed = await timed(pack);
  const unpacked = await timed(() => unpack(packed.value));
  const { rows } = unpacked.value.dataSet(packed.value.dataSets[0].name);
  const sheets = [];
  for (const sheet of dashboard.sheets) {
    const times = [];
    for (let step = 0; step < Number(changes); step++) times.push((await timed(() => change(unpacked.value, sheet, step))).ms);
    sheets.push({ id: sheet.id, visuals: sheet.visuals.length, times, passMs: onePass(rows) });
  }
  const bytes = JSON.stringify(packed.value).length;
  console.log(JSON.stringify({ rows, bytes, notes: packed.value.notes, packMs: packed.ms, unpackMs: unpacked.ms, peakBytes: process.resourceUsage().maxRSS * 1024, sheets }));
}

void run();
