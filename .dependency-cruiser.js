/**
 * Who may know whom. In each list a folder knows itself and those that stand before it; types count, too.
 * The circle of graph and node alone is allowed: each is a part of what the other is.
 */
const LIBRARY = [
  'manifest', 'private', 'schema', 'quality', 'job-graph', 'query', 'visual', 'render', 'storage', 'visual-registration', 'graph-job', 'alerts', 'catalog',
  'athena', 'workflow', 'monitoring', 'quicksight', 'cost', 'pipeline', 'spotify',
];
const LOCAL = ['text', 'terminal', 'output', 'drawing', 'charts', 'engine', 'assembly', 'dashboard', 'report', 'run', 'glue-job', 'inspect', 'sample', 'commands'];

const MODEL = ['manifest', 'schema', 'quality', 'job-graph', 'query', 'visual'];

/** No folder knows one that stands after it. */
function layers(root, folders) {
  return folders.slice(0, -1).map((folder, index) => ({
    name: `${root}/${folder}`,
    comment: 'It knows only what stands before it in .dependency-cruiser.js',
    severity: 'error',
    from: { path: `^${root}/${folder}/` },
    to: { path: `^${root}/(${folders.slice(index + 1).join('|')})/` },
  }));
}

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Hand in what is asked for, or move what both know to a file of its own',
      severity: 'error',
      from: { pathNot: '^src/job-graph/job-(graph|node)\\.ts$' },
      to: { circular: true },
    },
    ...layers('src', LIBRARY),
    ...layers('local/src', LOCAL),
    {
      name: 'model-without-aws',
      comment: 'Graphs, rules, queries and visuals are values: the local engine loads them without aws-cdk-lib',
      severity: 'error',
      from: { path: `^src/(${MODEL.join('|')})/` },
      to: { path: '^node_modules/(aws-cdk-lib|constructs)/' },
    },
    {
      name: 'local-enters-by-name',
      comment: 'The local engine knows cdk-spotify-analytics/manifest, /model and /render, so that files of the library can move',
      severity: 'error',
      from: { path: '^local/src/' },
      to: { path: '^(src|lib)/', pathNot: '^lib/(manifest/index|model|render/index)\\.' },
    },
    {
      name: 'local-base',
      comment: 'What stands beside the folders is below them, but for the command line',
      severity: 'error',
      from: { path: '^local/src/[^/]+\\.ts$', pathNot: '^local/src/cli\\.ts$' },
      to: { path: '^local/src/[^/]+/', pathNot: '^local/src/text/' },
    },
  ],
  options: { tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules|^lib/' }, tsConfig: { fileName: 'tsconfig.json' } },
};
