import type { GlueJobNode } from '../glue-job';
import { Member } from './call-values';
import { shownJson } from '../../text/few';

/** What a node says that the library's classes have no words for: the node then passes through as it is. */
export class NotExpressible extends Error {
  /** @param member the member that says it; undefined where it is the node as a whole */
  constructor(readonly member: string | undefined, readonly value: unknown, readonly why: string) {
    super(member === undefined ? why : `${member} ${value === undefined ? 'is not given' : shownJson(value)}: ${why}`);
  }
}

const NESTED = 'it leads into a structure, and the library has flat columns alone';

/** A member that is a text. */
export function text(node: GlueJobNode, member: string): string {
  return textOf(node.members[member], member);
}

/** A member that is a text, where it is there. */
export function optionalText(node: GlueJobNode, member: string): string | undefined {
  return node.members[member] === undefined ? undefined : text(node, member);
}

/** A value that is a text. */
export function textOf(value: unknown, member: string): string {
  if (typeof value !== 'string') throw new NotExpressible(member, value, 'it is no text');
  return value;
}

/** A member that is a list; empty where it is not there. */
export function list(node: GlueJobNode, member: string): readonly unknown[] {
  return listOf(node.members[member] ?? [], member);
}

/** A value that is a list. */
export function listOf(value: unknown, member: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new NotExpressible(member, value, 'it is no list');
  return value;
}

/** A value that has members. */
export function recordOf(value: unknown, member: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotExpressible(member, value, 'it has no members');
  return value as Record<string, unknown>;
}

/** The name at the end of a path of one segment, as it is. */
export function nameOf(path: unknown, member: string): string {
  const segments = listOf(path, member);
  if (segments.length === 0) throw new NotExpressible(member, path, 'it names no column');
  if (segments.length > 1) throw new NotExpressible(member, path, NESTED);
  return textOf(segments[0], member);
}

/** The names of a list of such paths. */
export function names(node: GlueJobNode, member: string): string[] {
  return list(node, member).map((path) => nameOf(path, member));
}

/**
 * The column that a path names. A name with a dot in it stands between backticks there; else the dot leads into a structure, unless there is a
 * column of just that name.
 *
 * @param isColumn whether there is a column of a name
 */
export function columnOf(path: unknown, member: string, isColumn: IsColumn): string {
  return unquoted(nameOf(path, member), member, isColumn);
}

/** Whether there is a column of a name. */
export type IsColumn = (name: string) => boolean;

/** The columns of a list of such paths. */
export function columns(node: GlueJobNode, member: string, isColumn: IsColumn): string[] {
  return list(node, member).map((path) => columnOf(path, member, isColumn));
}

/** The column that a segment of a path names. One that begins with a dot was made so by a join: no structure has an empty name. */
export function unquoted(segment: string, member: string, isColumn: IsColumn): string {
  const quoted = /^`([^`]*)`$/.exec(segment);
  if (!quoted && segment.lastIndexOf('.') > 0 && !isColumn(segment)) throw new NotExpressible(member, segment, NESTED);
  return quoted ? quoted[1] : segment;
}

/** A member of an enum of the library, by what the API calls it. */
export function enumMember(className: string, members: Readonly<Record<string, string>>, name: string, member: string): Member {
  if (!Object.hasOwn(members, name)) throw new NotExpressible(member, name, `the library has ${Object.keys(members).join(', ')}`);
  return new Member(className, members[name]);
}
