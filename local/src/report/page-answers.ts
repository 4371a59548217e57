import type { ManifestQuery } from '../manifest';
import type { Answer, QueryReport } from '../run-report';
import { MOST_COLOURS } from './answer-rows';
import { AnswerVisual, answerVisual } from './answer-visual';
import { chartSvg } from './chart-svg';
import { MOST_ROWS, answerTable } from './page-table';
import { DRAWINGS } from '../charts';
import { ColourBook } from '../charts/colour-book';
import type { LegendItem } from '../charts/drawing';
import { notesOf, summaryOf } from '../charts/words';
import { seconds } from '../drawing/format';
import { Content, Markup, markup } from '../drawing/markup';
import { grouped, counted } from '../text/counts';

/** A question with its answer and the figures of the run. */
export interface Answered {
  readonly query: ManifestQuery;
  readonly answer: Answer;
  readonly report?: QueryReport;
}

/** Rooms that charts are drawn for, in pixels: a page shows the one that fits. */
export const WIDE = { width: 900, height: 380 };
const PHONE = { width: 340, height: 280 };

/** The place of an answer on the page. */
export function anchor(query: ManifestQuery): string {
  return `answer-${query.name}`;
}

/** All questions, each with its picture or its table and the SQL behind it. */
export function answersSection(answered: readonly Answered[]): Markup {
  const colours = new ColourBook(MOST_COLOURS);
  return markup`<section id="answers" aria-labelledby="answers-title">
<h2 id="answers-title">Answers</h2>
<p class="intro">${counted(answered.length, 'question')} asked of the warehouse, each a named query in Athena.</p>
${answered.map((each, index) => card(each, index, colours))}
</section>`;
}

function card(answered: Answered, index: number, colours: ColourBook): Markup {
  const { query, answer } = answered;
  const drawn = answerVisual(query, answer);
  const id = anchor(query);
  return markup`
<article class="answer" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><span class="nr">${index + 1}</span> ${query.description}</h3>
<p class="meta">${meta(answered)}</p>
${drawn === undefined ? rowsOf(answered) : markup`${figure(drawn, colours)}${behind(`Table of ${counted(answer.rows.length, 'row')}`, rowsOf(answered))}`}
${behind('SQL', markup`<pre tabindex="0"><code>${query.sql}</code></pre>`)}
</article>`;
}

function meta({ query, answer, report }: Answered): Content {
  const figures = [counted(answer.rows.length, 'row'), ...report === undefined ? [] : [seconds(report.seconds)]];
  return markup`<code>${query.name}</code>${figures.map((text) => markup`<span>${text}</span>`)}${report === undefined ? undefined : markup`<a href="${fileOf(report)}">CSV</a>`}`;
}

function fileOf(report: QueryReport): string {
  return `answers/${encodeURIComponent(report.file)}`;
}

function behind(summary: string, content: Markup): Markup {
  return markup`<details><summary>${summary}</summary>${content}</details>`;
}

function rowsOf({ query, answer, report }: Answered): Markup {
  if (answer.rows.length === 0) return markup`<p class="empty">No row fits this question.</p>`;
  const all = answer.rows.length;
  const rest = report === undefined ? 'are shown.' : markup`are shown; <a href="${fileOf(report)}">${fileOf(report)}</a> has all.`;
  const note = all > MOST_ROWS ? markup`<p class="note">The first ${MOST_ROWS} of ${grouped(all)} rows ${rest}</p>` : undefined;
  return markup`${answerTable(query.description, answer.columns, answer.rows)}${note}`;
}

function figure({ visual, result, notes }: AnswerVisual, book: ColourBook): Markup {
  const looks = { font: 'inherit', colours: book.colours.bind(book), series: book.series.bind(book) };
  const [wide, phone] = [WIDE, PHONE].map((room) => {
    const drawing = DRAWINGS[visual.kind](visual, result, { ...room, ...looks });
    return { drawing, svg: chartSvg(drawing, { ...room, height: drawing.height ?? room.height }, `${visual.id}-${room === WIDE ? 'wide' : 'phone'}`) };
  });
  const caption = [`${visual.title}.`, ...notesOf(visual, result), ...notes, ...wide.drawing.notes ?? []].join(' ');
  return markup`<figure>${wide.drawing.legend === undefined ? undefined : legend(wide.drawing.legend)}
<div role="img" aria-label="${summaryOf(visual, result)}"><div class="chart wide">${wide.svg}</div><div class="chart phone">${phone.svg}</div></div>
<figcaption>${caption}</figcaption></figure>`;
}

function legend(items: readonly LegendItem[]): Markup {
  return markup`<ul class="legend" aria-label="Legend">${items.map(({ colour, text }) => markup`<li title="${text}"><i class="swatch" style="background:${colour}"></i><span class="legend-text">${text}</span></li>`)}</ul>`;
}
