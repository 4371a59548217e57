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

/** A section's heading, a line that names the file (not the folder) of the block after it, or a block in its fences. */
const PIECE = /^#+ (?<section>.+)$|^`(?<file>[\w./-]+\.\w+)`:$|^```(?<language>\w*).*\n(?<text>[^]*?)^```$/gm;

/** The blocks of a document that a reader types, in their order: those of commands, and those that a line such as "`bin/app.ts`:" names. */
export function blocksOf(document: string): Block[] {
  const blocks: Block[] = [];
  let section = '';
  let file: string | undefined;
  for (const { groups = {} } of readFileSync(path.join(ROOT, document), 'utf8').matchAll(PIECE)) {
    section = groups.section ?? section;
    const lines = groups.text?.trimEnd().split('\n');
    if (lines !== undefined && (groups.language === 'sh' || file !== undefined)) blocks.push({ section, file, lines });
    file = groups.file;
  }
  return blocks;
}
