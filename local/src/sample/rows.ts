import { Album } from './album';
import { Artist } from './artist';
import { Listing } from './catalogue';
import { titleCase } from './genres';
import { pythonFloat, pythonList } from './python-list';
import { Track } from './track';

/** A line of a raw file, field by field, in the order of its columns. */
export type Row = readonly (string | number)[];

const ARTIST_COLUMNS = 12;
const GENRE_COLUMNS = 7;

/** A line of the albums file. */
export function albumRow({ track, album, number }: Listing): Row {
  return [
    track.name, track.id, number, track.durationMs, album.type, pythonList(track.artists), album.totalTracks, album.name,
    `${album.releaseDate} 00:00:00 UTC`, album.label, album.popularity, album.id, album.artist.id,
    ...padded(track.artists, ARTIST_COLUMNS), pythonFloat(track.durationMs / 1000),
  ];
}

/** A line of the artists file. */
export function artistRow(artist: Artist): Row {
  return [artist.id, ...artistDetails(artist)];
}

/** A line of the features file. */
export function featuresRow(track: Track): Row {
  const [uri, href, analysis] = addresses(track);
  return [...track.features, 'audio_features', track.id, uri, href, analysis, track.durationMs, track.timeSignature];
}

/** A line of the tracks file. */
export function trackRow(track: Track): Row {
  return [track.id, track.popularity, String(track.explicit)];
}

/** A line of the combined file. */
export function combinedRow(listing: Listing): Row {
  const { track, album, ordinal } = listing;
  return [
    ...albumRow(listing), ...artistDetails(album.artist),
    ...track.features, 'audio_features', ...addresses(track), track.timeSignature,
    track.popularity, String(track.explicit), ...yearAndMonth(album), ordinal,
  ];
}

function artistDetails(artist: Artist): Row {
  return [
    artist.name, artist.popularity, pythonList(artist.genres.map(titleCase)), artist.followers, ...padded(artist.genres, GENRE_COLUMNS),
  ];
}

function addresses({ id }: Track): readonly string[] {
  return [`spotify:track:${id}`, `https://api.spotify.com/v1/tracks/${id}`, `https://api.spotify.com/v1/audio-analysis/${id}`];
}

function yearAndMonth({ releaseDate }: Album): readonly number[] {
  return [Number(releaseDate.slice(0, 4)), Number(releaseDate.slice(5, 7))];
}

function padded(items: readonly string[], length: number): readonly string[] {
  return Array.from({ length }, (_, index) => items[index] ?? '');
}
