import { Album, makeAlbum } from './album';
import { Artists } from './artist';
import { IdMaker } from './ids';
import { Random, Use } from './random';
import { makeTrack, Track } from './track';

/** A line of the albums file: a track on one of its albums. */
export interface Listing {
  readonly track: Track;
  readonly album: Album;
  /** Place on the album, from 1 on. */
  readonly number: number;
  /** Which of the track's albums this is, from 1 on. */
  readonly ordinal: number;
}

/** What one step adds: a line of the albums file, and a track of the tracks and the features file. */
export interface Entry {
  readonly listing: Listing;
  /** The listing's track; where that is a repeated one, a track that stands on no album, since the files are of equal length. */
  readonly track: Track;
}

// An album that comes out again repeats tracks of the one before it.
const REISSUED = 0.03;
const FIRST_REISSUE = 7;
const TITLES_OF_REISSUES = [' (Deluxe Edition)', ' (Remastered)', ' [Expanded]', ' - Best Of'];

/** The albums of a sample with their tracks, one after the other. Two albums at most are in memory. */
export class Catalogue {
  private readonly albumIds: IdMaker;
  private readonly trackIds: IdMaker;

  constructor(private readonly seed: number, private readonly tracks: number, private readonly artists: Artists) {
    this.albumIds = new IdMaker(seed, Use.ALBUM);
    this.trackIds = new IdMaker(seed, Use.TRACK);
  }

  * entries(): Generator<Entry> {
    let previous: readonly Listing[] = [];
    for (let albumIndex = 0, trackIndex = 0; trackIndex < this.tracks; albumIndex++) {
      const entries = this.albumEntries(albumIndex, trackIndex, previous);
      yield* entries;
      previous = entries.map((entry) => entry.listing);
      trackIndex += entries.length;
    }
  }

  private albumEntries(albumIndex: number, firstTrack: number, previous: readonly Listing[]): Entry[] {
    const random = Random.of(this.seed, Use.ALBUM, albumIndex);
    const again = albumIndex === FIRST_REISSUE || (albumIndex > 0 && random.chance(REISSUED)) ? previous : [];
    const album = this.album(albumIndex, again[0]?.album, random);
    const length = Math.min(album.totalTracks, this.tracks - firstTrack);
    return Array.from({ length }, (_, place) => {
      const trackIndex = firstTrack + place;
      const track = makeTrack(trackIndex, this.trackIds.make(trackIndex, random), album, this.artists, random);
      const repeated = again[place];
      const listing = { track: repeated?.track ?? track, album, number: place + 1, ordinal: (repeated?.ordinal ?? 0) + 1 };
      return { listing, track };
    });
  }

  private album(index: number, original: Album | undefined, random: Random): Album {
    const id = this.albumIds.make(index, random);
    const album = makeAlbum(index, id, original?.artist ?? this.artists.draw(random), random);
    return original === undefined ? album : { ...album, name: original.name + random.pick(TITLES_OF_REISSUES), type: 'compilation' };
  }
}
