import type { Rectangle } from './graph-card';
import type { Layout, Point, Route } from './graph-layout';

/** Radius of the corners of a link between two jobs. */
const CORNER = 10;

/** Most room between two edges that arrive at one card. */
const ARRIVAL_GAP = 22;

/** An edge as it is drawn: its path, and where it arrives. */
export interface Line {
  readonly path: string;
  readonly end: Point;
}

/** The edges of a graph: smooth curves from the right of one card to the left of the next. */
export function edgeLines({ boxes, routes }: Layout): readonly Line[] {
  const ends = arrivals(boxes, routes);
  return routes.map((route, index) => ({ path: curve([exitPoint(boxes, route.from), ...route.via, ends[index]]), end: ends[index] }));
}

/** Where edges leave a card: the middle of its right side. */
export function exitPoint(boxes: ReadonlyMap<string, Rectangle>, id: string): Point {
  const box = boxes.get(id) as Rectangle;
  return { x: box.x + box.width, y: box.y + box.height / 2 };
}

/** Where a link arrives at a card: the middle of its left side. */
export function entryPoint(boxes: ReadonlyMap<string, Rectangle>, id: string): Point {
  const box = boxes.get(id) as Rectangle;
  return { x: box.x, y: box.y + box.height / 2 };
}

/** Edges into one card arrive one under the other in the order in which they come, so that they do not cross. */
function arrivals(boxes: ReadonlyMap<string, Rectangle>, routes: readonly Route[]): readonly Point[] {
  const origin = (route: Route): number => (route.via.at(-1) ?? exitPoint(boxes, route.from)).y;
  const fellows = groupByTarget(routes);
  return routes.map((route) => {
    const ordered = [...fellows.get(route.to) ?? []].sort((a, b) => origin(a) - origin(b));
    const gap = Math.min(ARRIVAL_GAP, (boxes.get(route.to) as Rectangle).height / (ordered.length + 1));
    const middle = entryPoint(boxes, route.to);
    return { x: middle.x, y: middle.y + gap * (ordered.indexOf(route) - (ordered.length - 1) / 2) };
  });
}

function groupByTarget(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const group = groups.get(route.to);
    if (group === undefined) groups.set(route.to, [route]);
    else group.push(route);
  }
  return groups;
}

/** Through all the points, level at each of them. */
function curve(points: readonly Point[]): string {
  const [start, ...rest] = points;
  return rest.reduce((path, to, index) => {
    const from = points[index];
    const middle = short((from.x + to.x) / 2);
    return `${path}C${middle} ${short(from.y)} ${middle} ${short(to.y)} ${short(to.x)} ${short(to.y)}`;
  }, `M${short(start.x)} ${short(start.y)}`);
}

/** Straight from point to point with rounded corners; two neighbours are on one horizontal or vertical. */
export function roundedPath(points: readonly Point[]): string {
  const bends = points.slice(1, -1).map((bend, index) => {
    const before = towards(bend, points[index]);
    const after = towards(bend, points[index + 2]);
    return `L${short(before.x)} ${short(before.y)}Q${short(bend.x)} ${short(bend.y)} ${short(after.x)} ${short(after.y)}`;
  });
  const [start, end] = [points[0], points[points.length - 1]];
  return `M${short(start.x)} ${short(start.y)}${bends.join('')}L${short(end.x)} ${short(end.y)}`;
}

/** The point on the way from the bend to its neighbour where the rounding starts. */
function towards(bend: Point, neighbour: Point): Point {
  const distance = Math.abs(neighbour.x - bend.x) + Math.abs(neighbour.y - bend.y);
  const share = distance === 0 ? 0 : Math.min(CORNER, distance / 2) / distance;
  return { x: bend.x + (neighbour.x - bend.x) * share, y: bend.y + (neighbour.y - bend.y) * share };
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
