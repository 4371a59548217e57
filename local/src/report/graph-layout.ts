import { Graph, layout } from '@dagrejs/dagre';
import type { GraphLabel, NodeLabel, EdgeLabel } from '@dagrejs/dagre';
import type { Rectangle } from './graph-card';

/** A point on the picture, in its user units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node to lay out. */
export interface LayoutNode {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Stands in the first or in the last column. */
  readonly edge?: 'first' | 'last';
}

/** The way from a node to one that reads it, around the nodes in between. */
export interface Route {
  readonly from: string;
  readonly to: string;
  /** Which of the inputs it is. */
  readonly input: number;
  /** Where it passes, the ends apart. */
  readonly via: readonly Point[];
}

/** Where everything of one graph stands; the upper left corner is 0, 0. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Rectangle>;
  readonly routes: readonly Route[];
}

const ROW_GAP = 22;

/**
 * Up to so many nodes the layout is the best that dagre can do, with all sources in the first column.
 * A thousand nodes took that 10 s, and the quick way, without the long edges from the first column, less than one.
 */
const BEST_UP_TO = 200;

/** Names that no node has: an identifier of the manifest has no colon. */
const FIRST = ':first';
const LAST = ':last';

type Drawn = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * Lays a graph out from left to right with dagre, `columnGap` between two columns.
 * The same nodes give the same layout.
 */
export function layOut(nodes: readonly LayoutNode[], columnGap: number): Layout {
  const graph = graphOf(nodes, columnGap);
  layout(graph);
  const boxes = alignColumns(nodes.map(({ id }) => [id, boxOf(graph, id)]));
  const routes = nodes.flatMap((node) => node.inputs.map((from, input) => routeOf(graph, from, node.id, input)));
  return moveToOrigin(inOrder({ boxes, routes }));
}

function graphOf(nodes: readonly LayoutNode[], columnGap: number): Drawn {
  const isBest = nodes.length <= BEST_UP_TO;
  const graph: Drawn = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: columnGap, nodesep: ROW_GAP, edgesep: ROW_GAP, ranker: isBest ? 'network-simplex' : 'tight-tree' });
  nodes.forEach(({ id, width, height }) => graph.setNode(id, { width, height }));
  nodes.forEach(({ id, inputs }) => inputs.forEach((input, index) => graph.setEdge(input, id, { weight: 1 }, String(index))));
  if (isBest) pin(graph, nodes);
  return graph;
}

/** Holds sources in the first column and targets in the last: each hangs on one point that nothing is drawn for. */
function pin(graph: Drawn, nodes: readonly LayoutNode[]): void {
  const strong = { weight: nodes.length };
  [FIRST, LAST].forEach((id) => graph.setNode(id, { width: 0, height: 0 }));
  nodes.filter(({ edge }) => edge === 'first').forEach(({ id }) => graph.setEdge(FIRST, id, { ...strong }, FIRST));
  nodes.filter(({ edge }) => edge === 'last').forEach(({ id }) => graph.setEdge(id, LAST, { ...strong }, LAST));
}

function boxOf(graph: Drawn, id: string): Rectangle {
  const { x = 0, y = 0, width, height } = graph.node(id);
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Cards of one column get the width of its widest: dagre centres them on one line. */
function alignColumns(boxes: readonly (readonly [string, Rectangle])[]): ReadonlyMap<string, Rectangle> {
  const widths = new Map<number, number>();
  const centre = (box: Rectangle): number => Math.round(box.x + box.width / 2);
  boxes.forEach(([, box]) => widths.set(centre(box), Math.max(widths.get(centre(box)) ?? 0, box.width)));
  return new Map(boxes.map(([id, box]) => {
    const width = widths.get(centre(box)) ?? box.width;
    return [id, { ...box, x: box.x + (box.width - width) / 2, width }];
  }));
}

function routeOf(graph: Drawn, from: string, to: string, input: number): Route {
  const points = (graph.edge(from, to, String(input)) as EdgeLabel).points ?? [];
  // dagre gives the ends and the middle of an edge between neighbours; only a longer one has to go around something.
  return { from, to, input, via: points.length > 3 ? points.slice(2, -2) : [] };
}

type Placed = Pick<Layout, 'boxes' | 'routes'>;

/** dagre may put the first node lowest: upside down when more inputs stand against the order in which they are named. */
function inOrder(placed: Placed): Placed {
  const inputs = new Map([...placed.boxes.keys()].map((id): [string, string[]] => [id, []]));
  placed.routes.forEach((route) => inputs.get(route.to)?.push(route.from));
  const sources = [...inputs].filter(([, from]) => from.length === 0).map(([id]) => id);
  const groups = [sources, ...inputs.values()];
  const turns = groups.map((group) => descents(group.map((id) => (placed.boxes.get(id) as Rectangle).y)));
  return turns.reduce((sum, turn) => sum + turn, 0) < 0 ? upsideDown(placed) : placed;
}

/** How many neighbours go down the picture, less those that go up it. */
function descents(ys: readonly number[]): number {
  return ys.slice(1).reduce((sum, y, index) => sum + Math.sign(y - ys[index]), 0);
}

function upsideDown({ boxes, routes }: Placed): Placed {
  return {
    boxes: new Map([...boxes].map(([id, box]) => [id, { ...box, y: -box.y - box.height }])),
    routes: routes.map((route) => ({ ...route, via: route.via.map(({ x, y }) => ({ x, y: -y })) })),
  };
}

function moveToOrigin({ boxes, routes }: Placed): Layout {
  const all = [...boxes.values()];
  const ys = [...all.flatMap((box) => [box.y, box.y + box.height]), ...routes.flatMap((route) => route.via.map((point) => point.y))];
  const left = Math.min(...all.map((box) => box.x));
  const top = Math.min(...ys);
  const move = <P extends Point>(point: P): P => ({ ...point, x: round(point.x - left), y: round(point.y - top) });
  return {
    width: round(Math.max(...all.map((box) => box.x + box.width)) - left),
    height: round(Math.max(...ys) - top),
    boxes: new Map([...boxes].map(([id, box]) => [id, move(box)])),
    routes: routes.map((route) => ({ ...route, via: route.via.map(move) })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
