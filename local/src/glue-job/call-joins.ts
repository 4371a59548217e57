import { declaredSchema, type CallContext, type Draft, type Made } from './call-context';
import { columnOf, list, listOf, NotExpressible, recordOf, text, textOf } from './call-members';
import { Member, Ref, type Value } from './call-values';
import { schemaValue } from './column-types';

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
    },
  };
}

export function sparkSql(context: CallContext): Draft {
  const { node, inputs } = context;
  const aliases = new Map(list(node, 'SqlAliases').map((entry) => {
    const { From, Alias } = recordOf(entry, 'SqlAliases');
    return [From, textOf(Alias, 'SqlAliases')];
  }));
  return {
    className: 'SparkSql',
    props: {
      inputs: inputs.map(({ variable }, index) => ({ node: new Ref(variable), alias: aliases.get(node.inputs[index]) ?? variable })),
      sql: text(node, 'SqlQuery'),
      outputSchema: declaredSchema(context) ?? schemaValue([], false),
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

/** A member of an enum of the library, by what the API calls it. */
export function enumMember(className: string, members: Readonly<Record<string, string>>, name: string, member: string): Member {
  if (!Object.hasOwn(members, name)) throw new NotExpressible(member, name, `the library has ${Object.keys(members).join(', ')}`);
  return new Member(className, members[name]);
}

/** The keys of both sides in pairs. The sides stand in any order in Columns; the first of the Inputs is the left one. */
function joinKeys({ node }: CallContext): Value[] {
  const sides = list(node, 'Columns').map((side) => recordOf(side, 'Columns'));
  const [left, right] = node.inputs.map((input) => listOf(sides.find(({ From }) => From === input)?.Keys, 'Columns'));
  return left.map((key, index) => ({ left: columnOf(key, 'Columns'), right: columnOf(right[index], 'Columns') }));
}

/** Whether Glue would rename columns of one name that both sides have: also where that is not known. */
function mayClash(left: Made, right: Made): boolean {
  if (!left.schema.isComplete || !right.schema.isComplete) return true;
  const taken = new Set(left.schema.names.map((name) => name.toLowerCase()));
  return right.schema.names.some((name) => taken.has(name.toLowerCase()));
}
