import { roleOf, placeAt } from 'cdk-spotify-analytics/manifest';
import type { ManifestJob, ManifestNode } from '../manifest';
import type { JobReport, NodeReport } from '../run-report';
import { cardOf, sizeOf } from './graph-card';
import type { Rectangle, Card } from './graph-card';
import { layOut } from './graph-layout';
import type { Layout, Point } from './graph-layout';
import { entryPoint, exitPoint, roundedPath } from './graph-lines';
import type { Line } from './graph-lines';
import { textWidth } from '../drawing/text-width';
import { counted } from '../text/counts';

/** One job on the picture: a titled band with the job's graph. */
export interface Band {
  readonly job: ManifestJob;
  readonly report?: JobReport;
  readonly cards: readonly Card[];
  readonly figures: ReadonlyMap<string, NodeReport>;
  readonly outer: Rectangle;
  /** Where its title begins. */
  readonly title: Point;
  /** The cards and edges, at their places on the picture. */
  readonly layout: Layout;
}

/** All of the picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly Band[];
  /** From what one job writes to where a later one reads it. */
  readonly links: readonly Line[];
}

/** A target of one job that is a source of a later one. */
interface Handover {
  readonly fromBand: number;
  readonly from: string;
  readonly toBand: number;
  readonly to: string;
}

/** Font size of the rows on an edge. */
const ROWS_FONT = 10;
const PADDING = 20;
const TITLE = 42;
const BAND_GAP = 22;
/** Between two links that run side by side, and the most room that all of them take. */
const LANE = 8;
const LANES_AT_MOST = 120;

type Drawing = Omit<Band, 'outer' | 'title'>;

/** Lays out the jobs one under the other, in the order in which they run, and the links between them. */
export function arrange(jobs: readonly ManifestJob[], reports: readonly JobReport[] | undefined): Picture {
  const drawings = jobs.map((job) => draw(job, reports?.find((report) => report.name === job.name)));
  const handovers = handoversOf(jobs);
  const lane = Math.min(LANE, LANES_AT_MOST / Math.max(1, handovers.length));
  const margin = handovers.length === 0 ? 0 : handovers.length * lane + LANE;
  const width = Math.max(...drawings.map(({ layout }) => layout.width)) + 2 * (PADDING + margin);
  let y = 0;
  const bands = drawings.map((drawing, index) => {
    const height = TITLE + drawing.layout.height + PADDING;
    const left = PADDING + margin;
    const band = { ...drawing, outer: { x: 0, y, width, height }, title: { x: left, y: y + 27 }, layout: moved(drawing.layout, left, y + TITLE) };
    y += height + BAND_GAP + lane * handovers.filter(({ fromBand }) => fromBand === index).length;
    return band;
  });
  const last = bands[bands.length - 1].outer;
  return { width, height: last.y + last.height, bands, links: linksOf(bands, handovers, lane) };
}

function draw(job: ManifestJob, report: JobReport | undefined): Drawing {
  const figures = new Map(report?.nodes.map((node) => [node.id, node]));
  const cards = job.nodes.map((node) => cardOf(node, figures.get(node.id)));
  const nodes = cards.map((card) => ({ id: card.node.id, inputs: card.node.inputs, ...sizeOf(card), edge: edgeOf(card.node) }));
  return { job, report, cards, figures, layout: layOut(nodes, columnGap(report)) };
}

/** Room for an edge, and for the rows that are written on it. */
function columnGap(report: JobReport | undefined): number {
  const labels = report?.nodes.map((node) => textWidth(rowsLabel(node), ROWS_FONT)) ?? [];
  return Math.max(52, ...labels.map((width) => width + 18));
}

/** What is written on the edges that leave a node. */
export function rowsLabel(node: NodeReport): string {
  return counted(node.rowsOut, 'row');
}

function edgeOf(node: ManifestNode): 'first' | 'last' | undefined {
  const kind = roleOf(node);
  return kind === 'source' ? 'first' : kind === 'target' ? 'last' : undefined;
}

function handoversOf(jobs: readonly ManifestJob[]): readonly Handover[] {
  const writers = new Map<string, { readonly band: number; readonly id: string }>();
  const handovers: Handover[] = [];
  jobs.forEach((job, band) => {
    for (const node of job.nodes) {
      const writer = roleOf(node) === 'source' ? placesOf(node).map((place) => writers.get(place)).find((found) => found) : undefined;
      if (writer !== undefined) handovers.push({ fromBand: writer.band, from: writer.id, toBand: band, to: node.id });
    }
    job.nodes.filter((node) => roleOf(node) === 'target').forEach((node) => placesOf(node).forEach((place) => writers.set(place, { band, id: node.id })));
  });
  return handovers;
}

/** Where a source reads and where a target writes: files, and the table that they are. */
function placesOf(node: ManifestNode): string[] {
  const files = 'location' in node ? [placeAt(node.location, node.path)] : [];
  if ('database' in node) return [...files, `table ${node.database}.${node.table}`];
  const table = 'catalogUpdate' in node ? node.catalogUpdate : undefined;
  return table ? [...files, `table ${table.database}.${table.table}`] : files;
}

/**
 * Each link has lanes of its own: out to the right of its band, back to the left in the gap under it, down to its source.
 * The lowest card takes the innermost lane, so that links in the same order do not cross.
 */
function linksOf(bands: readonly Band[], handovers: readonly Handover[], lane: number): readonly Line[] {
  const lowestFirst = [...handovers].sort((a, b) => a.fromBand - b.fromBand || exit(bands, b).y - exit(bands, a).y);
  return lowestFirst.map((handover, index) => {
    const from = bands[handover.fromBand];
    const start = exit(bands, handover);
    const end = entryPoint(bands[handover.toBand].layout.boxes, handover.to);
    const rank = index - lowestFirst.findIndex(({ fromBand }) => fromBand === handover.fromBand);
    const right = start.x + LANE + lane * (rank + 1);
    const left = end.x - LANE - lane * (lowestFirst.length - index);
    const under = from.outer.y + from.outer.height + BAND_GAP / 2 + lane * rank;
    const corners = [{ x: right, y: start.y }, { x: right, y: under }, { x: left, y: under }, { x: left, y: end.y }];
    return { path: roundedPath([start, ...corners, end]), end };
  });
}

function exit(bands: readonly Band[], { fromBand, from }: Handover): Point {
  return exitPoint(bands[fromBand].layout.boxes, from);
}

function moved(layout: Layout, x: number, y: number): Layout {
  return {
    ...layout,
    boxes: new Map([...layout.boxes].map(([id, box]) => [id, { ...box, x: box.x + x, y: box.y + y }])),
    routes: layout.routes.map((route) => ({ ...route, via: route.via.map((point) => ({ x: point.x + x, y: point.y + y })) })),
  };
}
