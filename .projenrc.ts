import * as fs from 'fs';
import { JsonFile, awscdk, javascript, typescript } from 'projen';

/** The lowest aws-cdk-lib that works: the first with the stable Glue L2 constructs. */
const CDK_VERSION = '2.270.0';
const CONSTRUCTS_VERSION = '10.5.1';
const MIN_NODE_VERSION = '20.16.0';
const TYPES_NODE = '@types/node@^20';
/** All packages have one version: a release bumps that of the root, and synthesizes the others from it. */
const VERSION: string = process.env.RELEASE === 'true' ? JSON.parse(fs.readFileSync('package.json', 'utf8')).version : '0.0.0';
/** Coverage costs a third of the time of a run: `npx jest --coverage` tells it when it is asked for. A busy machine has five minutes for a test. */
const QUICK = { maxWorkers: '100%', collectCoverage: false, testTimeout: 300_000 };

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-spotify-analytics',
  description: 'A Spotify analytics pipeline on AWS as one CDK construct: typed Glue job graphs, Athena, QuickSight, and the same pipeline on one machine',
  keywords: ['aws', 'cdk', 'glue', 'athena', 'quicksight', 'etl', 'spotify', 'duckdb'],
  author: 'The cdk-spotify-analytics authors',
  authorAddress: 'cdk-spotify-analytics@users.noreply.github.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-spotify-analytics/cdk-spotify-analytics.git',
  license: 'Apache-2.0',
  // Until 1.0: what is public may change with any version.
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  cdkVersion: CDK_VERSION,
  constructsVersion: CONSTRUCTS_VERSION,
  jsiiVersion: '~6.0.0',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  github: false,
  minNodeVersion: MIN_NODE_VERSION,
  // 13 needs Node.js 22.
  bumpPackage: 'commit-and-tag-version@^12',
  devDeps: [
    TYPES_NODE,
    // Evaluates the synthesized policies in tests (test/permissions). AGPL: nothing that is published, src/ or local/, may import it;
    // the linter refuses imports of development dependencies there.
    '@cloud-copilot/iam-simulate@^0.1.173',
    '@jsii/spec@^1',
    // 10 needs Node.js 22.
    '@stryker-mutator/core@^9.6.1',
    '@stryker-mutator/jest-runner@^9.6.1',
    'ajv@^8',
    'aws-cdk@2.1148.1',
    'cdk-nag@^3',
    'dependency-cruiser@^17',
    'fast-check@^4',
    'husky@^9',
    // 16 needs a later Node.js 20 than the lowest that is supported.
    'lint-staged@^15',
    'json-schema-to-typescript@^15',
    // Exact, since the Go proxy has only these of the versions that jsii-pacmak asks for.
    '@aws-cdk/cloud-assembly-schema@54.11.0',
    '@aws-cdk/asset-node-proxy-agent-v6@2.1.2',
  ],
  // Without `fix: false`, `npm test` would rewrite the sources that it checks.
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'scripts', 'benchmarks', '.projenrc.ts'], commandOptions: { fix: false } },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      ...QUICK,
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testPathIgnorePatterns: ['/node_modules/'],
      globalSetup: '<rootDir>/test/support/temporary-folder.ts',
      setupFiles: ['<rootDir>/test/support/fast-synthesis.ts'],
    },
  },
  publishToPypi: { distName: 'cdk-spotify-analytics', module: 'cdk_spotify_analytics' },
  publishToMaven: {
    javaPackage: 'io.github.cdkspotifyanalytics',
    mavenGroupId: 'io.github.cdkspotifyanalytics',
    mavenArtifactId: 'cdk-spotify-analytics',
  },
  publishToGo: { moduleName: 'github.com/cdk-spotify-analytics/cdk-spotify-analytics-go' },
  publishToNuget: { dotNetNamespace: 'CdkSpotifyAnalytics', packageId: 'CdkSpotifyAnalytics' },
  npmIgnoreOptions: {
    ignorePatterns: [
      '/local/', '/examples/', '/scripts/', '/benchmarks/', '/rosetta/', '/docs/', '/.ci/', '/.cache/', '/demo/', 'cdk.out/', '.jsii.tabl.json',
      '/.husky/', '/API.md', '/.dependency-cruiser.js', '/.editorconfig', '/AGENTS.md', '/CONTRIBUTING.md', '/SECURITY.md',
    ],
  },
  gitIgnoreOptions: {
    ignorePatterns: ['cdk.out/', '.jsii.tabl.json', '*.tsbuildinfo', '/.cache/', '/demo/', '.ruff_cache/', '__pycache__/'],
  },
});

// The platform packages of 1.13.0 are not complete in the registry: `npm ci` refuses the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// What programs that know nothing of AWS load, by names of their own: `cdk-spotify-analytics/manifest`, `…/model` and `…/render`.
for (const [entry, file] of [['manifest', 'lib/manifest/index'], ['model', 'lib/model'], ['render', 'lib/render/index']]) {
  new JsonFile(project, `${entry}/package.json`, { marker: false, obj: { main: `../${file}.js`, types: `../${file}.d.ts` } });
}

// ---- the local engine: a package of its own, one lock file and one install ----
project.package.addField('workspaces', ['local', 'examples/typescript']);

const local = new typescript.TypeScriptProject({
  parent: project,
  outdir: 'local',
  name: 'cdk-spotify-analytics-local',
  description: 'Runs a cdk-spotify-analytics pipeline on one machine, without AWS',
  authorName: 'The cdk-spotify-analytics authors',
  authorEmail: 'cdk-spotify-analytics@users.noreply.github.com',
  authorOrganization: true,
  repository: 'https://github.com/cdk-spotify-analytics/cdk-spotify-analytics.git',
  repositoryDirectory: 'local',
  license: 'Apache-2.0',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: MIN_NODE_VERSION,
  projenrcTs: false,
  github: false,
  sampleCode: false,
  // A command, not a library.
  entrypoint: '',
  entrypointTypes: '',
  autoDetectBin: false,
  deps: [
    '@dagrejs/dagre@^3',
    '@duckdb/node-api@1.5.6-r.1',
    'ajv@^8',
    'cli-progress@^3',
    'cli-table3@^0.6',
    'commander@^14',
    'csv-stringify@^6',
    'echarts@^6',
    'picocolors@^1',
    // Drives the browser that draws `dashboard --png`; downloads none by itself.
    'playwright-core@^1',
    'pure-rand@^8',
    // Widths of texts on a terminal. 4 is what cli-table3 has, and the last that can be required.
    'string-width@^4',
  ],
  // The model of the library (job graphs, rules, renderers) without its constructs: what `import` and `check` build a job with.
  peerDeps: [`cdk-spotify-analytics@^${VERSION}`],
  peerDependencyOptions: { pinnedDevDependency: false },
  devDeps: [
    TYPES_NODE, '@types/cli-progress@^3', '@xmldom/xmldom@^0.9', 'cdk-spotify-analytics@file:..', 'fast-check@^4',
    // Bundles the script of the dashboard's page, and the next one.
    'esbuild@^0.28',
    // Reads Spark's SQL by its grammar. Exactly this: it reads networks of one version. 12 MB with its maps, 0.1 MB as it is bundled.
    'antlr4ng@3.0.16',
  ],
  bin: { 'spotify-pipeline': 'bin/spotify-pipeline.js', 'cdk-spotify-analytics-local': 'bin/spotify-pipeline.js' },
  jestOptions: { updateSnapshot: javascript.UpdateSnapshot.NEVER, jestConfig: { ...QUICK, globalSetup: '<rootDir>/../test/support/temporary-folder.ts' } },
  eslintOptions: { dirs: ['src'], devdirs: ['test'], commandOptions: { fix: false } },
  npmIgnoreOptions: { ignorePatterns: ['*.tsbuildinfo'] },
  tsconfig: { compilerOptions: { noEmitOnError: true, lib: ['es2022'], target: 'ES2022', skipLibCheck: true } },
  tsconfigDev: { compilerOptions: { isolatedModules: true } },
});
local.package.addField('private', undefined);
local.package.addVersion(VERSION);
// A kind that is added to a closed set is an error in each `switch` over it: a `default` would take it in silence.
for (const { eslint } of [project, local]) {
  eslint?.addRules({ '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }] });
}
// One module writes to the terminal: it shows what control characters a text holds, where others would send them.
const ELSEWHERE = 'src/terminal writes, through Terminal: nothing else does';
local.eslint?.addOverride({
  files: ['src/**/*.ts'],
  excludedFiles: ['src/terminal/*.ts'],
  rules: {
    'no-console': 'error',
    'no-restricted-syntax': ['error', ...[
      ':matches(MemberExpression[property.name=/^(stdout|stderr)$/], ObjectPattern > Property[key.name=/^(stdout|stderr)$/])',
      'MemberExpression[property.name=/^(console|emitWarning|_rawDebug)$/]',
      ':matches(ImportDeclaration, ImportExpression)[source.value=/^((node:)?(process|console|tty|readline|child_process|worker_threads|cluster)|cli-progress|picocolors)$/]',
      'CallExpression[callee.property.name=/^(help|outputHelp)$/]',
      'CallExpression[callee.property.name=/^(write|append)/]:matches([arguments.0.value=1], [arguments.0.value=2])',
      'Literal[value=/^.dev.(stdout|stderr|tty|fd)/]',
      'Property[key.name="stdio"] Literal[value="inherit"]',
    ].map((selector) => ({ selector, message: ELSEWHERE }))],
  },
});
// The install of the root covers the workspace. projen would look for local/node_modules,
// which hoisting never makes, and run npm there at each synthesis.
(local.package as unknown as { installDependencies: () => void }).installDependencies = () => {};
for (const schema of ['manifest.schema.json', 'glue-nodes.schema.json']) {
  local.compileTask.exec(`node -e "require('fs').copyFileSync('../docs/${schema}', 'lib/${schema}')"`);
}

local.compileTask.exec('node scripts/bundle-browser.js');
local.compileTask.exec('node scripts/bundle-antlr.js');

// What holds the house: layers without circles (.dependency-cruiser.js), and no file that wants to be two.
project.testTask.spawn(project.addTask('layers', { description: 'No circle of files or folders, and no layer that knows one above it', exec: 'depcruise src local/src' }));
for (const { eslint } of [project, local]) eslint?.addOverride({ files: ['src/**/*.ts'], rules: { 'max-lines': ['error', 250] } });

// The linter is the formatter, too. A commit formats the files that are staged: `npm install` sets the hook.
project.addTask('format', { description: 'Formats all sources, and mends what the linter can', steps: [{ spawn: 'eslint', args: ['--fix'] }, { exec: 'npx projen eslint --fix', cwd: 'local' }] });
// Its own command says what it does on the standard output, which `npm pack` is read from.
project.package.setScript('prepare', 'node -e "import(\'husky\').then(({ default: setHooks }) => setHooks(), () => {})"');

// ---- tasks ----
// The manifest's JSON Schema is the one place where its shape is written; the types are made from it.
project.compileTask.prependExec('json2ts -i docs/manifest.schema.json -o src/manifest/schema.ts --no-additionalProperties --ignoreMinAndMaxItems');
project.compileTask.spawn(project.addTask('compile:local', { cwd: 'local', exec: 'projen compile' }));

// local/ and examples/ read the root's lib/*.d.ts: a fresh clone, or one with newer sources, is compiled first.
const compileWhenStale = project.addTask('compile:when-stale', {
  description: 'Compiles when the compiled files are missing or older than their sources',
  condition: 'node scripts/is-stale.js',
  steps: [{ spawn: 'compile' }],
});
// jest takes each file by itself and does not look at types.
for (const { testTask } of [project, local]) testTask.exec('tsc --noEmit -p test');
project.testTask.prependSpawn(compileWhenStale);
project.testTask.spawn(project.addTask('test:local', { cwd: 'local', exec: 'projen test' }));

const scripts: Record<string, string> = {
  'demo': 'Sample data, the example app synthesized, its pipeline run on this machine: prints where the page is',
  'test:engines': 'The same rows in Spark and in the local engine; every named query in Trino',
  'test:deploy': 'The example deployed by the real CDK command to an emulator of AWS, run there, changed and destroyed',
  'test:languages': 'What users get from the packages in each language, what the READMEs tell them to type, and with each Node.js',
  'test:kinds': 'A kind of node, rule, visual or filter is added to the schema of the manifest, and the compiler asks for it where it has to be known',
  'counts': 'Lines and files of source, and the types that the library exports',
  'test:mutation': 'What the tests of a folder notice when its sources are changed, one thing at a time',
  'test:long': 'What takes too long for CI, whole',
  'bench': 'Speed and memory, side by side in one run',
};
for (const [name, description] of Object.entries(scripts)) {
  const file = name === 'bench' ? 'benchmarks/bench.ts' : `scripts/${name.replace(':', '-')}.ts`;
  const task = project.addTask(name, { description, receiveArgs: true });
  task.spawn(compileWhenStale);
  task.exec(`ts-node ${file}`, { receiveArgs: true });
}

// The linter asks for the tsconfig of each file. A benchmark measures compiled files, in a process of JavaScript: that they are there is checked.
for (const [folder, include, compilerOptions] of [
  ['scripts', ['**/*.ts'], {}], ['benchmarks', ['**/*.ts', '**/*.js'], { allowJs: true, checkJs: true, noImplicitAny: false, strictNullChecks: false, strictPropertyInitialization: false }],
] as const) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../test/tsconfig.json']),
    include: [...include],
    compilerOptions,
  });
  project.testTask.exec(`tsc --noEmit -p ${folder}`);
}

const docs = project.addTask('test:docs', { description: 'The examples of the README and of the docstrings compile; API.md and the types of the manifest are those of the sources' });
docs.spawn(project.compileTask);
docs.exec('jsii-rosetta extract --strict');
docs.spawn(project.tasks.tryFind('docgen')!);
docs.exec('git diff --exit-code --stat API.md src/manifest/schema.ts');
docs.spawn(project.tasks.tryFind('test:kinds')!);

// All artifacts whatever the environment says (projen builds only the npm one under CI), without .NET.
project.packageTask.reset();
for (const language of ['js', 'python', 'java', 'go']) {
  const packageLanguage = project.tasks.tryFind(`package:${language}`)!;
  packageLanguage.prependSpawn(compileWhenStale);
  project.packageTask.spawn(packageLanguage);
}
// The local engine beside the library: both are published from `dist/js`.
project.tasks.tryFind('package:js')!.exec('npm pack --silent --pack-destination ../dist/js', { cwd: 'local' });

const packageJava = project.tasks.tryFind('package:java')!;
// The listing of a Maven mirror may lack versions that the mirror has: jsii-pacmak looks in a repository that was prepared.
packageJava.env('JSII_PACMAK_MAVEN_LOCAL_REPOSITORY', '$(node scripts/prepare-maven.js)');
// jsii-pacmak has Maven replace each range by the newest version of the day; what is published keeps the ranges of its peers.
packageJava.env('MAVEN_OPTS', '-Dexcludes=software.amazon.awscdk:aws-cdk-lib,software.constructs:constructs');

// The version and the peer range of the local engine follow the root's, back to 0.0.0 too.
project.tasks.tryFind('unbump')!.spawn(project.defaultTask!);

// Node.js 20 is past its end of life; the tools of jsii say so at each start, in a box of eleven lines.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.synth();
