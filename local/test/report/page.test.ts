import { REPORT, answer, field, pageInput } from './fixture';
import { elements, parseXml, withClass } from './xml';
import { renderPage } from '../../src/report/page';
import type { PageInput } from '../../src/report/page';
import { tilesOf } from '../../src/report/page-header';

const HOSTILE = '<script>alert(1)</script> & "\'';
const SUMMARY = answer('summary', [field('tracks', 'bigint'), field('artists', 'bigint'), field('first_release', 'date')], [[12_270, 6_155, '1900-01-01']]);
const ARTISTS = answer('artists', [field('artist_id', 'string', 'artist'), field('name'), field('followers', 'bigint')], [
  ['a1', HOSTILE, 40_000_000], ['a2', 'Nirvana', 5], ['a3', 'Nirvana', null],
]);
const MANY = answer('many', [field('n', 'int')], Array.from({ length: 250 }, (_, index) => [index]));
const NONE = answer('none', [field('n', 'int')], []);

const INPUT: PageInput = pageInput([SUMMARY, ARTISTS, MANY, NONE], { artists: { kind: 'bar', x: 'name', y: 'followers' }, none: { kind: 'bar', x: 'n', y: 'n' } });
const PAGE = renderPage(INPUT);
const DOCUMENT = parseXml(PAGE);

const byId = (id: string) => elements(DOCUMENT, '*').filter((element) => element.getAttribute('id') === id);
const texts = (tag: string) => elements(DOCUMENT, tag).map((element) => element.textContent?.replace(/\s+/g, ' ').trim());

test('the page needs no network, no script and forbids both', () => {
  expect(PAGE.startsWith('<!DOCTYPE html>')).toBe(true);
  expect(elements(DOCUMENT, 'meta').map((meta) => meta.getAttribute('content'))).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
  ['script', 'img', 'iframe', 'object'].forEach((tag) => expect(elements(DOCUMENT, tag)).toEqual([]));
  const links = elements(DOCUMENT, '*').flatMap((element) => ['href', 'src'].map((name) => element.getAttribute(name)).filter((value) => value !== null));
  expect(links.filter((link) => !/^(#|answers\/|rejects\/|data:image\/svg)/.test(link))).toEqual([]);
  expect(elements(DOCUMENT, 'style').map((style) => style.textContent).join('')).not.toMatch(/url\(|@import/);
});

test('every place that is linked to is there, once', () => {
  const targets = elements(DOCUMENT, 'a').map((link) => link.getAttribute('href') ?? '').filter((href) => href.startsWith('#'));
  expect(targets).toEqual(expect.arrayContaining(['#graph', '#quality', '#answers', '#answer-summary', '#answer-artists', '#answer-many', '#answer-none']));
  targets.forEach((target) => expect(byId(target.slice(1))).toHaveLength(1));
  const ids = elements(DOCUMENT, '*').map((element) => element.getAttribute('id')).filter((id) => id !== null);
  expect(new Set(ids).size).toBe(ids.length);
  const labels = elements(DOCUMENT, '*').flatMap((element) => (element.getAttribute('aria-labelledby') ?? '').split(' ').filter((id) => id !== ''));
  labels.forEach((id) => expect(ids).toContain(id));
});

test('headings go down one level at a time', () => {
  const levels = elements(DOCUMENT, '*').map(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1]).filter((level) => level !== undefined).map(Number);
  expect(levels[0]).toBe(1);
  levels.slice(1).forEach((level, index) => expect(level - levels[index]).toBeLessThanOrEqual(1));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
});

test('each answer has its question as title, its SQL, and its file', () => {
  const cards = withClass(DOCUMENT, 'answer');
  expect(cards.map((card) => elements(card, 'h3')[0].textContent)).toEqual(['1 What is summary?', '2 What is artists?', '3 What is many?', '4 What is none?']);
  expect(cards.map((card) => elements(card, 'pre')[0].textContent)).toEqual(INPUT.manifest.queries.map(({ sql }) => sql));
  expect(cards.map((card) => elements(card, 'a')[0].getAttribute('href'))).toEqual(['answers/summary.csv', 'answers/artists.csv', 'answers/many.csv', 'answers/none.csv']);
});

test('a chart has its table behind it, with all text as text', () => {
  const [, artists] = withClass(DOCUMENT, 'answer');
  expect(elements(artists, 'figure')).toHaveLength(1);
  expect(elements(artists, 'summary').map((summary) => summary.textContent)).toEqual(['Table of 3 rows', 'SQL']);
  const cells = elements(artists, 'td').map((cell) => cell.textContent);
  expect(cells).toEqual(['a1', HOSTILE, '40,000,000', 'a2', 'Nirvana', '5', 'a3', 'Nirvana', '–']);
  const pictures = elements(artists, 'div').filter((element) => element.getAttribute('role') === 'img');
  expect(pictures.map((picture) => picture.getAttribute('aria-label'))).toEqual([`Bar chart: Followers by name. Followers: highest ${HOSTILE} with 40.0M, lowest Nirvana with 5. 2 values.`]);
});

test('a long table ends at a hundred rows and says so, an empty answer says so too', () => {
  const [, , many, none] = withClass(DOCUMENT, 'answer');
  expect(elements(many, 'td').map((cell) => cell.textContent)).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
  expect(withClass(many, 'note')[0].textContent).toBe('The first 100 of 250 rows are shown; answers/many.csv has all.');
  expect(withClass(none, 'empty')[0].textContent).toBe('No row fits this question.');
  expect(elements(none, 'figure')).toEqual([]);
});

test('every heading of a table has its scope, and every table a name', () => {
  expect(elements(DOCUMENT, 'th').every((heading) => heading.getAttribute('scope') === 'col')).toBe(true);
  expect(withClass(DOCUMENT, 'scroll').every((box) => (box.getAttribute('aria-label') ?? '') !== '' && box.getAttribute('tabindex') === '0')).toBe(true);
});

test('the tiles show the figures of the run and what one answer counts', () => {
  expect(tilesOf(REPORT, [ARTISTS, SUMMARY])).toEqual([
    { value: '12,270', label: 'rows in tracks' },
    { value: '12,270', label: 'tracks' },
    { value: '6,155', label: 'artists' },
    { value: '1.83 MB', label: 'of Parquet' },
    { value: '3.41 s', label: 'for the whole run' },
    { value: '3', label: 'rejected lines' },
    { value: '2 of 2', label: 'quality rules passed', isBad: false },
  ]);
  expect(texts('dd')).toContain('6,155');
});

test('a rule that does not hold is seen at the top and in its row', () => {
  const rules = [...REPORT.rules, { table: 'tracks', rule: 'ColumnLength "<b>" > 1', passed: false, found: '3 of 12270 rows do not hold' }];
  const page = parseXml(renderPage(pageInput([SUMMARY], {}, { rules })));
  expect(withClass(page, 'bad').map((element) => element.textContent)).toEqual(['quality rules passed2 of 3', '✗ Failed']);
  expect(elements(page, 'code').map((code) => code.textContent)).toContain('ColumnLength "<b>" > 1');
  expect(withClass(page, 'intro').map((intro) => intro.textContent)).toContain('1 of 3 rules does not hold.');
});

test('what is otherwise than in AWS stands under the graph, as text', () => {
  const page = parseXml(renderPage(pageInput([SUMMARY], {}, { notes: ['first', HOSTILE] })));
  expect(elements(withClass(page, 'notes')[0], 'li').map((note) => note.textContent)).toEqual(['first', HOSTILE]);
  expect(withClass(DOCUMENT, 'notes')).toEqual([]);
});

test('a page without answers has no place for them, and no link to it', () => {
  const page = renderPage({ ...INPUT, manifest: { ...INPUT.manifest, queries: [] }, answers: [] });
  expect(elements(parseXml(page), 'a').map((link) => link.getAttribute('href'))).toEqual(['#graph', '#quality', 'rejects/albums.csv']);
  expect(withClass(parseXml(page), 'columns')).toEqual([]);
});

test('queries that were not run are left out, and a run without rules or queries has a page too', () => {
  const page = renderPage({ ...INPUT, answers: [], report: { ...REPORT, rules: [], rejects: [] } });
  expect(withClass(parseXml(page), 'answer')).toEqual([]);
  expect(page).toContain('The tables have no quality rules.');
  const [section] = elements(parseXml(page), 'section').filter((element) => element.getAttribute('id') === 'quality');
  expect(withClass(section, 'panel')).toEqual([]);
  expect(page).not.toContain('quality rules passed');
});

test('the same input gives the same bytes', () => {
  expect(renderPage(structuredClone(INPUT))).toBe(PAGE);
});
