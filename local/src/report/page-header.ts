import { humanise, isNumeric, moment, number, pipelineName, seconds } from '../drawing/format';
import { Markup, markup } from '../drawing/markup';
import type { Answer, RunReport } from '../run-report';
import { grouped, sized } from '../text/counts';

/** A figure of the run that is shown large. */
export interface Tile {
  readonly value: string;
  readonly label: string;
  readonly isBad?: boolean;
}

/** What a pipeline's warehouse is counted in, as far as an answer of one row says it. */
const COUNTED = ['tracks', 'albums', 'artists'];

/** The head of the page: what ran, when, and its figures. */
export function header(report: RunReport, answers: readonly Answer[]): Markup {
  return markup`<header class="hero"><div class="inner">
<p class="eyebrow">Pipeline report</p>
<h1>${pipelineName(report.pipeline)}</h1>
<p class="lead"><span>${report.pipeline}</span> <span>started from ${report.from}</span> <time datetime="${report.started}">${moment(report.started)}</time></p>
<dl class="tiles">${tilesOf(report, answers).map(tile)}</dl>
</div></header>`;
}

/** The figures of a run, the most telling first. */
export function tilesOf(report: RunReport, answers: readonly Answer[]): readonly Tile[] {
  const failed = report.rules.filter((rule) => !rule.passed).length;
  const rejected = report.rejects.reduce((sum, reject) => sum + reject.lines, 0);
  return [
    ...report.tables.map((table) => ({ value: grouped(table.rows), label: `rows in ${table.name}` })),
    ...countedInAnswers(answers),
    { value: sized(report.tables.reduce((sum, table) => sum + table.bytes, 0)), label: 'of Parquet' },
    { value: seconds(report.seconds), label: 'for the whole run' },
    { value: grouped(rejected), label: rejected === 1 ? 'rejected line' : 'rejected lines' },
    ...(report.rules.length === 0 ? [] : [{ value: `${report.rules.length - failed} of ${report.rules.length}`, label: 'quality rules passed', isBad: failed > 0 }]),
  ];
}

/** From the first answer of one row that counts them. */
function countedInAnswers(answers: readonly Answer[]): readonly Tile[] {
  const summary = answers.find(({ rows, columns }) => rows.length === 1 && columns.some((column) => COUNTED.includes(column.name)));
  return (summary?.columns ?? []).flatMap((column, index) => {
    const value = summary?.rows[0][index];
    return COUNTED.includes(column.name) && isNumeric(column) && typeof value === 'number' ? [{ value: number(value), label: humanise(column.name).toLowerCase() }] : [];
  });
}

function tile({ value, label, isBad }: Tile): Markup {
  return markup`
<div class="tile${isBad === true ? ' bad' : ''}"><dt>${label}</dt><dd>${value}</dd></div>`;
}
