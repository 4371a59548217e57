// One run of the local engine from staged files.
//   node by-engine.js ASSEMBLY STAGING_DIR OUT_DIR     prints {"seconds": of the job, "wholeSeconds": ..., "peakBytes": ...}
const fs = require('fs');
const path = require('path');
const { main } = require('../local/lib/cli.js');

const [assembly, staging, out] = process.argv.slice(2);

async function run() {
  const status = await main(['run', assembly, '--data', staging, '--from', 'staging', '--out', out, '--quiet']);
  if (status !== 0) process.exit(status);
  const report = JSON.parse(fs.readFileSync(path.join(out, 'run.json'), 'utf8'));
  const job = report.jobs.find(({ name }) => name === 'staging-to-warehouse');
  fs.writeSync(3, JSON.stringify({ seconds: job.seconds, wholeSeconds: report.seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
}

void run();
