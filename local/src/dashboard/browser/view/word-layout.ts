/** A text to be placed, as wide and high as it is drawn. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Where the middle of a text is, from the middle of the room. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Placed extends Box, Spot {}

/** Pixels between two tries along the spiral, and turns of it to its outermost point. */
const STEP = 6;

/**
 * Places texts around the middle, one after the other, each at the first free place of a spiral: the first is in the middle.
 * They all lie level, so that boxes do; libraries that compare drawn letters take fifty times as long, too long for each move of a slider.
 *
 * @returns a place for each text; undefined where there is none in the room
 */
export function placeWords(boxes: readonly Box[], room: Box): readonly (Spot | undefined)[] {
  const placed: Placed[] = [];
  const path = spiral(room);
  return boxes.map((box) => {
    const spot = path.find((at) => isWithin(box, at, room) && placed.every((other) => !overlap(box, at, other)));
    if (spot !== undefined) placed.push({ ...box, ...spot });
    return spot;
  });
}

/** Points of a spiral as wide and as high as the room, at even distances. */
function spiral({ width, height }: Box): readonly Spot[] {
  const points: Spot[] = [{ x: 0, y: 0 }];
  const reach = Math.hypot(width, height) / 2;
  const shape = height / width;
  for (let radius = 1, angle = 0; radius < reach; angle += STEP / radius, radius = 1 + angle * STEP / (2 * Math.PI)) {
    points.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) * Math.min(1, shape * 1.4) });
  }
  return points;
}

function isWithin({ width, height }: Box, { x, y }: Spot, room: Box): boolean {
  return Math.abs(x) + width / 2 <= room.width / 2 && Math.abs(y) + height / 2 <= room.height / 2;
}

function overlap({ width, height }: Box, { x, y }: Spot, other: Placed): boolean {
  return Math.abs(x - other.x) * 2 < width + other.width && Math.abs(y - other.y) * 2 < height + other.height;
}
