import { Album } from './album';
import { Artists } from './artist';
import { audioFeatures, AudioFeatures, timeSignature } from './audio-features';
import { DURATION_MS, TRACK_POPULARITY } from './distributions';
import { trackName } from './names';
import { quantile } from './quantiles';
import { Random } from './random';

/** A track; all fields as the raw files have them. */
export interface Track {
  readonly id: string;
  readonly name: string;
  readonly durationMs: number;
  readonly popularity: number;
  readonly explicit: boolean;
  /** Names; the artist of the album is the first. */
  readonly artists: readonly string[];
  readonly features: AudioFeatures;
  readonly timeSignature: number;
}

// Tracks at the ends of what occurs: the shortest, the longest, one without a title, and one of as many artists as there are columns.
const ODD_TRACKS: Readonly<Record<number, Partial<Pick<Track, 'name' | 'durationMs'> & { guests: number }>>> = {
  6: { name: '' }, 10: { durationMs: 850 }, 14: { durationMs: 17_040_000 }, 16: { guests: 11 }, 21: { name: 'Absent..//Night\\\\' }, 30: { name: 'Intro' },
};
const ODD_TRACKS_EVERY = 50_021;

/** The track of an index, on its first album. */
export function makeTrack(index: number, id: string, album: Album, artists: Artists, random: Random): Track {
  const { guests: oddGuests, ...odd } = ODD_TRACKS[index % ODD_TRACKS_EVERY] ?? {};
  const guests = oddGuests ?? guestCount(random);
  return {
    id,
    name: album.totalTracks === 1 && random.chance(0.6) ? album.name : trackName(random),
    durationMs: quantile(DURATION_MS, random.unit()),
    popularity: quantile(TRACK_POPULARITY[Math.min(9, Math.floor(album.popularity / 10))], random.unit()),
    explicit: random.chance(0.11),
    artists: [album.artist.name, ...Array.from({ length: guests }, () => artists.draw(random).name)],
    features: audioFeatures(random),
    timeSignature: timeSignature(random),
    ...odd,
  };
}

/** Most tracks have no guest; each further one is rarer. */
function guestCount(random: Random): number {
  if (random.chance(0.78)) return 0;
  let guests = 1;
  while (guests < 11 && random.chance(0.3)) guests++;
  return guests;
}
