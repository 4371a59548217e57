/** Modules of Python itself, and what tells that code uses them. */
const MODULES: [string, RegExp][] = [
  ['argparse', /\bargparse\./],
  ['csv', /\bcsv\.reader\(/],
  ['io', /\bio\.StringIO\(/],
  ['json', /\bjson\.(loads|dumps)\(/],
  ['re', /\bre\./],
  ['sys', /\bsys\./],
  ['uuid', /\buuid\./],
];

/** What is imported by name from modules of Python itself. */
const NAMES: [string, string[]][] = [['collections.abc', ['Callable', 'Sequence']], ['decimal', ['Decimal']], ['functools', ['partial', 'reduce']], ['urllib.parse', ['unquote']]];

const SQL = ['Column', 'DataFrame', 'Row', 'SparkSession', 'Window'];

/** The imports of a script: what its code uses, and nothing else. */
export function importsOf(code: string): string[] {
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(code);
  return [
    'from __future__ import annotations',
    '',
    ...MODULES.filter(([, use]) => use.test(code)).map(([module]) => `import ${module}`),
    ...NAMES.flatMap(([module, names]) => (names.some(uses) ? [`from ${module} import ${names.filter(uses).join(', ')}`] : [])),
    '',
    'from py4j.java_gateway import JavaObject',
    ...(uses('Py4JJavaError') ? ['from py4j.protocol import Py4JJavaError'] : []),
    'from pyspark.errors import AnalysisException',
    `from pyspark.sql import ${SQL.filter(uses).join(', ')}`,
    ...(code.includes('F.') ? ['from pyspark.sql import functions as F'] : []),
    ...(code.includes('T.') ? ['from pyspark.sql import types as T'] : []),
  ];
}
