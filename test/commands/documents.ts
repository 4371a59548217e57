import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** A block of commands in a document, or a block that is the text of a file that the line before it names. */
export interface Block {
  readonly section: string;
  /** The file whose text it is; undefined where it is commands. */
  readonly file?: string;
  readonly lines: readonly string[];
}

/** The blocks of a document that a reader types, in their order: those of commands, and those that a line such as "`bin/app.ts`:" names. */
export function blocksOf(document: string): Block[] {
  const blocks: Block[] = [];
  let section = '';
  let named: string | undefined;
  let open: { readonly language: string; readonly lines: string[] } | undefined;
  for (const line of readFileSync(path.join(ROOT, document), 'utf8').split('\n')) {
    const fence = /^```(\w*)/.exec(line);
    if (open === undefined && fence) open = { language: fence[1], lines: [] };
    else if (open !== undefined && fence) {
      if (open.language === 'sh') blocks.push({ section, lines: open.lines });
      else if (named !== undefined) blocks.push({ section, file: named, lines: open.lines });
      open = undefined;
      named = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (line.startsWith('#')) section = line.replace(/^#+ /, '');
    else if (line !== '') named = /^`([\w./-]+)`:$/.exec(line)?.[1];
  }
  return blocks;
}
