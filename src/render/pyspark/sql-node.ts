import { NodeContext, NodeFunction } from './node-function';
import { call, layOut } from './python-code';
import { PythonNames } from './python-names';
import { pyLines, pyText } from './python-text';
import type { SqlNode } from '../../manifest/schema';
import { SPARK_SQL, sparkName, sqlTokens } from '../../manifest/sql-text';
import { enumerated } from '../../private/lists';

/** Runs a SELECT, and casts what it gives to the types that are declared. */
export function sql(node: SqlNode, context: NodeContext): NodeFunction {
  const names = new PythonNames();
  const parameters = node.aliases.map((alias) => names.unique(alias));
  const columns = node.schema.map(({ name, type }) => call(`declared(${pyText(sparkName(name))}, ${pyText(type)}).alias`, pyText(name)));
  return {
    doc: `selects from ${enumerated(context.inputs.map((input) => input.name))}.`,
    parameters: ['spark: SparkSession', ...parameters.map((name) => `${name}: DataFrame`)],
    body: [
      ...node.aliases.map((alias, index) => `${parameters[index]}.createOrReplaceTempView(${pyText(alias)})`),
      ...statement(node.sql),
      'selected = spark.sql(statement)',
      ...layOut(call('selected.select', ...columns), 'return '),
    ],
  };
}

/** In lines of its own, which are indented, unless a line ends inside of a text or a name. */
function statement(text: string): string[] {
  const spansLines = sqlTokens(text, SPARK_SQL).some((token) => (token.kind === 'text' || token.kind === 'name') && token.text.includes('\n'));
  const [first, ...others] = spansLines ? [pyText(text)] : pyLines(text);
  return [`statement = ${first}`, ...others];
}
