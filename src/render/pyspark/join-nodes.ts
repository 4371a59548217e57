import { column, columnName } from './columns';
import { NodeContext, NodeFunction, inputFields } from './node-function';
import { Brackets, Code, call, dictionary, layOut } from './python-code';
import { unusedName } from './python-names';
import { pyText } from './python-text';
import type { JoinNode, ManifestJoinKey, UnionNode } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

const SIDES = ['left: DataFrame', 'right: DataFrame'];

const MEANING: Record<JoinNode['joinType'], string> = {
  inner: 'the rows of both that match',
  left: 'all rows of the first, with what matches of the second',
  right: 'all rows of the second, with what matches of the first',
  outer: 'all rows of both, side by side where they match',
  leftsemi: 'the rows of the first that have a match in the second',
  leftanti: 'the rows of the first that have no match in the second',
};

/** Pairs rows by their keys. A null key matches nothing. */
export function join(node: JoinNode, context: NodeContext): NodeFunction {
  const [left, right] = context.inputs.map((input) => input.name);
  const on = enumerated(node.keys.map((key) => `${key.left} = ${key.right}`));
  return {
    doc: `gives, of ${left} and ${right}, ${MEANING[node.joinType]} by ${on}.`,
    parameters: SIDES,
    body: giveOneSide(node) ? joinOnCopies(node, context) : joinRenamed(node),
  };
}

function giveOneSide(node: JoinNode): boolean {
  return node.joinType === 'leftsemi' || node.joinType === 'leftanti';
}

/** The fields that would have one name in the pairs get their new names before: then the keys have one meaning too. */
function joinRenamed(node: JoinNode): string[] {
  const sides = (['left', 'right'] as const).map((side) => ({ side, renamed: (node.renamed ?? []).filter((each) => each.side === side) }));
  const keys = node.keys.map((key) => ({ left: newName(node, 'left', key.left), right: newName(node, 'right', key.right) }));
  return [
    ...sides.filter(({ renamed }) => renamed.length > 0).flatMap(({ side, renamed }) => (
      layOut(call(`${side}.withColumnsRenamed`, dictionary(renamed.map(({ from, to }) => [pyText(from), pyText(to)]))), `${side} = `)
    )),
    ...layOut(joined(node, keys), 'return '),
  ];
}

function newName(node: JoinNode, side: 'left' | 'right', name: string): string {
  return node.renamed?.find((each) => each.side === side && each.from === name)?.to ?? name;
}

/** Both sides of a semi or anti join may have fields of one name, so the right keys get names of their own. */
function joinOnCopies(node: JoinNode, context: NodeContext): string[] {
  const names = inputFields(context, 0).map((field) => field.name);
  const keys = node.keys.map((key) => ({ left: key.left, right: unusedName(`right_${key.right}`, names) }));
  const copies = node.keys.map((key, index) => `F.col(${columnName(key.right)}).alias(${pyText(keys[index].right)})`);
  return [...layOut(call('right.select', ...copies), 'keys = '), ...layOut(joined(node, keys, 'keys'), 'return ')];
}

function joined(node: JoinNode, keys: ManifestJoinKey[], right: string = 'right'): Brackets {
  return call('left.join', right, condition(keys), pyText(node.joinType));
}

function condition(keys: ManifestJoinKey[]): Code {
  const equal = keys.map((key) => `${column(key.left)} == ${column(key.right)}`);
  return equal.length === 1 ? equal[0] : { operator: '&', operands: equal.map((text) => `(${text})`) };
}

/** Puts the rows of two nodes below each other. */
export function union(node: UnionNode, context: NodeContext): NodeFunction {
  const once = node.distinct ? ', equal ones once' : '';
  return {
    doc: `gives the rows of ${enumerated(context.inputs.map((input) => input.name))}${node.asGlue ? ', column under column' : ''}${once}.`,
    parameters: SIDES,
    body: [`return left.${node.asGlue ? 'union' : 'unionByName'}(right)${node.distinct ? '.distinct()' : ''}`],
  };
}
