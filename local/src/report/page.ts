import { DashboardSection, dashboardSection } from '../dashboard/page/dashboard-section';
import { pipelineName } from '../drawing/format';
import type { PipelineManifest } from '../manifest';
import type { PackedDashboardData } from '../packed-data';
import type { Answer, RunReport } from '../run-report';
import { renderGraphSvg } from './graph-svg';
import { Answered, anchor, answersSection } from './page-answers';
import { header } from './page-header';
import { quality } from './page-quality';
import { Markup, markup, trusted } from '../drawing/markup';
import { ICON, PAGE_STYLE } from '../drawing/page-style';
import { counted } from '../text/counts';

/** What the page shows: the figures of a run, the pipeline that ran and what its named queries gave. */
export interface PageInput {
  readonly report: RunReport;
  readonly manifest: PipelineManifest;
  readonly answers: readonly Answer[];
  /** What the manifest's dashboard draws. @default - the page has no dashboard */
  readonly dashboardData?: PackedDashboardData;
}

/** Nothing may be loaded or sent, nor any script run but the dashboard's, whatever text the data holds: the page's own style and pictures are in it. */
function policy(dashboard: DashboardSection | undefined): string {
  const scripts = dashboard === undefined ? '' : `script-src ${dashboard.scriptSource}; `;
  return `default-src 'none'; ${scripts}style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
}

/**
 * The report of a run as one HTML file that needs no network and no other file, and no script but for its dashboard.
 * The same input gives the same bytes.
 */
export function renderPage(input: PageInput): string {
  const { report, manifest, answers } = input;
  const name = pipelineName(report.pipeline);
  const answered = answeredQueries(input);
  const hasAnswers = answered.length > 0;
  const dashboard = dashboardOf(input);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${trusted(policy(dashboard))}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${name} – pipeline report</title>
<link rel="icon" href="${trusted(ICON)}"/>
<style>${trusted(`${PAGE_STYLE}${dashboard?.style ?? ''}`)}</style>
</head>
<body>
${hasAnswers ? markup`<a class="skip" href="#answers">Skip to the answers</a>` : undefined}
${header(report, answers)}
<nav class="bar" aria-label="Sections"><div class="inner">${dashboard === undefined ? undefined : markup`<a href="#dashboard-section">Dashboard</a>`}<a href="#graph">Job graph</a><a href="#quality">Quality</a>${hasAnswers ? markup`<a href="#answers">${counted(answered.length, 'answer')}</a>` : undefined}</div></nav>
<main class="inner">
${dashboard === undefined ? undefined : dashboardPart(manifest, dashboard)}
${graph(input)}
${quality(report)}
${hasAnswers ? answersWithContents(answered) : undefined}
</main>
${footer(report, manifest)}
${dashboard?.scripts}
</body>
</html>
`.toString();
}

function dashboardOf({ manifest: { dashboard }, dashboardData }: PageInput): DashboardSection | undefined {
  return dashboard === undefined || dashboardData === undefined ? undefined : dashboardSection(dashboard, dashboardData, { headingLevel: 3 });
}

function dashboardPart({ dashboard }: PipelineManifest, { body }: DashboardSection): Markup {
  return markup`<section id="dashboard-section" aria-labelledby="dashboard-title">
<h2 id="dashboard-title">${dashboard?.title}</h2>
${dashboard?.description === undefined ? undefined : markup`<p class="intro">${dashboard.description}</p>`}
${body}
</section>`;
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
