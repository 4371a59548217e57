import { ARTIST_POPULARITY, FOLLOWERS, NO_GENRE } from './distributions';
import { GENRES } from './genres';
import { IdMaker } from './ids';
import { artistName } from './names';
import { quantile } from './quantiles';
import { Random, Use } from './random';
import { REAL_ARTISTS, REAL_TRACKS } from './raw-files';

/** One artist; all fields as the artists file has them. */
export interface Artist {
  readonly id: string;
  readonly name: string;
  readonly popularity: number;
  readonly genres: readonly string[];
  readonly followers: number;
}

// Names that break careless readers, as they occur in the real data: by rank from the least popular artist on,
// so that every sample has them and no ranking begins with them.
const ODD_NAMES: Readonly<Record<number, string>> = {
  3: '', 5: 'PAPER/\\WOLVES', 7: '"Marble"', 11: 'Velvet Tide ', 13: 'GLASS\\\\', 17: 'Quiet, Quieter & "Quietest"', 19: '月光 "Echo" Орфей',
};
const ODD_NAMES_EVERY = 9_973;

/** All artists of a sample, each made from its rank alone, so that none is kept in memory. */
export class Artists {
  /** How many there are. */
  readonly count: number;
  private readonly ids: IdMaker;
  private readonly stride: number;

  constructor(private readonly seed: number, tracks: number) {
    this.count = Math.max(1, Math.round(tracks * REAL_ARTISTS / REAL_TRACKS));
    this.ids = new IdMaker(seed, Use.ARTIST);
    this.stride = coprime(this.count);
  }

  /** The artist of a rank: 0 is the most popular. */
  ranked(rank: number): Artist {
    const random = Random.of(this.seed, Use.ARTIST, rank);
    const popularity = quantile(ARTIST_POPULARITY, rank / this.count);
    const tens = Math.floor(popularity / 10);
    return {
      id: this.ids.make(rank, random),
      name: ODD_NAMES[(this.count - 1 - rank) % ODD_NAMES_EVERY] ?? artistName(random),
      popularity,
      followers: quantile(FOLLOWERS[tens], random.unit()),
      genres: random.chance(NO_GENRE[tens]) ? [] : genresOf(random),
    };
  }

  /** One for an album: the popular ones have more of them. */
  draw(random: Random): Artist {
    const unit = random.unit();
    const share = random.chance(0.2) ? unit * unit * unit * unit * unit : unit * unit;
    return this.ranked(Math.floor(this.count * share));
  }

  /** All of them, in no order that means something. */
  * inFileOrder(): Generator<Artist> {
    for (let place = 0; place < this.count; place++) yield this.ranked(place * this.stride % this.count);
  }
}

function genresOf(random: Random): string[] {
  const genres = new Set([random.pickEarly(GENRES)]);
  while (genres.size < 7 && random.chance(0.55)) genres.add(random.pickEarly(GENRES));
  return [...genres];
}

/** A step that visits every place of a circle once: it has no divisor in common with its length. */
function coprime(length: number): number {
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (greatestCommonDivisor(stride, length) > 1) stride++;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
