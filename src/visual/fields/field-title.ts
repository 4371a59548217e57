import type { FieldRole } from './field-role';

/** `track_popularity` as people read it: `Track popularity`; `artist_id`, an identifier: `Artist`. */
export function fieldTitle(name: string, role: `${FieldRole}` | 'label' | undefined): string {
  const words = name.replace(/_+/g, ' ').trim();
  const text = role === 'identifier' ? words.replace(/ id$/i, '') : words;
  return text === '' ? name : text[0].toUpperCase() + text.slice(1);
}

/** A title after another word: `Average track popularity`. What begins with several capitals stays as it is. */
export function lowered(title: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(title) ? title[0].toLowerCase() + title.slice(1) : title;
}
