import type { PipelineManifest } from '../manifest';
import type { Answer, RunReport } from '../run-report';
import { counted } from './format';
import { renderGraphSvg } from './graph-svg';
import { Markup, markup, trusted } from './markup';
import { Answered, anchor, answersSection } from './page-answers';
import { header, pipelineName } from './page-header';
import { quality } from './page-quality';
import { PAGE_STYLE } from './page-style';

/** What the page shows: the figures of a run, the pipeline that ran and what its named queries gave. */
export interface PageInput {
  readonly report: RunReport;
  readonly manifest: PipelineManifest;
  readonly answers: readonly Answer[];
}

/** Nothing may be loaded or run, whatever text the data holds: the page's own style and pictures are in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const ICON = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Crect width=%2216%22 height=%2216%22 rx=%224%22 fill=%22%23117a3d%22/%3E%3Cpath d=%22M4 12V8M8 12V4M12 12V6%22 stroke=%22white%22 stroke-width=%222%22 stroke-linecap=%22round%22/%3E%3C/svg%3E';

/**
 * The report of a run as one HTML file that needs no network, no script and no other file.
 * The same input gives the same bytes.
 */
export function renderPage(input: PageInput): string {
  const { report, manifest, answers } = input;
  const name = pipelineName(report.pipeline);
  const answered = answeredQueries(input);
  const hasAnswers = answered.length > 0;
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${name} – pipeline report</title>
<link rel="icon" href="${trusted(ICON)}"/>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
${hasAnswers ? markup`<a class="skip" href="#answers">Skip to the answers</a>` : undefined}
${header(report, answers)}
<nav class="bar" aria-label="Sections"><div class="inner"><a href="#graph">Job graph</a><a href="#quality">Quality</a>${hasAnswers ? markup`<a href="#answers">${counted(answered.length, 'answer')}</a>` : undefined}</div></nav>
<main class="inner">
${graph(input)}
${quality(report)}
${hasAnswers ? answersWithContents(answered) : undefined}
</main>
${footer(report, manifest)}
</body>
</html>
`.toString();
}

/** The answers, with a list of their questions beside them: above them on a narrow screen. */
function answersWithContents(answered: readonly Answered[]): Markup {
  const contents = markup`<ol>${answered.map(({ query }) => markup`<li><a href="#${anchor(query)}"><span>${query.description}</span></a></li>`)}</ol>`;
  return markup`<div class="columns">
<nav class="contents" aria-label="Questions"><h2>Questions</h2>${contents}</nav>
<details class="contents-phone"><summary>All questions</summary><nav aria-label="All questions">${contents}</nav></details>
${answersSection(answered)}
</div>`;
}

/** In the manifest's order; a query that was not run has nothing to show. */
function answeredQueries({ report, manifest, answers }: PageInput): readonly Answered[] {
  return manifest.queries.flatMap((query) => {
    const answer = answers.find(({ name }) => name === query.name);
    return answer === undefined ? [] : [{ query, answer, report: report.queries.find(({ name }) => name === query.name) }];
  });
}

function graph({ report, manifest }: PageInput): Markup {
  return markup`<section id="graph" aria-labelledby="graph-title">
<h2 id="graph-title">Job graph</h2>
<p class="intro">What ran, from the files read to the tables written, with the rows that went from node to node.</p>
<div class="picture" role="region" aria-label="Picture of the job graph" tabindex="0">${trusted(renderGraphSvg(manifest.jobs, report))}</div>
${report.notes.length === 0 ? undefined : markup`<ul class="notes">${report.notes.map((note) => markup`<li>${note}</li>`)}</ul>`}
</section>`;
}

function footer({ started, versions }: RunReport, { version }: PipelineManifest): Markup {
  const parts = [`Run of ${started}`, versions.engine, `cdk-spotify-analytics-local ${versions.local}`, `Node ${versions.node}`, `manifest version ${version}`];
  return markup`<footer><div class="inner">${parts.map((part) => markup`<span>${part}</span>`)}</div></footer>`;
}
