import { sqlName } from './columns';
import { NodeContext, NodeFunction, enumerated } from './node-function';
import { call, layOut } from './python-code';
import { PythonNames } from './python-names';
import { pyLines, pyText } from './python-text';
import type { SqlNode } from '../manifest-schema';

/** Runs a SELECT, and casts what it gives to the types that are declared. */
export function sql(node: SqlNode, context: NodeContext): NodeFunction {
  const names = new PythonNames();
  const parameters = node.aliases.map((alias) => names.unique(alias));
  const casts = node.schema.map(({ name, type }) => pyText(`try_cast(${sqlName(name)} AS ${type}) AS ${sqlName(name)}`));
  const [first, ...others] = pyLines(node.sql);
  return {
    doc: `selects from ${enumerated(context.inputs.map((input) => input.name))}.`,
    parameters: ['spark: SparkSession', ...parameters.map((name) => `${name}: DataFrame`)],
    body: [
      ...node.aliases.map((alias, index) => `${parameters[index]}.createOrReplaceTempView(${pyText(alias)})`),
      ...(others.length === 0 ? layOut(call('spark.sql', first), 'selected = ') : [`selected = spark.sql(${first}`, ...others.slice(0, -1), '""")']),
      ...layOut(call('selected.selectExpr', ...casts), 'return '),
    ],
  };
}
