import { visible } from '../../text/unseen';

/** The most characters of a line of the code. */
export const WIDTH = 120;

/** A text as a literal: between single quotes, or between double ones where that spares escapes. What is not seen is written by its number. */
export function stringLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + visible(text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)) + quote;
}

/** A text as literals that stand one after the other, each not much longer than a width: broken after a space where there is one. */
export function stringPieces(text: string, width: number): string[] {
  const pieces = text.match(/\s*\S+\s*|\s+/g) ?? [''];
  const lines: string[] = [''];
  for (const piece of pieces.flatMap((word) => chunks(word, width))) {
    const last = lines[lines.length - 1];
    if (last !== '' && stringLiteral(last + piece).length > width) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.map(stringLiteral);
}

/** The name of a property as an object literal has it. */
export function propertyKey(name: string): string {
  // As a plain key it would set the prototype instead.
  if (name === '__proto__') return `['${name}']`;
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : stringLiteral(name);
}

/** A word that is longer than a line, in pieces. */
function chunks(word: string, width: number): string[] {
  if (stringLiteral(word).length <= width) return [word];
  const characters = [...word];
  // An escape takes up to nine characters.
  const size = Math.max(8, Math.floor(width / 2));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) => characters.slice(index * size, (index + 1) * size).join(''));
}
