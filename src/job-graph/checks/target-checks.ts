import type { CheckedNode } from './checked-node';
import type { Finding } from '../finding';
import { graphError, graphWarning } from '../graph-finding';
import { lostKeys } from './lost-keys';
import { repeated } from '../../private/lists';

/** What is wrong with the columns that a target writes. */
export function checkTarget(target: CheckedNode): Finding[] {
  return [...checkDoubled(target), ...checkKeyCopies(target), ...checkDotted(target), ...checkPrefixed(target), ...lostKeys(target)];
}

/** Two columns of one name cannot be written. */
function checkDoubled(target: CheckedNode): Finding[] {
  const doubled = new Set(target.schema.fields.flatMap((field) => field._history.doubles ?? []));
  return [...doubled].map((name) => graphError(
    'duplicateField', `it would write several columns of one name, got: ${name}; rename it on one side before the join, or drop it`, target,
  ));
}

/** Two fields that an inner join made equal: harmless, but a key that stands twice in a table is what people forget to drop. */
function checkKeyCopies(target: CheckedNode): Finding[] {
  const { fields } = target.schema;
  const marks = repeated(fields.flatMap((field) => field._history.equalBy ?? []));
  const groups = new Map(marks.map((mark) => {
    const copies = fields.filter((field) => field._history.equalBy?.includes(mark)).map((field) => field.name);
    return [copies.join('\n'), copies] as const;
  }));
  const all = [...groups.values()];
  const isPart = (copies: string[]) => all.some((other) => other.length > copies.length && copies.every((name) => other.includes(name)));
  return all.filter((copies) => !isPart(copies)).map((copies) => graphWarning(
    'keyCopy', `fields ${copies.join(' and ')} hold the same key; drop all but one before the target`, target,
  ));
}

/** The name that an inner join of Glue gives a field of its first frame: Athena takes it only in quotes, and people do not expect it. */
function checkDotted(target: CheckedNode): Finding[] {
  const dotted = target.schema.names.filter((name) => name.startsWith('.'));
  if (dotted.length === 0) return [];
  return [graphWarning('dottedField', 'columns have the names that Glue gives the fields of a join\'s first side when the second has them too, '
    + `got: ${dotted.join(', ')}; drop or rename them before the target`, target)];
}

/** What the sides of a join are called when a clash is resolved in Glue Studio, now and in older jobs, and by KeyedJoin. */
const PREFIX = /^(?:right_|left_|\(right\) |\(left\) )(.+)$/;

function checkPrefixed(target: CheckedNode): Finding[] {
  const { fields } = target.schema;
  const prefixed = fields.filter((field) => {
    const bare = PREFIX.exec(field.name)?.[1];
    return bare !== undefined && (field._history.renamedFrom === bare || target.schema.field(bare) !== undefined);
  });
  if (prefixed.length === 0) return [];
  return [graphWarning('prefixedField', 'columns have names that tell the side of a join, not what they hold, '
    + `got: ${prefixed.map((field) => field.name).join(', ')}; drop or rename them before the target`, target)];
}
