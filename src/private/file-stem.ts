import type { Construct } from 'constructs';

/** File systems take 255 bytes; what follows the stem takes some of them. */
const MOST_LETTERS = 200;

/** Name of a file about a construct, without what follows the dot: its path, cut where that is long, and then told apart by its address. */
export function fileStem({ node }: Construct): string {
  const stem = node.path.split('/').join('.');
  return stem.length <= MOST_LETTERS ? stem : `${stem.slice(0, MOST_LETTERS - node.addr.length - 1)}.${node.addr}`;
}
