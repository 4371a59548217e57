import { extentOf } from '../../../charts/extent';

/** A text to be placed, as wide and high as it is drawn. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the middle of a text is, from the middle of the room. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Placed extends Size, Spot {}

/** Pixels between two tries along the spiral, and turns of it to its outermost point. */
const STEP = 6;

/**
 * Places texts around the middle, one after the other, each at the first free place of a spiral: the first is in the middle.
 * They all lie level, so that boxes do; libraries that compare drawn letters take fifty times as long, too long for each move of a slider.
 *
 * @returns a place for each text; undefined where there is none in the room
 */
export function placeWords(boxes: readonly Size[], room: Size): readonly (Spot | undefined)[] {
  const find = finder(boxes, room);
  return boxes.map(find);
}

/** As `placeWords`; nothing at all as soon as one has no room. */
export function placeAll(boxes: readonly Size[], room: Size): readonly (Spot | undefined)[] {
  if (boxes.reduce((sum, { width, height }) => sum + width * height, 0) > room.width * room.height) return [];
  const find = finder(boxes, room);
  const spots: Spot[] = [];
  for (const box of boxes) {
    const spot = find(box);
    if (spot === undefined) return [];
    spots.push(spot);
  }
  return spots;
}

/** Gives each of some texts a place of its own. */
function finder(boxes: readonly Size[], room: Size): (box: Size) => Spot | undefined {
  const placed: Placed[] = [];
  // Where not even the least of all texts has room, none has: such places are passed over from then on.
  const [leastWidth, leastHeight] = [extentOf(boxes.map(({ width }) => width))[0], extentOf(boxes.map(({ height }) => height))[0]];
  const least = { width: leastWidth, height: leastHeight };
  let left = spiral(room).filter((at) => isWithin(least, at, room));
  return (box) => {
    const spot = left.find((at) => isWithin(box, at, room) && isFree(box, at, placed));
    if (spot === undefined) return undefined;
    const last = { ...box, ...spot };
    placed.push(last);
    left = left.filter((at) => !overlap(least, at, last));
    return spot;
  };
}

/** The texts placed last are the outer ones, where most tries are. */
function isFree(box: Size, at: Spot, placed: readonly Placed[]): boolean {
  for (let index = placed.length - 1; index >= 0; index--) if (overlap(box, at, placed[index])) return false;
  return true;
}

/** Points of a spiral as wide and as high as the room, at even distances. */
function spiral({ width, height }: Size): readonly Spot[] {
  const points: Spot[] = [{ x: 0, y: 0 }];
  const reach = Math.hypot(width, height) / 2;
  const shape = height / width;
  for (let radius = 1, angle = 0; radius < reach; angle += STEP / radius, radius = 1 + angle * STEP / (2 * Math.PI)) {
    points.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) * Math.min(1, shape * 1.4) });
  }
  return points;
}

function isWithin({ width, height }: Size, { x, y }: Spot, room: Size): boolean {
  return Math.abs(x) + width / 2 <= room.width / 2 && Math.abs(y) + height / 2 <= room.height / 2;
}

function overlap({ width, height }: Size, { x, y }: Spot, other: Placed): boolean {
  return Math.abs(x - other.x) * 2 < width + other.width && Math.abs(y - other.y) * 2 < height + other.height;
}
