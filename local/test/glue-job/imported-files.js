// Compiles files that `import` wrote, all of them in one program, and runs them with the library.
//   node imported-files.js FOLDER < files.json
// FOLDER is where the files would be, for imports to be found from there; nothing is written.
const fs = require('fs');
const { compile, load } = require('../support/compile');

const [, , folder] = process.argv;

/** The properties of the job in the template, or what GraphJob says is wrong. */
function synthesized(JobClass, nodes) {
  const { App, Stack } = require('aws-cdk-lib');
  const { Template } = require('aws-cdk-lib/assertions');
  const { Bucket } = require('aws-cdk-lib/aws-s3');
  const stack = new Stack(new App(), 'Stack');
  const lake = { bucket: Bucket.fromBucketName(stack, 'Lake', 'table-lake'), prefix: 'tables/' };
  const tables = Object.fromEntries(nodes.filter(({ table }) => table !== undefined).map(({ database, table }) => [`${database}.${table}`, lake]));
  try {
    new JobClass(stack, 'Job', { tables });
  } catch (error) {
    return { problem: error.message };
  }
  const [{ Properties: job }] = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job'));
  return { job };
}

function run(name, script, { locations, isSynthesized }) {
  const { renderGlueNodes } = require('cdk-spotify-analytics/render');
  const exported = Object.entries(load(folder, name, script));
  const [, buildGraph] = exported.find(([key]) => key.endsWith('Graph'));
  const [, JobClass] = exported.find(([key]) => key.endsWith('Job'));
  const manifest = buildGraph()._toManifest();
  const nodes = renderGlueNodes(manifest, (location) => `s3://${locations[location]}`);
  return { manifest, nodes, ...(isSynthesized && synthesized(JobClass, manifest)) };
}

const files = JSON.parse(fs.readFileSync(0, 'utf8'));
const { problems, scripts } = compile(folder, files);
const results = problems.length > 0 ? {} : Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, run(name, script, files[name])]));
process.stdout.write(JSON.stringify({ problems, results }));
