import * as path from 'path';
import type { Opener } from '../terminal/opener';
import type { Terminal } from '../terminal/terminal';

/** Help of the option `--open`. */
export const OPEN_OPTION = { flags: '--open', description: 'open the page in the default browser' } as const;

/** Opens a page; where that is not possible, a line on standard error says where it is. */
export async function openPage(file: string, open: Opener, terminal: Terminal): Promise<void> {
  if (!await open(path.resolve(file))) terminal.printError([`Note: no browser could be opened here: the page is ${path.resolve(file)}`]);
}
