/** What the engines, Athena and the Data Catalog take for a name as it stands. */
const GOOD_NAME = /^[a-z_][a-z0-9_]{0,99}$/;
const MOST_CHARACTERS = 60;

/** A name of a column as a field: `Order ID` is `order_id`, `2019` is `column_2019`. A name that is good stays. */
export function fieldName(header: string): string {
  if (GOOD_NAME.test(header)) return header;
  const words = plainLetters(header.slice(0, 10 * MOST_CHARACTERS)).replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase().replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '').slice(0, MOST_CHARACTERS).replace(/_+$/, '');
  return /^[a-z]/.test(words) ? words : `column${words === '' ? '' : `_${words}`}`;
}

/** Names of fields, no two alike. */
export function fieldNames(headers: readonly string[]): string[] {
  const taken = new Set(headers.filter((header) => GOOD_NAME.test(header)));
  const used = new Set<string>();
  const next = new Map<string, number>();
  return headers.map((header) => {
    const base = fieldName(header);
    if (base === header && !used.has(base)) {
      used.add(base);
      return base;
    }
    let [name, number] = [base, next.get(base) ?? 1];
    while (used.has(name) || taken.has(name)) name = `${base}_${++number}`;
    next.set(base, number);
    used.add(name);
    return name;
  });
}

/** The thing that a row of a file is: `Order-Items.csv` gives `order_item`. */
export function entityOf(fileName: string): string {
  const name = fieldName(stem(fileName));
  if (/[^aeiou]ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(ss|us|is)$/.test(name)) return name;
  if (/(x|ch|sh|ss)es$/.test(name)) return name.replace(/es$/, '');
  return name.replace(/s$/, '');
}

/** A file's name without its endings. */
export function stem(fileName: string): string {
  return fileName.replace(/\.gz$/i, '').replace(/\.[^.]*$/, '');
}

/** Words for people: `order_items` is `Order items`. */
export function titleOf(name: string): string {
  const words = name.replace(/_+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function plainLetters(text: string): string {
  return text.replace(/ß/g, 'ss').replace(/[æÆ]/g, 'ae').replace(/[øØ]/g, 'o').normalize('NFKD').replace(/\p{M}/gu, '');
}
