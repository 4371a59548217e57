import { roleOf } from 'cdk-spotify-analytics/manifest';
import type { ManifestNode } from '../manifest';
import type { LossReport, NodeReport } from '../run-report';
import { detailOf, iconOf, typeOf } from './graph-node';
import { Markup, markup } from '../drawing/markup';
import { ellipsize, textWidth } from '../drawing/text-width';
import { counted, share } from '../text/counts';
import { listed } from '../text/few';

/** A place on the picture, in its user units: the upper left corner and the size. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the card of a node says. */
export interface Card {
  readonly node: ManifestNode;
  /** Small lines under the name. */
  readonly lines: readonly string[];
  /** What is wrong with the node's figures. */
  readonly warning?: string;
}

const PADDING = 12;
const ICON = 28;
const HEAD = PADDING + ICON;
const LINE = 15;
/** Sizes that text is measured at: type and name are bold, and so measured a little larger than they are drawn. */
const FONT = { type: 10.5, name: 14, line: 11 };
const WIDTH = { least: 124, most: 200 };
const TEXT_X = PADDING + ICON + 9;

/** What the card of a node says; the figures are those of a run, when there was one. */
export function cardOf(node: ManifestNode, figures?: NodeReport): Card {
  const lines = [detailOf(node), node.schema.length === 0 ? 'columns unknown' : counted(node.schema.length, 'column')];
  if (figures === undefined) return { node, lines };
  if (roleOf(node) === 'target') return { node, lines: [...lines, `${counted(figures.rowsOut, 'row')} written`] };
  if (node.type !== 'Join') return { node, lines, ...(figures.emptied && { warning: `No value fits in ${listed(figures.emptied)}` }) };
  if (matchedNothing(figures)) return { node, lines, warning: 'No row found a match' };
  return { node, lines: [...lines, ...unmatched(figures)], ...(figures.losses && { warning: lost(figures.losses) }) };
}

/** Whether a join had rows and not one of them found a partner: its keys are probably not the same thing. */
export function matchedNothing(figures: NodeReport): boolean {
  const sides = [figures.unmatchedLeft, figures.unmatchedRight];
  const known = sides.filter((side, index) => side !== undefined && (figures.rowsIn[index] ?? 0) > 0);
  return known.length > 0 && sides.every((side, index) => side === undefined || side === figures.rowsIn[index]);
}

function unmatched(figures: NodeReport): readonly string[] {
  const sides = [['left', figures.unmatchedLeft], ['right', figures.unmatchedRight]] as const;
  if (sides.every(([, rows]) => rows === 0)) return ['every row matched'];
  return sides.filter(([, rows]) => rows !== undefined && rows > 0).map(([side, rows]) => `${counted(rows ?? 0, `${side} row`)} unmatched`);
}

function lost(losses: readonly LossReport[]): string {
  return `${losses.map(({ side, rows, of }) => `${share(rows, of)} of the ${side}`).join(', ')} lost`;
}

/** The size of a card: as wide as its text within limits, as high as its lines. */
export function sizeOf(card: Card): { readonly width: number; readonly height: number } {
  const texts = [
    TEXT_X + textWidth(typeOf(card.node), FONT.type),
    TEXT_X + textWidth(card.node.name, FONT.name),
    ...smallLines(card).map((line) => PADDING + textWidth(line, FONT.line)),
  ];
  const width = Math.min(WIDTH.most, Math.max(WIDTH.least, Math.ceil(Math.max(...texts) + PADDING)));
  return { width, height: HEAD + 5 + LINE * smallLines(card).length + PADDING - 3 };
}

/** Draws a card at its place. Text that is too long ends in an ellipsis; the card's title has all of it. */
export function drawCard(card: Card, box: Rectangle): Markup {
  const { node, warning } = card;
  const flag = warning === undefined ? '' : ' jg-warned';
  return markup`<g class="jg-node jg-${roleOf(node)}${flag}" transform="translate(${box.x} ${box.y})"><title>${tooltip(card)}</title>
<rect class="jg-card" width="${box.width}" height="${box.height}" rx="10"/>
<rect class="jg-tile" x="${PADDING}" y="${PADDING}" width="${ICON}" height="${ICON}" rx="7"/>
<path class="jg-icon" d="${iconOf(node)}" transform="translate(${PADDING + 5} ${PADDING + 5}) scale(0.75)"/>
<text class="jg-type" x="${TEXT_X}" y="${PADDING + 10}">${ellipsize(typeOf(node), FONT.type, box.width - TEXT_X - PADDING / 2)}</text>
<text class="jg-name" x="${TEXT_X}" y="${PADDING + 25}">${ellipsize(node.name, FONT.name, box.width - TEXT_X - PADDING / 2)}</text>
${smallLines(card).map((line, index) => smallLine(line, index, box, line === warning))}</g>
`;
}

function smallLines(card: Card): readonly string[] {
  return [...card.lines, ...card.warning === undefined ? [] : [card.warning]];
}

function smallLine(line: string, index: number, box: Rectangle, isWarning: boolean): Markup {
  const name = isWarning ? 'jg-warning' : index === 0 ? 'jg-detail' : 'jg-small';
  const shown = ellipsize(line, FONT.line, box.width - PADDING * 1.5);
  return markup`<text class="${name}" x="${PADDING}" y="${HEAD + LINE * (index + 1) + 2}">${shown}</text>`;
}

function tooltip(card: Card): string {
  const columns = card.node.schema.map((field) => `  ${field.name} ${field.type}`);
  return [`${card.node.name} (${typeOf(card.node)})`, ...smallLines(card), ...columns].join('\n');
}
