import { cell, humanise, isNumeric, NO_VALUE } from '../drawing/format';
import type { Cell } from '../drawing/format';
import { Content, Markup, markup } from '../drawing/markup';
import type { ManifestField } from '../manifest';

/** Rows that a table on the page shows; the file of the answer has all of them. */
export const MOST_ROWS = 100;

/** A column of a table: its heading, and whether it holds numbers, identifiers, text that stays on one line or any other. */
export interface Column {
  readonly heading: string;
  readonly kind: 'number' | 'id' | 'short' | 'text';
}

/** A table in a box of its own that scrolls sideways, so that the page never does. */
export function table(label: string, columns: readonly Column[], rows: readonly (readonly Content[])[]): Markup {
  return markup`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${columns.map(({ heading, kind }) => markup`<th scope="col" class="${kind}">${heading}</th>`)}</tr></thead>
<tbody>${rows.map((row) => markup`
<tr>${row.map((content, index) => markup`<td class="${columns[index].kind}">${content}</td>`)}</tr>`)}
</tbody></table></div>`;
}

/** The first rows of an answer as a table. */
export function answerTable(label: string, fields: readonly ManifestField[], rows: readonly (readonly Cell[])[]): Markup {
  const columns = fields.map((field) => ({ heading: humanise(field.name), kind: kindOf(field) }));
  return table(label, columns, rows.slice(0, MOST_ROWS).map((row) => row.map((value, index) => shown(value, fields[index]))));
}

function kindOf(field: ManifestField): Column['kind'] {
  if (field.identifies !== undefined) return 'id';
  return isNumeric(field) ? 'number' : 'text';
}

function shown(value: Cell, field: ManifestField): Content {
  return value === null ? markup`<span class="null" title="no value">${NO_VALUE}</span>` : cell(value, field);
}
