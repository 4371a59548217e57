import type { CheckedNode } from './checked-node';
import type { Schema } from '../../schema/schema';
import type { Finding } from '../finding';
import { graphWarning } from '../graph-finding';

/**
 * Joins of which no key is left in a target, since a DropFields dropped the last copy: what names both copies of a key
 * drops both. Where rows are made anew on the way (an Aggregate, a SparkSql), or are picked by name, that is what was asked for.
 */
export function lostKeys(target: CheckedNode): Finding[] {
  if (!target.schema.isComplete) return [];
  const kept = new Set(target.schema.fields.flatMap((field) => field._history.keyOf ?? []));
  const before = nodesBefore(target);
  const drops = before.filter((node) => node._dropsFields).map((node) => ({ node, marks: droppedMarks(node) }));
  return before.flatMap((join) => {
    const keys = join._joins;
    const drop = drops.find(({ marks }) => keys?.marks.some((mark) => marks.has(mark)));
    if (!keys || !drop || keys.marks.some((mark) => kept.has(mark))) return [];
    return [graphWarning('lostKey', `no copy of its keys ${keys.names.join(' and ')} is left in '${target.name}', `
      + `since '${drop.node.name}' drops them all; keep one of them`, join)];
  });
}

/** The nodes before a node, as far as rows stay rows of the same things. */
function nodesBefore(node: CheckedNode): CheckedNode[] {
  const found = new Set<CheckedNode>();
  const left = [...node.inputs];
  for (let next = left.pop(); next; next = left.pop()) {
    if (found.has(next) || !next._keepsRows) continue;
    found.add(next);
    left.push(...next.inputs);
  }
  return [...found];
}

/** The marks of keys of which a DropFields drops the last copy. */
function droppedMarks(node: CheckedNode): Set<string> {
  const marks = (fields: Schema['fields']) => fields.flatMap((field) => field._history.keyOf ?? []);
  const kept = new Set(marks(node.schema.fields));
  return new Set(marks(node.inputs[0].schema.fields).filter((mark) => !kept.has(mark)));
}
