import { meant } from '../../manifest/nearest';
import type { SqlNode } from '../../manifest/schema';
import { SPARK_SQL, oneSelect, sqlCode, sqlTokens, withoutTexts } from '../../manifest/sql-text';
import { definedNames, sqlWords, tablesNamed } from '../../manifest/sql-words';
import { repeated } from '../../private/lists';
import { Schema } from '../../schema/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';

/** An input of a SparkSql, and its name in the statement. */
export interface SqlInput {
  /** The node. */
  readonly node: JobNode;
  /** The name of its rows in the statement: a letter, then letters, digits and `_`. */
  readonly alias: string;
}

/** Properties of a SparkSql. */
export interface SparkSqlProps extends JobNodeProps {
  /** The inputs, at least one. */
  readonly inputs: SqlInput[];
  /**
   * One SELECT in Spark SQL. Text stands between single quotes; a name that needs quoting between backticks.
   * On one machine it is translated for DuckDB; what is not known to give the same there is refused.
   */
  readonly sql: string;
  /** The fields of the result: the statement gives columns of these names, which are cast to these types. */
  readonly outputSchema: Schema;
}

/** Runs a SELECT over its inputs. */
export class SparkSql extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: SparkSqlProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, props.inputs.map(({ node }) => node), check.declared(props.outputSchema, 'the declared output'), props);
    checkAliases(check, props.inputs.map(({ alias }) => alias));
    checkStatement(check, props.sql);
    checkTables(check, props);
    props.inputs.forEach(({ node }) => checkDoubled(check, props.sql, node));
  }

  /** @internal */
  public get _columnsProperty(): string | undefined {
    return 'outputSchema';
  }

  /** @internal */
  public get _keepsRows(): boolean {
    return false;
  }

  /** @internal */
  public _toManifest(): SqlNode {
    return { type: 'Sql', ...this._base(), sql: this.props.sql, aliases: this.props.inputs.map(({ alias }) => alias) };
  }
}

function checkAliases(check: NodeCheck, aliases: string[]): void {
  if (aliases.length === 0) check.error('noInputs', 'it has no inputs');
  for (const alias of repeated(aliases.map((text) => text.toLowerCase()))) check.error('duplicateAlias', `two inputs have one alias, got: ${alias}`);
  for (const alias of aliases.filter((text) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(text))) {
    check.error('invalidAlias', `an alias is a letter, then letters, digits and '_', got: '${alias}'`);
  }
}

function checkStatement(check: NodeCheck, sql: string): void {
  for (const { id, message } of oneSelect(sql, SPARK_SQL)) check.error(id, message);
  for (const { text } of sqlTokens(sql, SPARK_SQL).filter(({ kind, text: written }) => kind === 'text' && /['\\]/.test(written.slice(1, -1)))) {
    check.error('escapedText', `a quote or a backslash in text is written one way in Spark and another elsewhere; use chr(39) or chr(92), got: ${text}`);
  }
  if (sqlCode(sql, SPARK_SQL).includes('"')) {
    check.error('doubleQuotes', 'double quotes mean text in Spark and a name elsewhere; put text between single quotes and names between backticks');
  }
}

/** Of a table that is named without a database nothing says which one it is in: it is an input, or one that the statement itself names. */
function checkTables(check: NodeCheck, { sql, inputs }: SparkSqlProps): void {
  const words = sqlWords(sql, SPARK_SQL);
  const own = definedNames(words);
  const aliases = inputs.map(({ alias }) => alias);
  const known = new Set(aliases.map((alias) => alias.toLowerCase()));
  const unknown = tablesNamed(words).map(({ name }) => name).filter((name) => !own.has(name) && !known.has(name));
  for (const name of new Set(unknown)) {
    check.error('unknownTable', `the statement reads a table that is none of its inputs, got: ${name}; ${meant(name, aliases)}it has: ${aliases.join(', ')}; `
      + 'a table of the Data Catalog is named with its database');
  }
}

/** A name that an input gives several fields of is ambiguous in Spark, and so is a star that stands for all fields. */
function checkDoubled(check: NodeCheck, sql: string, input: JobNode): void {
  const code = withoutTexts(sql, SPARK_SQL).replace(/count\s*\(\s*\*\s*\)/gi, ' ').toLowerCase();
  const doubled = new Set(input.schema.fields.flatMap((field) => field._history.doubles ?? []));
  for (const name of doubled) {
    const words = new Set(code.match(/`[^`]*`|\w+|\*/g)?.map((word) => word.replace(/`/g, '')));
    if (words.has(name.toLowerCase()) || words.has('*')) {
      check.error('ambiguousField', `the statement names a field that '${input.name}' gives several of, got: ${name}; rename it on one side before the join`);
    }
  }
}
