import type { Schema } from 'cdk-spotify-analytics/model';
import { declaredSchema, isColumnOf, type CallContext, type Draft, type Made } from './call-context';
import { columnOf, enumMember, list, listOf, recordOf, text, textOf } from './call-members';
import { Member, Ref, type Value } from './call-values';
import { schemaValue, type Column } from './column-types';
import { statementColumns } from './statement-columns';
import { knownColumns } from '../../engine/spark-sql/translate';
import type { GlueJobNode } from '../glue-job';

const JOIN_TYPES: Readonly<Record<string, string>> = {
  equijoin: 'INNER', left: 'LEFT', right: 'RIGHT', outer: 'OUTER', leftsemi: 'LEFT_SEMI', leftanti: 'LEFT_ANTI',
};

export function join(context: CallContext): Draft {
  const [left, right] = context.inputs;
  const type = enumMember('JoinType', JOIN_TYPES, text(context.node, 'JoinType'), 'JoinType');
  return {
    className: 'Join',
    props: {
      left: new Ref(left.variable),
      right: new Ref(right.variable),
      keys: joinKeys(context),
      ...(type.member !== 'INNER' && { joinType: type }),
      ...(type.member !== 'LEFT_SEMI' && type.member !== 'LEFT_ANTI' && mayClash(left, right) && { nameClashes: new Member('NameClashes', 'AS_GLUE') }),
    },
  };
}

export function union(context: CallContext): Draft {
  const [left, right] = context.inputs;
  return {
    className: 'Union',
    props: {
      left: new Ref(left.variable),
      right: new Ref(right.variable),
      ...(text(context.node, 'UnionType') === 'DISTINCT' && { distinct: true }),
      ...(!isAlike(left.schema, right.schema) && { asGlue: true }),
    },
  };
}

export function sparkSql(context: CallContext): Draft {
  const { node, inputs } = context;
  const aliases = ofInputs(node, 'SqlAliases').map((entry) => entry && textOf(entry.Alias, 'SqlAliases'));
  const sql = text(node, 'SqlQuery');
  const tables = inputs.map(({ variable, schema }, index) => ({ name: aliases[index] ?? variable, schema }));
  return {
    className: 'SparkSql',
    props: {
      inputs: inputs.map(({ variable }, index) => ({ node: new Ref(variable), alias: tables[index].name })),
      sql,
      // A statement is read only where nothing is declared.
      outputSchema: declaredSchema(context) ?? declaredSchema({ ...context, columnsRead: columnsGiven(sql, tables) }) ?? schemaValue([], false),
    },
  };
}

export function customCode(context: CallContext): Draft {
  const { node, inputs } = context;
  return {
    className: 'CustomCode',
    props: {
      inputs: inputs.map(({ variable }) => new Ref(variable)),
      code: text(node, 'Code'),
      className: text(node, 'ClassName'),
      outputSchema: declaredSchema(context),
    },
  };
}

/** The columns that a statement gives, where all columns of its inputs are known. */
function columnsGiven(sql: string, tables: readonly { readonly name: string; readonly schema: Schema }[]): readonly Column[] | undefined {
  if (!tables.every(({ schema }) => schema.isComplete)) return undefined;
  return statementColumns(sql, tables.map(({ name, schema }) => ({
    name, columns: knownColumns(schema.fields.map((field) => ({ name: field.name, type: field.dataType.name }))),
  })));
}

/** The keys of both sides in pairs. The first of the Inputs is the left side. */
function joinKeys({ node, inputs }: CallContext): Value[] {
  const [left, right] = ofInputs(node, 'Columns').map((side) => listOf(side?.Keys, 'Columns'));
  return left.map((key, index) => ({ left: columnOf(key, 'Columns', isColumnOf(inputs[0])), right: columnOf(right[index], 'Columns', isColumnOf(inputs[1])) }));
}

/** Whether Glue would rename columns of one name that both sides have: also where that is not known. */
function mayClash(left: Made, right: Made): boolean {
  if (!left.schema.isComplete || !right.schema.isComplete) return true;
  const taken = new Set(left.schema.names.map((name) => name.toLowerCase()));
  return right.schema.names.some((name) => taken.has(name.toLowerCase()));
}

/** Whether columns are the same by name and by position, as far as is known. */
function isAlike(left: Schema, right: Schema): boolean {
  const columns = ({ fields }: Schema) => fields.map(({ name, dataType }) => `${name} ${dataType}`).join('\n');
  return left.isComplete && right.isComplete && columns(left) === columns(right);
}

/** What a member says of each of the Inputs: it stands there in any order, but where an input is there twice, in the order of the Inputs. */
function ofInputs(node: GlueJobNode, member: string): (Readonly<Record<string, unknown>> | undefined)[] {
  const entries = list(node, member).map((entry) => recordOf(entry, member));
  return node.inputs.map((input, index) => {
    const before = node.inputs.slice(0, index).filter((other) => other === input).length;
    return entries.filter(({ From }) => From === input)[before];
  });
}
