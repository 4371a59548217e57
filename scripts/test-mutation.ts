/**
 * Changes the sources of a folder, one thing at a time, and counts the changes that its tests notice. Prints each that none noticed, and
 * at last the table of `docs/mutation.md`; a page that shows them in the sources is written to `.cache/mutation/`.
 *
 *   npm run test:mutation                                   all folders: more than an hour
 *   npm run test:mutation -- src/athena                     one of them
 *   npm run test:mutation -- --incremental src/athena       only what has changed since the last such run, in the sources or in the tests
 *
 * Exit status: 0 each folder is where it has to be, 1 one is below, 2 a folder that there is not.
 */
import * as path from 'path';
import type { Stryker } from '@stryker-mutator/core' with { 'resolution-mode': 'import' };
import useTemporaryFolder from '../test/support/temporary-folder';

type Options = ConstructorParameters<typeof Stryker>[0];
type Mutants = Awaited<ReturnType<Stryker['runMutationTest']>>;

/** What is mutated, and the tests that have to notice: those beside it. What is only noticed from afar is not known to be a decision. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'src/athena': ['test/athena/*'],
  'src/storage': ['test/storage/*'],
  'src/catalog': ['test/catalog/*'],
  'src/monitoring': ['test/monitoring/*'],
  'src/workflow': ['test/workflow/*'],
  'src/quality': ['test/quality/*'],
  'local/src/engine/nodes': ['nodes', 'glue-nodes', 'spark-sql/*', 'casts', 'text-source', 'transforms'].map((name) => `test/engine/${name}`),
};
const LEAST_SCORE = 85;
const REPORTS = '.cache/mutation';

async function main(): Promise<void> {
  const asked = process.argv.slice(2).filter((argument) => argument !== '--incremental');
  const unknown = asked.filter((folder) => !(folder in FOLDERS));
  if (unknown.length > 0) {
    console.error(`Unknown folder, got: ${unknown.join(', ')}; there are: ${Object.keys(FOLDERS).join(', ')}`);
    process.exit(2);
  }
  // Stryker can end without a word: until there is a table, nothing is shown.
  process.exitCode = 1;
  useTemporaryFolder();
  const { Stryker: Runner } = await import('@stryker-mutator/core');
  const rows: string[] = [];
  let isEnough = true;
  for (const folder of asked.length > 0 ? asked : Object.keys(FOLDERS)) {
    const begin = Date.now();
    const figures = figuresOf(await new Runner(optionsOf(folder, process.argv.includes('--incremental'))).runMutationTest());
    isEnough &&= figures.score >= LEAST_SCORE;
    const minutes = ((Date.now() - begin) / 60_000).toFixed(1);
    rows.push(`| \`${folder}\` | ${figures.all} | ${figures.noticed} | ${figures.all - figures.noticed} | ${figures.score.toFixed(1)} % | ${minutes} |`);
  }
  console.log(['| folder | changes | noticed | not noticed | noticed of all | minutes |', '|---|---|---|---|---|---|', ...rows].join('\n'));
  if (isEnough) process.exitCode = 0;
}

/** What ends in an endless loop is noticed, too. */
function figuresOf(mutants: Mutants): { all: number; noticed: number; score: number } {
  const count = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const all = noticed + count('Survived', 'NoCoverage');
  return { all, noticed, score: 100 * noticed / all };
}

function optionsOf(folder: string, incremental: boolean): Options {
  const root = folder.startsWith('local/') ? 'local/' : '';
  const report = `${REPORTS}/${folder.replace(/\//g, '-')}`;
  return {
    mutate: [`${folder}/**/*.ts`],
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    jest: {
      projectType: 'custom',
      configFile: `${root}package.json`,
      // Which tests are asked is known: looking for them among all files takes longer than they do.
      enableFindRelatedTests: false,
      config: {
        roots: [...new Set(FOLDERS[folder].map((tests) => `<rootDir>/${path.dirname(tests)}`))],
        testMatch: FOLDERS[folder].map((tests) => `<rootDir>/${tests}.test.ts`),
        transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
        testEnvironment: path.join(__dirname, 'mutation/environment.js'),
        runner: path.join(__dirname, 'mutation/runner.js'),
        runtime: path.join(__dirname, 'mutation/runtime.js'),
        // Each run has a folder of its own, and with it compiled files of its own: they go with it.
        cacheDirectory: '<rootDir>/.jest',
        reporters: [],
      },
    },
    coverageAnalysis: 'perTest',
    // A second one would cost a busy machine more than it saves: each loads aws-cdk-lib.
    concurrency: 1,
    // aws-cdk-lib remembers what it has been given, for as long as it is loaded.
    maxTestRunnerReuse: 25,
    // What is slow on a busy machine is no endless loop.
    timeoutMS: 60_000,
    incremental,
    incrementalFile: `${report}-incremental.json`,
    reporters: ['progress-append-only', 'clear-text', 'html'],
    clearTextReporter: { reportTests: false, logTests: false, reportScoreTable: false, allowColor: false },
    htmlReporter: { fileName: `${report}.html` },
    tempDirName: `${REPORTS}/sandbox`,
    cleanTempDir: 'always',
    // What the tests read, and nothing else, is copied into the sandbox.
    ignorePatterns: ['/*', ...['src', 'test', 'local', 'docs', 'assets', 'manifest', 'model', 'render', 'package.json', 'tsconfig.json'].map((place) => `!/${place}`), '/local/lib'],
    // Written by the compiler's own rules, not by types: the tests take each file by itself.
    disableTypeChecks: false,
    allowConsoleColors: false,
  };
}

void main();
