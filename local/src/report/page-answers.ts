import type { ManifestQuery } from '../manifest';
import type { Answer, QueryReport } from '../run-report';
import { ChartData, chartData } from './chart-data';
import { chartNotes, chartTitle, describeChart, renderChart } from './charts';
import { MOST_ROWS, answerTable } from './page-table';
import { seriesColour } from '../drawing/chart-style';
import { humanise, seconds } from '../drawing/format';
import { Content, Markup, markup, xmlText } from '../drawing/markup';
import { grouped, counted } from '../text/counts';

/** A question with its answer and the figures of the run. */
export interface Answered {
  readonly query: ManifestQuery;
  readonly answer: Answer;
  readonly report?: QueryReport;
}

/** Widths that charts are drawn for, in pixels: a page shows the one that fits. */
const WIDE = 900;
const PHONE = 340;

/** The place of an answer on the page. */
export function anchor(query: ManifestQuery): string {
  return `answer-${query.name}`;
}

/** All questions, each with its picture or its table and the SQL behind it. */
export function answersSection(answered: readonly Answered[]): Markup {
  return markup`<section id="answers" aria-labelledby="answers-title">
<h2 id="answers-title">Answers</h2>
<p class="intro">${counted(answered.length, 'question')} asked of the warehouse, each a named query in Athena.</p>
${answered.map(card)}
</section>`;
}

function card(answered: Answered, index: number): Markup {
  const { query, answer } = answered;
  const drawn = query.chart === undefined ? undefined : chartData(query.chart, answer);
  const id = anchor(query);
  return markup`
<article class="answer" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><span class="nr">${index + 1}</span> ${query.description}</h3>
<p class="meta">${meta(answered)}</p>
${drawn === undefined ? rowsOf(answered) : markup`${figure(drawn, answer.name)}${behind(`Table of ${counted(answer.rows.length, 'row')}`, rowsOf(answered))}`}
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

function figure(data: ChartData, name: string): Markup {
  const caption = [`${chartTitle(data)}.`, ...chartNotes(data)].join(' ');
  return markup`<figure>${legend(data)}
<div role="img" aria-label="${xmlText(describeChart(data))}"><div class="chart wide">${renderChart(data, WIDE, `${name}-wide`)}</div><div class="chart phone">${renderChart(data, PHONE, `${name}-phone`)}</div></div>
<figcaption>${caption}</figcaption></figure>`;
}

function legend(data: ChartData): Markup | undefined {
  if (data.seriesField === undefined) return undefined;
  return markup`<ul class="legend" aria-label="${humanise(data.seriesField.name)}">${data.series.map((series, index) => markup`<li><i style="background:${seriesColour(index)}"></i>${series.name}</li>`)}</ul>`;
}
