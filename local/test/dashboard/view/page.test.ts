import { createHash } from 'crypto';
import { renderDashboardPage } from '../../../src/dashboard/page/dashboard-page';
import type { ManifestDashboard } from '../../../src/manifest';
import type { PackedDashboardData } from '../../../src/packed-data';
import { renderPage } from '../../../src/report/page';
import { pageInput } from '../../report/fixture';
import { elements, parseXml, withClass } from '../../report/xml';
import { EXAMPLE_DASHBOARD } from '../example-dashboard';

const HOSTILE = '</script><script>alert(1)</script><!-- & "\'';
const DATA: PackedDashboardData = { dataSets: [], notes: [HOSTILE, 'line\u2028separator\u2029'] };
const DASHBOARD: ManifestDashboard = { ...EXAMPLE_DASHBOARD, title: HOSTILE, sheets: EXAMPLE_DASHBOARD.sheets.map((sheet) => ({ ...sheet, title: `${HOSTILE} ${sheet.id}` })) };
const PAGE = renderDashboardPage(DASHBOARD, DATA, { eyebrow: HOSTILE, footer: [HOSTILE] });

/** What stands between the tags of scripts, as a browser finds it. */
const scriptsOf = (page: string) => [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes, text]) => ({ isJson: attributes.includes('application/json'), text }));
const markupOf = (page: string) => parseXml(page.replace(/<script[^>]*>[\s\S]*?<\/script>/g, ''));
const policyOf = (page: string) => elements(markupOf(page), 'meta').map((meta) => meta.getAttribute('content')).find((content) => content?.startsWith('default-src'));

test('one script may run, and nothing is loaded', () => {
  const scripts = scriptsOf(PAGE);
  expect(scripts.map(({ isJson }) => isJson)).toEqual([true, true, false]);
  const hash = createHash('sha256').update(scripts[2].text, 'utf8').digest('base64');
  expect(policyOf(PAGE)).toBe(`default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`);
  const links = elements(markupOf(PAGE), '*').flatMap((element) => ['href', 'src'].map((name) => element.getAttribute(name)).filter((value) => value !== null));
  expect(links.filter((link) => !/^(#|data:image\/svg)/.test(link))).toEqual([]);
  expect(elements(markupOf(PAGE), 'style')[0].textContent).not.toMatch(/url\(|@import/);
});

test('the script has no carriage return, which a browser would change, and with it the hash', () => {
  expect(scriptsOf(PAGE)[2].text).not.toContain('\r');
});

test('definition and data come back as they were, whatever text they hold', () => {
  const [definition, data] = scriptsOf(PAGE).map(({ text }) => text);
  expect(JSON.parse(definition)).toEqual(DASHBOARD);
  expect(JSON.parse(data)).toEqual(DATA);
});

test('titles are text', () => {
  const page = markupOf(PAGE);
  expect(elements(page, 'h1')[0].textContent).toBe(HOSTILE);
  expect(elements(page, 'title')[0].textContent).toBe(HOSTILE);
  expect(elements(page, 'footer')[0].textContent).toBe(HOSTILE);
});

test('each sheet has a tab and a panel that name each other, the first is shown', () => {
  const page = markupOf(PAGE);
  const withRole = (role: string) => elements(page, '*').filter((element) => element.getAttribute('role') === role);
  const [tabs, panels] = [withRole('tab'), withRole('tabpanel')];
  expect(tabs.map((tab) => tab.getAttribute('aria-controls'))).toEqual(panels.map((panel) => panel.getAttribute('id')));
  expect(panels.map((panel) => panel.getAttribute('aria-labelledby'))).toEqual(tabs.map((tab) => tab.getAttribute('id')));
  expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false', 'false']);
  expect(tabs.map((tab) => tab.textContent)).toEqual(DASHBOARD.sheets.map(({ title }) => title));
});

test('each visual has its frame in reading order, with its place and its name', () => {
  const page = markupOf(PAGE);
  const visuals = DASHBOARD.sheets.flatMap((sheet) => sheet.visuals);
  const figures = elements(page, 'figure');
  expect(figures.map((figure) => figure.getAttribute('data-visual'))).toEqual(visuals.map(({ id }) => id));
  expect(withClass(page, 'visual-title').map((title) => title.textContent)).toEqual(visuals.map(({ title }) => title));
  const { column, row, width, height } = visuals[1].place;
  expect(figures[1].getAttribute('style')).toBe(`--column:${column + 1};--row:${row + 1};--width:${width};--height:${height}`);
});

test('ids are there once, and all that is named by another is', () => {
  const all = elements(markupOf(PAGE), '*');
  const ids = all.map((element) => element.getAttribute('id')).filter((id) => id !== null);
  expect(new Set(ids).size).toBe(ids.length);
  const named = all.flatMap((element) => ['aria-labelledby', 'aria-controls'].flatMap((name) => element.getAttribute(name) ?? []));
  named.forEach((id) => expect(ids).toContain(id));
});

test('one sheet needs no tabs', () => {
  const page = markupOf(renderDashboardPage({ ...DASHBOARD, sheets: [DASHBOARD.sheets[0]] }, DATA));
  expect(elements(page, '*').filter((element) => /tab/.test(element.getAttribute('role') ?? ''))).toEqual([]);
  expect(elements(page, 'h2').map((heading) => heading.textContent)).toEqual([DASHBOARD.sheets[0].title]);
});

test('without scripts the page says what is missing', () => {
  expect(elements(markupOf(PAGE), 'noscript')[0].textContent).toMatch(/scripts are off/);
  expect(withClass(markupOf(PAGE), 'dash-app')[0].hasAttribute('hidden')).toBe(true);
});

test('the same input gives the same bytes', () => {
  expect(renderDashboardPage(DASHBOARD, DATA, { eyebrow: HOSTILE, footer: [HOSTILE] })).toBe(PAGE);
});

describe('in the report of a run', () => {
  const input = pageInput([], {});
  const report = renderPage({ ...input, manifest: { ...input.manifest, dashboard: EXAMPLE_DASHBOARD }, dashboardData: DATA });

  test('it is the first section, and linked to', () => {
    const page = markupOf(report);
    expect(elements(page, 'section')[0].getAttribute('id')).toBe('dashboard-section');
    expect(elements(page, 'h2')[0].textContent).toBe(EXAMPLE_DASHBOARD.title);
    expect(elements(page, 'nav')[0].textContent).toMatch(/^Dashboard/);
    const levels = elements(page, '*').flatMap(({ tagName }) => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0) || []);
    levels.slice(1).forEach((level, index) => expect(level - levels[index]).toBeLessThanOrEqual(1));
  });

  test('only its script may run', () => {
    const script = scriptsOf(report)[2].text;
    expect(policyOf(report)).toContain(`script-src 'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}';`);
  });

  test('without it, or without its data, no script may run', () => {
    const withoutData = { ...input, manifest: { ...input.manifest, dashboard: EXAMPLE_DASHBOARD } };
    [input, { ...input, dashboardData: DATA }, withoutData].map(renderPage).forEach((page) => {
      expect(policyOf(page)).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
      expect(page).not.toContain('<script');
    });
  });
});
