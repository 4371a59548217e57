import { Fn, Names, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Letters of the part of a stack's id that names end in: the first group of its UUID. */
const ID_LETTERS = 8;

/** Letters of the name of a database in the Data Catalog, at most (`NameString` in Glue's API model). */
const LONGEST_DATABASE = 255;

/**
 * A name for what a construct makes: its path, and a part of the id of its stack, known at deployment. What an earlier stack has left
 * behind, or one elsewhere under the same path has made, is not in its way.
 */
export function nameOfStack(scope: Construct, maxLength: number): string {
  return `${Names.uniqueResourceName(scope, { maxLength: maxLength - 1 - ID_LETTERS, separator: '-' })}-${partOfId(scope)}`;
}

/** Likewise for a database: in lower-case letters, digits and `_`. */
export function databaseOfStack(scope: Construct): string {
  const form = { maxLength: LONGEST_DATABASE - 1 - ID_LETTERS, separator: '_', allowedSpecialCharacters: '_' };
  return `${Names.uniqueResourceName(scope, form).toLowerCase()}_${partOfId(scope)}`;
}

/** Of `arn:aws:cloudformation:eu-west-1:111122223333:stack/NAME/1a2b3c4d-…` it is `1a2b3c4d`. */
function partOfId(scope: Construct): string {
  const uuid = Fn.select(2, Fn.split('/', Stack.of(scope).stackId));
  return Fn.select(0, Fn.split('-', uuid));
}
