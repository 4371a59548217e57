import { ColourPair, seriesColours, textOnShades } from './colours';
import { dashboardScript, inlineJson, scriptSource } from './script';
import { DASHBOARD_STYLE } from './style';
import { SHADES } from '../../charts/shades';
import { Markup, markup, trusted } from '../../drawing/markup';
import { COLOURS } from '../../drawing/page-style';
import type { ManifestDashboard, ManifestSheet, ManifestVisual } from '../../manifest';
import type { PackedDashboardData } from '../../packed-data';

/** The parts of a page that make a dashboard of it. */
export interface DashboardSection {
  /** What it looks like, after the report's own style. */
  readonly style: string;
  /** Where it stands. */
  readonly body: Markup;
  /** What draws it, with its data: last in the body. */
  readonly scripts: Markup;
  /** The source of script that the page's Content-Security-Policy has to let through. */
  readonly scriptSource: string;
}

/** Where a dashboard stands among the headings of a page. */
export interface DashboardSectionOptions {
  /** Level of the headings of its sheets, 2 to 5; its visuals' are one below. */
  readonly headingLevel: number;
}

/**
 * A dashboard to be put into a page: a frame for each visual, and the script that fills it.
 *
 * @param data what `buildColumnStore` packed
 * @throws Error where the script has not been bundled (`lib/dashboard/browser.js`)
 */
export function dashboardSection(
  dashboard: ManifestDashboard, data: PackedDashboardData, { headingLevel }: DashboardSectionOptions,
): DashboardSection {
  const script = dashboardScript();
  return {
    style: `${seriesStyle(dashboard)}${DASHBOARD_STYLE}`,
    body: body(dashboard, headingLevel),
    scripts: markup`<script type="application/json" id="dashboard-definition">${trusted(inlineJson(dashboard))}</script>
<script type="application/json" id="dashboard-data">${trusted(inlineJson(data))}</script>
<script>${trusted(script)}</script>`,
    scriptSource: scriptSource(script),
  };
}

/** The dashboard's own colours, for it alone. */
function seriesStyle({ colors }: ManifestDashboard): string {
  const pairs = seriesColours(colors);
  const variables = (theme: keyof ColourPair) => [
    ...pairs.map((pair, index) => `--series-${index + 1}:${pair[theme]};`),
    ...shadeTexts(pairs[0][theme], theme === 'light' ? 0 : 1),
  ].join('');
  return `.dash{${variables('light')}}@media screen and (prefers-color-scheme:dark){.dash{${variables('dark')}}}`;
}

/** Text on the shades of the first colour: which are in the page, since the browser mixes them for light and dark alike. */
function shadeTexts(colour: string, theme: 0 | 1): readonly string[] {
  return textOnShades(colour, COLOURS.surface[theme], COLOURS.ink[theme]).map((text, index) => `--on-${SHADES[index]}:${text};`);
}

function body({ sheets, title }: ManifestDashboard, level: number): Markup {
  return markup`<div class="dash" id="dashboard">
<noscript><p class="dash-message">The dashboard is drawn by a script of this page, and scripts are off.</p></noscript>
<p class="dash-message" data-loading="" hidden="">Reading the data…</p>
<div class="dash-app" hidden="">
${sheets.length > 1 ? markup`<div class="dash-tabs"><div role="tablist" aria-label="Sheets of ${title}">${sheets.map(tab)}</div></div>` : undefined}
<div class="dash-filters" role="region" aria-label="Filters"></div>
<p class="dash-sr" role="status" aria-live="polite" data-status=""></p>
${sheets.map((one, index) => sheet(one, index, sheets.length > 1, level))}
<div class="dash-notes"></div>
</div>
</div>`;
}

function tab({ id, title }: ManifestSheet, index: number): Markup {
  return markup`<button type="button" role="tab" id="dash-tab-${id}" aria-controls="dash-sheet-${id}" aria-selected="${index === 0 ? 'true' : 'false'}" tabindex="${index === 0 ? 0 : -1}" data-sheet="${id}">${title}</button>`;
}

function sheet({ id, title, description, visuals }: ManifestSheet, index: number, isTab: boolean, level: number): Markup {
  const role = trusted(isTab ? `role="tabpanel" aria-labelledby="dash-tab-${id}"` : `role="group" aria-labelledby="dash-heading-${id}"`);
  return markup`<div class="dash-sheet" id="dash-sheet-${id}" ${role}${index === 0 ? undefined : trusted(' hidden=""')}>
${heading(level, `dash-heading-${id}`, title, isTab ? 'dash-sr' : 'dash-title')}
${description === undefined ? undefined : markup`<p class="dash-intro">${description}</p>`}
<div class="dash-grid">${visuals.map((one) => visual(one, level + 1))}
</div>
</div>`;
}

function visual({ id, kind, title, subtitle, place }: ManifestVisual, level: number): Markup {
  const cells = `--column:${place.column + 1};--row:${place.row + 1};--width:${place.width};--height:${place.height}`;
  return markup`
<figure class="visual kind-${kind}${place.width > 18 ? ' wide' : ''}" data-visual="${id}" style="${cells}" role="group" aria-labelledby="dash-v-${id}">
<figcaption>${heading(level, `dash-v-${id}`, title, 'visual-title')}${subtitle === undefined ? undefined : markup`<p class="visual-subtitle">${subtitle}</p>`}</figcaption>
<div class="visual-tools"></div>
<div class="visual-body"></div>
<p class="visual-notes" hidden=""></p>
</figure>`;
}

function heading(level: number, id: string, text: string, style: string): Markup {
  const tag = trusted(`h${level}`);
  return markup`<${tag} id="${id}" class="${style}">${text}</${tag}>`;
}
