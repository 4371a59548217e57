import { pythonFloat } from './python-list';
import { Random } from './random';

/** What the features file says of a track, as written there; its ids and its duration come from the track. */
export type AudioFeatures = readonly (string | number)[];

/** Features in the order of the file: danceability, energy, key, loudness, mode … tempo. */
export function audioFeatures(random: Random): AudioFeatures {
  const energy = random.unit();
  return [
    share(random), thousandths(energy), random.int(0, 11), loudness(energy, random), random.int(0, 2) > 0 ? 1 : 0,
    rare(random), thousandths((1 - energy) * random.unit()), rare(random), rare(random), share(random), tempo(random),
  ];
}

/** Beats in a bar: four, most often. */
export function timeSignature(random: Random): number {
  return random.chance(0.88) ? 4 : random.pick([3, 3, 3, 5, 1, 0]);
}

function thousandths(value: number): string {
  return pythonFloat(Math.round(value * 1000) / 1000);
}

/** Between 0 and 1, most often in the middle. */
function share(random: Random): string {
  return thousandths((random.unit() + random.unit()) / 2);
}

/** Between 0 and 1, most often near 0. */
function rare(random: Random): string {
  const unit = random.unit();
  return thousandths(unit * unit * unit);
}

/** Beats a minute. */
function tempo(random: Random): string {
  return pythonFloat(random.int(50_000, 210_000) / 1000);
}

/** Decibels: the more energy, the nearer to 0. */
function loudness(energy: number, random: Random): string {
  return pythonFloat(-Math.round((1 - energy) * 24_000 + random.int(0, 6_000)) / 1000);
}
