import { shortened } from '../../text/few';
import { isObject } from '../glue-job';

/** A node of a job as the checks see it: of one known type, its members perhaps of wrong shapes. */
export interface Node {
  readonly id: string;
  /** Its type in the API, e.g. `S3CsvSource`. */
  readonly type: string;
  readonly members: Readonly<Record<string, unknown>>;
  /** Those of its inputs that are texts. */
  readonly inputs: readonly string[];
  /** How it is called in a message. */
  readonly label: string;
}

/** A node, from its one member. */
export function viewOf(id: string, type: string, members: Readonly<Record<string, unknown>>): Node {
  const name = typeof members.Name === 'string' ? ` '${shortened(members.Name)}'` : '';
  return { id, type, members, inputs: textsOf(members.Inputs), label: `node ${shortened(id)}${name} (${type})` };
}

/** The objects of a list; none of what is no list. */
export function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts of a list; none of what is no list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
