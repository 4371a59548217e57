import type { JobNode } from '../job-node';
import { JoinKey, JoinType, NameClashes } from './join-options';
import type { ManifestRenamedColumn } from '../../manifest/schema';
import { firstFree } from '../../private/lists';
import type { Field, FieldHistory } from '../../schema/field';
import { Schema } from '../../schema/schema';
import type { NodeCheck } from '../checks/node-check';

/** What is joined, and how. */
export interface JoinPlan {
  readonly left: JobNode;
  readonly right: JobNode;
  readonly type: JoinType;
  readonly nameClashes: NameClashes;
  readonly keys: MarkedKey[];
}

/** A key, and a mark that its two fields are recognized by after the join. */
export interface MarkedKey extends JoinKey {
  readonly mark: string;
}

/** The fields that a join gives, and those of them that have another name than in their input. */
export interface JoinColumns {
  readonly schema: Schema;
  readonly renamed: ManifestRenamedColumn[];
}

interface Sides {
  readonly left: Field[];
  readonly right: Field[];
  readonly renamed: ManifestRenamedColumn[];
}

/** The fields of the left side, then those of the right side; of a semi or anti join the left side's alone. */
export function joinColumns(check: NodeCheck, plan: JoinPlan): JoinColumns {
  const { left, right, type } = plan;
  if (type === JoinType.LEFT_SEMI || type === JoinType.LEFT_ANTI) return { schema: left.schema, renamed: [] };
  const fields = {
    left: left.schema.fields.map((field) => joined(field, plan, 'left')),
    right: right.schema.fields.map((field) => joined(field, plan, 'right')),
    renamed: [],
  };
  const sides = withoutClashes(check, plan, fields);
  return { schema: check.output([...sides.left, ...sides.right], left, right), renamed: sides.renamed };
}

/** A field as the join gives it: null where its side has no match; never null where it is a key that matched. */
function joined(field: Field, { left, right, type, keys }: JoinPlan, side: 'left' | 'right'): Field {
  const isInner = type === JoinType.INNER;
  const canMiss = !isInner && (type === JoinType.OUTER || (side === 'left') === (type === JoinType.RIGHT));
  const own = keys.filter((key) => key[side] === field._glueName);
  // What one field of a key was known by before, the other is known by too from here on.
  const known = own.flatMap((key) => [left.schema.field(key.left), right.schema.field(key.right)].flatMap((end) => end?._history ?? []));
  const marks = (kind: keyof Pick<FieldHistory, 'equalBy' | 'keyOf'>) => [...known.flatMap((history) => history[kind] ?? []), ...own.map(({ mark }) => mark)];
  const marked = own.length > 0 ? field._joined({ keyOf: marks('keyOf'), ...(isInner && { equalBy: marks('equalBy') }) }) : field;
  if (canMiss) return marked.withNullable(true);
  return isInner && own.length > 0 ? marked.withNullable(false) : marked;
}

function withoutClashes(check: NodeCheck, { type, nameClashes }: JoinPlan, sides: Sides): Sides {
  if (nameClashes === NameClashes.REFUSED) return refused(check, sides);
  return type === JoinType.INNER ? dotted(check, sides) : doubled(sides);
}

function refused(check: NodeCheck, sides: Sides): Sides {
  const taken = new Set(sides.left.map((field) => field.name.toLowerCase()));
  const clashes = sides.right.filter((field) => taken.has(field.name.toLowerCase()));
  if (clashes.length > 0) {
    const names = clashes.map((field) => field.name).join(', ');
    check.error('nameClash', `both sides have a field of one name, got: ${names}; rename them on one side, or use KeyedJoin`);
  }
  return { ...sides, right: sides.right.filter((field) => !clashes.includes(field)) };
}

/** `Join.apply` of Glue, which does its inner joins, puts a dot before the names of its first frame that its second has too. */
function dotted(check: NodeCheck, sides: Sides): Sides {
  const names = new Set(sides.right.map((field) => field._glueName));
  const clashes = sides.left.filter((field) => names.has(field._glueName));
  const several = [...sides.left, ...sides.right].filter((field) => field._history.doubles !== undefined).map((field) => field._glueName);
  for (const name of new Set(several.filter((double) => clashes.some((field) => field._glueName === double)))) {
    check.error('ambiguousField', `both sides have a field of one name, which one of them has several of, got: ${name}; drop or rename it before`);
  }
  return {
    ...sides,
    left: sides.left.map((field) => (clashes.includes(field) ? field.renamed(`.${field.name}`) : field)),
    renamed: clashes.map((field) => ({ side: 'left', from: field.name, to: `.${field.name}` })),
  };
}

/**
 * Glue's other joins are Spark's, which leave two columns of one name. Here the right side's has a name of its own, and what
 * names it in Glue is ambiguous.
 */
function doubled(sides: Sides): Sides {
  const inGlue = new Set(sides.left.map((field) => field._glueName.toLowerCase()));
  const used = new Set([...sides.left, ...sides.right].map((field) => field.name.toLowerCase()));
  const renamed: ManifestRenamedColumn[] = [];
  const right = sides.right.map((field) => {
    if (!inGlue.has(field._glueName.toLowerCase())) return field;
    const name = freeName(field._glueName, used);
    renamed.push({ side: 'right', from: field.name, to: name });
    return field._doubling(name);
  });
  return { ...sides, right, renamed };
}

/** The name with the first number behind it, from 2 on, that makes it one that is not used yet. */
function freeName(name: string, used: Set<string>): string {
  const free = firstFree((number) => `${name} (${number + 1})`, (candidate) => used.has(candidate.toLowerCase()));
  used.add(free.toLowerCase());
  return free;
}
