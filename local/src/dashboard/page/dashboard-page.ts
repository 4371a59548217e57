import { dashboardSection } from './dashboard-section';
import { Markup, markup, trusted } from '../../drawing/markup';
import { FOUNDATION, HEADER, ICON } from '../../drawing/page-style';
import type { ManifestDashboard } from '../../manifest';
import type { PackedDashboardData } from '../../packed-data';

/** What the page says beside its dashboard. */
export interface DashboardPageOptions {
  /** Line above the title, e.g. the pipeline's name. @default - `Dashboard` */
  readonly eyebrow?: string;
  /** Texts at the page's foot, e.g. where the data comes from and the versions that made it. @default - none */
  readonly footer?: readonly string[];
}

/**
 * A dashboard as one HTML file that needs no network and no other file: its data, its script and its style are in it.
 * The same input gives the same bytes.
 *
 * @param data what `buildColumnStore` packed
 */
export function renderDashboardPage(dashboard: ManifestDashboard, data: PackedDashboardData, options: DashboardPageOptions = {}): string {
  const section = dashboardSection(dashboard, data, { headingLevel: 2 });
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${trusted(policy(section.scriptSource))}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${dashboard.title}</title>
<link rel="icon" href="${trusted(ICON)}"/>
<style>${trusted(`${FOUNDATION}${HEADER}${section.style}`)}</style>
</head>
<body class="dash-page">
<a class="skip" href="#dashboard">Skip to the dashboard</a>
<header class="hero"><div class="inner">
<p class="eyebrow">${options.eyebrow ?? 'Dashboard'}</p>
<h1>${dashboard.title}</h1>
${dashboard.description === undefined ? undefined : markup`<p class="lead">${dashboard.description}</p>`}
</div></header>
<main class="inner">${section.body}</main>
${footer(options.footer ?? [])}
${section.scripts}
</body>
</html>
`.toString();
}

/** Nothing is loaded or sent, and no script runs but the page's own, whatever text the data holds. */
export function policy(scripts: string): string {
  return `default-src 'none'; script-src ${scripts}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function footer(texts: readonly string[]): Markup | undefined {
  if (texts.length === 0) return undefined;
  return markup`<footer><div class="inner">${texts.map((text) => markup`<span>${text}</span>`)}</div></footer>`;
}
