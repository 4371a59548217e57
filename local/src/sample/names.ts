import { Random } from './random';
import {
  ADJECTIVES, COMMON_ALBUMS, COMMON_TITLES, EMOJI, ENSEMBLES, FIRST_NAMES, FORMS, KEYS, LABEL_ENDINGS, LAST_NAMES, NOUNS, SCRIPTS, SYLLABLES, TEMPI,
  VERSIONS,
} from './words';

type NameMaker = (random: Random) => string;

const pair: NameMaker = (random) => `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`;
const otherScript: NameMaker = (random) => random.pick(random.pick(SCRIPTS));
const coined: NameMaker = (random) => SYLLABLES.map((part) => random.pick(part)).join('');
const person: NameMaker = (random) => `${random.pick(FIRST_NAMES)} ${random.chance(0.2) ? random.pick(LAST_NAMES) : coined(random)}`;
const quoted: NameMaker = (random) => `${random.pick(FIRST_NAMES)} "${pair(random)}" ${random.pick(LAST_NAMES)}`;

/** Ways to make a name, each with its part of a hundred. */
type Recipe = readonly (readonly [percent: number, make: NameMaker])[];

const ARTIST_NAMES: Recipe = [
  [39, person],
  [12, coined],
  [9, pair],
  [11, (random) => `The ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}s`],
  [8, (random) => `${person(random)} ${random.pick(ENSEMBLES)}`],
  [5, (random) => pair(random).replace(' ', '').toLowerCase()],
  [3, (random) => `${coined(random)} ${random.pick(NOUNS)}`.toUpperCase()],
  // Names that several artists bear.
  [4, (random) => random.pick(FIRST_NAMES)],
  [6, otherScript],
  [2, (random) => `${person(random)}, ${random.pick(FIRST_NAMES)} & ${pair(random)}`],
  [1, quoted],
];

const TRACK_NAMES: Recipe = [
  [18, pair],
  [31, (random) => `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)} ${random.pick(NOUNS)}`],
  [13, (random) => `${pair(random)} - ${random.pick(VERSIONS)}`],
  [9, (random) => `${random.pick(NOUNS)} Of The ${pair(random)}`],
  [5, (random) => `${pair(random)} (Feat. ${person(random)})`],
  [5, (random) => `${random.pick(NOUNS)}, ${random.pick(NOUNS)} And ${random.pick(NOUNS)}`],
  [5, (random) => `I Don'T Know The ${pair(random)}`],
  [4, (random) => `${random.pick(FORMS)} No. ${random.int(1, 12)} In ${random.pick(KEYS)}, Op. ${random.int(1, 132)}: ${random.pick(TEMPI)}`],
  [6, otherScript],
  [2, (random) => random.pick(COMMON_TITLES)],
  [1, (random) => `"${pair(random)}" Type Beat`],
  [1, (random) => `${pair(random)} ${random.pick(EMOJI)}`],
];

const ALBUM_NAMES: Recipe = [
  [14, pair],
  [36, (random) => `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)} ${random.pick(NOUNS)}`],
  [12, (random) => `${pair(random)}, Vol. ${random.int(1, 9)}`],
  [12, (random) => `${random.pick(NOUNS)} & ${random.pick(NOUNS)}`],
  [10, (random) => `The ${pair(random)} ${random.pick(FORMS)}`],
  [8, otherScript],
  [5, (random) => random.pick(COMMON_ALBUMS)],
  [2, (random) => `${pair(random)} "${random.pick(NOUNS)}"`],
  [1, (random) => `${pair(random)} ${random.pick(EMOJI)}`],
];

function make(recipe: Recipe, random: Random): string {
  let rest = random.int(0, 99);
  for (const [percent, maker] of recipe) {
    rest -= percent;
    if (rest < 0) return maker(random);
  }
  throw new Error('The parts of a recipe for names do not make a hundred');
}

/** The name of an artist, which another may bear too. */
export const artistName: NameMaker = (random) => make(ARTIST_NAMES, random);

/** The title of a track; "Intro" is the title of many. */
export const trackName: NameMaker = (random) => make(TRACK_NAMES, random);

/** The title of an album. */
export const albumName: NameMaker = (random) => make(ALBUM_NAMES, random);

/** One of a few big labels, else one of many small ones, else the artist's own name. */
export function labelName(random: Random, artist: string): string {
  const kind = random.unit();
  if (kind < 0.25) return `${random.pickEarly(ADJECTIVES)} ${LABEL_ENDINGS[0]}`;
  if (kind < 0.8) return `${coined(random)} ${random.pickEarly(LABEL_ENDINGS)}`;
  return kind < 0.9 ? `${random.int(100_000, 9_999_999)} Records DK` : artist;
}
