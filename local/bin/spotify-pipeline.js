#!/usr/bin/env node
// Committed, so that an install can link it before anything is compiled.
require('../lib/cli.js').main(process.argv.slice(2)).then((status) => { process.exitCode = status; });
