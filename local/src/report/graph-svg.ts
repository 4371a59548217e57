import { isTarget } from 'cdk-spotify-analytics/manifest';
import { seconds } from '../drawing/format';
import type { ManifestJob, ManifestNode } from '../manifest';
import type { NodeReport, RunReport } from '../run-report';
import { arrange, rowsLabel } from './graph-bands';
import type { Band } from './graph-bands';
import { drawCard } from './graph-card';
import type { Rectangle } from './graph-card';
import { edgeLines, exitPoint } from './graph-lines';
import type { Line } from './graph-lines';
import { GRAPH_STYLE } from './graph-style';
import { Markup, markup, trusted } from '../drawing/markup';

/**
 * Draws the graphs of the jobs as one SVG picture that needs nothing else: it follows the light or dark of its viewer.
 * With the figures of a run, edges have their rows and a join that matched nothing is marked.
 * The same jobs and figures give the same bytes.
 */
export function renderGraphSvg(jobs: readonly ManifestJob[], figures?: RunReport): string {
  const { width, height, bands, links } = arrange(jobs, figures?.jobs);
  const size = { width: Math.ceil(width) + 2, height: Math.ceil(height) + 2 };
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="jg" role="img" aria-labelledby="jg-title jg-desc" viewBox="-1 -1 ${size.width} ${size.height}" width="${size.width}" height="${size.height}">
<title id="jg-title">Job graph: ${jobs.map((job) => job.name).join(', ')}</title>
<desc id="jg-desc">${jobs.map(describe).join(' ')}</desc>
<style>${trusted(GRAPH_STYLE)}</style>
${bands.map((band) => background(band, figures !== undefined))}${links.map((line) => stroke(line, 'jg-link', 'jg-link-tip'))}${bands.map(graph)}</svg>
`.toString();
}

function describe(job: ManifestJob): string {
  const names = new Map(job.nodes.map((node) => [node.id, node.name]));
  const steps = job.nodes.filter((node) => node.inputs.length > 0)
    .map((node) => `${node.name} from ${node.inputs.map((id) => names.get(id) ?? id).join(' and ')}`);
  const { from, to } = placesOf(job);
  return `${job.name}, ${from} to ${to}: ${steps.join('; ')}.`;
}

/** Where a job reads and where it writes: the names of the locations; tables of the Data Catalog are in AWS. */
function placesOf({ nodes }: ManifestJob): { from: string; to: string } {
  const places = (ends: readonly ManifestNode[]) => [...new Set(ends.map((node) => ('location' in node ? node.location : 'AWS')))].join(', ');
  return { from: places(nodes.filter((node) => node.inputs.length === 0)), to: places(nodes.filter(isTarget)) };
}

function background({ job, outer, title, report }: Band, hasRun: boolean): Markup {
  const time = report === undefined ? (hasRun ? ' · not part of this run' : '') : ` · ${seconds(report.seconds)}`;
  const { from, to } = placesOf(job);
  return markup`<rect class="jg-band" x="${outer.x}" y="${outer.y}" width="${outer.width}" height="${outer.height}" rx="14"/>
<text class="jg-job" x="${title.x}" y="${title.y}">${job.name}<tspan class="jg-about" dx="10">${from} → ${to}${time}</tspan></text>
`;
}

function graph({ layout, cards, figures }: Band): Markup {
  const readNodes = new Set(layout.routes.map((route) => route.from));
  return markup`${edgeLines(layout).map((line) => stroke(line, 'jg-edge', 'jg-tip'))}${cards.map((card) => drawCard(card, layout.boxes.get(card.node.id) as Rectangle))}${[...readNodes].map((id) => rows(layout.boxes, id, figures.get(id)))}`;
}

function stroke({ path, end }: Line, line: string, tip: string): Markup {
  return markup`<path class="${line}" d="${path}"/><path class="${tip}" d="M${end.x - 7} ${end.y - 4}l7 4-7 4z"/>
`;
}

/** Beside the card that gives the rows: there no two labels meet, however the edges go on. */
function rows(boxes: ReadonlyMap<string, Rectangle>, id: string, figures: NodeReport | undefined): Markup | undefined {
  if (figures === undefined) return undefined;
  const { x, y } = exitPoint(boxes, id);
  return markup`<text class="jg-rows" x="${x + 6}" y="${y - 7}">${rowsLabel(figures)}</text>
`;
}
