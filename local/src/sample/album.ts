import { Artist } from './artist';
import { ALBUM_POPULARITY, AlbumType, onlyYearKnown, RELEASE_YEAR, TRACKS_ON } from './distributions';
import { albumName, labelName } from './names';
import { quantile } from './quantiles';
import { Random } from './random';

/** An album; all fields as the albums file has them. */
export interface Album {
  readonly id: string;
  readonly name: string;
  readonly type: AlbumType;
  readonly totalTracks: number;
  /** `YYYY-MM-DD` */
  readonly releaseDate: string;
  readonly label: string;
  readonly popularity: number;
  readonly artist: Artist;
}

// Albums whose text or date is missing, which the data writes as nothing and as 1900-01-01: a few, and early enough for any sample.
const ODD_ALBUMS: Readonly<Record<number, Partial<Album>>> = {
  4: { name: '' }, 9: { label: '' }, 12: { releaseDate: '1900-01-01' }, 15: { name: '" Soft Rain "' }, 18: { label: 'No. 1, "One" Records' },
};
const ODD_ALBUMS_EVERY = 20_011;
const LAST_DAY_OF_2023 = { month: 12, day: 15 };

/** The album of an index. */
export function makeAlbum(index: number, id: string, artist: Artist, random: Random): Album {
  const type = albumType(random);
  return {
    id,
    type,
    artist,
    name: albumName(random),
    totalTracks: quantile(TRACKS_ON[type], random.unit()),
    releaseDate: releaseDate(random),
    label: labelName(random, artist.name),
    popularity: quantile(ALBUM_POPULARITY[Math.floor(artist.popularity / 10)], random.unit()),
    ...ODD_ALBUMS[index % ODD_ALBUMS_EVERY],
  };
}

function albumType(random: Random): AlbumType {
  const share = random.unit();
  return share < 0.52 ? 'single' : share < 0.93 ? 'album' : 'compilation';
}

function releaseDate(random: Random): string {
  const year = quantile(RELEASE_YEAR, random.unit());
  if (random.chance(onlyYearKnown(year))) return `${year}-01-01`;
  const month = random.int(1, LAST_DAY_OF_2023.month);
  // No month is shorter, and the data ends in the middle of its last one.
  const day = random.int(1, year === 2023 && month === LAST_DAY_OF_2023.month ? LAST_DAY_OF_2023.day : 28);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
