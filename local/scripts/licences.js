const fs = require('fs');
const path = require('path');

const ROOT = path.join(__dirname, '..');
const APACHE = 'Apache-2.0';

/** Folders of the packages that something of is in the bundle, by name. */
function packagesOf(metafile) {
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input);
  const folders = used.map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter((folder) => folder !== undefined);
  return [...new Set(folders)].map((folder) => path.join(ROOT, folder)).sort((a, b) => (path.basename(a) < path.basename(b) ? -1 : 1));
}

/** The notices that the libraries of a bundle ask to be kept, as one comment that minifiers keep. */
function licences(metafile) {
  return `/*!\n${packagesOf(metafile).map(licence).join('\n\n').replace(/\*\//g, '* /')}\n*/`;
}

function licence(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = license === APACHE
    ? ['Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0', read(folder, /^notice/i)]
    : [read(folder, /^(licen[cs]e|copyright)/i)];
  return [`${name} ${version}, ${license}`, ...texts].filter((text) => text !== undefined).join('\n');
}

function read(folder, pattern) {
  const file = fs.readdirSync(folder).find((entry) => pattern.test(entry));
  return file === undefined ? undefined : fs.readFileSync(path.join(folder, file), 'utf8').trim();
}

module.exports = { licences };
