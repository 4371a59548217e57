// Compiles apps that `inspect` wrote, all of them in one program, and runs them with the library.
//   node run-apps.js FOLDER < apps.json
// FOLDER is where the apps would be, for imports to be found from there; nothing is written there.
const fs = require('fs');
const { compile, load } = require('../support/compile');

const [, , folder] = process.argv;

/** Runs an app. With no output folder its pipeline is looked at and not made, which takes a hundredth of the time: its manifest is returned. */
function run(name, script, { cwd, outdir }) {
  const library = require('cdk-spotify-analytics');
  const { renderManifest } = require('cdk-spotify-analytics/lib/render/manifest');
  const findings = [];
  let manifest;
  class Looked {
    constructor(_stack, _id, { graphs, tables, queries, dashboard }) {
      manifest = renderManifest(name, { graphs, tables, queries, dashboard });
      findings.push(...graphs.flatMap((graph) => graph.findings.map(({ message }) => message)));
      findings.push(...tables.flatMap(({ target, rules }) => rules.flatMap((rule) => rule._problems(target.schema))));
      findings.push(...queries.flatMap((query) => query._problems()), ...dashboard.findings.map(({ message }) => message));
    }
  }
  process.chdir(cwd);
  if (outdir === undefined) load(folder, name, script.replace('app.synth();', ''), { 'cdk-spotify-analytics': { ...library, AnalyticsPipeline: Looked } });
  else {
    process.env.CDK_OUTDIR = outdir;
    load(folder, name, script);
  }
  return { findings, manifest };
}

const apps = JSON.parse(fs.readFileSync(0, 'utf8'));
const { problems, scripts } = compile(folder, apps);
const results = problems.length > 0 ? {} : Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, run(name, script, apps[name])]));
process.stdout.write(JSON.stringify({ problems, results }));
