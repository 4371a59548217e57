import { WIDTH } from './typescript-literals';
import { withoutUnseen } from '../../text/unseen';

/** Lines of comment before a statement. */
export function lineComment(text: string, indent: string): string {
  return wrapped(text, WIDTH - indent.length - 3).map((line) => `${indent}// ${line}\n`).join('');
}

/** A doc comment: a paragraph for each text, a list for each list of them. */
export function docComment(paragraphs: readonly (string | readonly string[])[], indent = ''): string {
  const blocks = paragraphs.filter((paragraph) => paragraph.length > 0).map((paragraph) => blockLines(paragraph, WIDTH - indent.length - 3));
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block])).map(harmless);
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ''].join('\n');
}

function blockLines(paragraph: string | readonly string[], width: number): string[] {
  if (typeof paragraph === 'string') return wrapped(paragraph, width);
  return paragraph.flatMap((item) => wrapped(item, width - 2).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)));
}

/** Lines of whole words. What ends a line, or is not seen, is a blank. */
function wrapped(text: string, width: number): string[] {
  const words = withoutUnseen(text, () => ' ').split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  for (const piece of words.flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + 1 + piece.length > width) lines.push(piece);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines;
}

/** A text that does not end the comment. */
function harmless(line: string): string {
  return line.replace(/\*\//g, '*\\/').replace(/@(?=\w)/g, '\\@');
}
