import type { NodeCheck } from '../checks/node-check';

/** Checks the separator and the quote of a CSV file. */
export function checkCharacters(check: NodeCheck, props: { separator: string; quote: string }): void {
  for (const option of ['separator', 'quote'] as const) {
    if (props[option].length !== 1) check.error('invalidCharacter', `${option} is one character, got: '${props[option]}'`);
  }
  if (props.separator === props.quote) check.error('invalidCharacter', `separator and quote differ, got: '${props.quote}' for both`);
}
