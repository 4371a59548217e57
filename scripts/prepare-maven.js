/**
 * Prepares a Maven repository of the project's own and prints its folder.
 *
 * jsii-pacmak declares `aws-cdk-lib` as a range of versions, and Maven looks for what is in it in the listing of the repository it
 * downloads from. A mirror may deliver a version that its listing lacks. Installed locally, the version is in the local listing.
 */
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const ROOT = path.join(__dirname, '..');
const REPOSITORY = path.join(ROOT, '.cache', 'languages', 'maven');
const DEPENDENCY_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const INSTALL_PLUGIN = 'org.apache.maven.plugins:maven-install-plugin:3.1.4';

/** The version of aws-cdk-lib that the Java example names. */
function awsCdkVersion() {
  const pom = fs.readFileSync(path.join(ROOT, 'examples', 'java', 'pom.xml'), 'utf8');
  return /<aws-cdk-lib\.version>([^<]+)</.exec(pom)[1];
}

/** Runs Maven on the repository, silently unless it fails. */
function mvn(...args) {
  const all = ['--quiet', '--batch-mode', `-Dmaven.repo.local=${REPOSITORY}`, ...args];
  const { status, error, stdout, stderr } = spawnSync('mvn', all, { cwd: os.tmpdir(), encoding: 'utf8' });
  if (error) fail(`Maven cannot be started: install it, with a JDK, so that \`mvn -version\` works (${error.message})`);
  if (status !== 0) fail(`mvn ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Downloads the version by its number, then installs a copy of it, which writes the local listing. */
function prepare(version, folder) {
  mvn(`${DEPENDENCY_PLUGIN}:get`, `-Dartifact=software.amazon.awscdk:aws-cdk-lib:${version}`);
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'prepare-maven-'));
  const [jar, pom] = ['jar', 'pom'].map((type) => {
    const name = `aws-cdk-lib-${version}.${type}`;
    fs.copyFileSync(path.join(folder, version, name), path.join(copy, name));
    return path.join(copy, name);
  });
  mvn(`${INSTALL_PLUGIN}:install-file`, `-Dfile=${jar}`, `-DpomFile=${pom}`);
  fs.rmSync(copy, { recursive: true });
}

const version = awsCdkVersion();
const folder = path.join(REPOSITORY, 'software', 'amazon', 'awscdk', 'aws-cdk-lib');
const listing = path.join(folder, 'maven-metadata-local.xml');
const isListed = fs.existsSync(listing) && fs.readFileSync(listing, 'utf8').includes(`<version>${version}</version>`);
if (!isListed) prepare(version, folder);
console.log(REPOSITORY);
