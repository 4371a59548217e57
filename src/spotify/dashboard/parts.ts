import { Dimension, Granularity, Measure, NumberFormat } from '../../visual';

// What several sheets of the standard dashboard draw. A row is a track on an album: people and things are counted by their ids.

/** How many tracks there are. */
export const TRACKS = Measure.countDistinct('track_id', { title: 'Tracks' });
/** How many albums there are. */
export const ALBUMS = Measure.countDistinct('album_id', { title: 'Albums' });
/** How many artists there are. */
export const ARTISTS = Measure.countDistinct('artist_id', { title: 'Artists' });

/** How popular tracks are on average, 0 to 100: each track of a group once, however many albums it is on. */
export const AVERAGE_POPULARITY = Measure.average('track_popularity', { title: 'Average track popularity' });
/** How popular a track is, 0 to 100. */
export const TRACK_POPULARITY = Measure.max('track_popularity', { title: 'Track popularity' });
/** How popular an album is, 0 to 100. */
export const ALBUM_POPULARITY = Measure.max('album_popularity', { title: 'Album popularity' });
/** How popular an artist is, 0 to 100. */
export const ARTIST_POPULARITY = Measure.max('artist_popularity', { title: 'Artist popularity' });
/** How many users follow an artist. */
export const FOLLOWERS = Measure.max('followers', { title: 'Followers', format: NumberFormat.abbreviated() });

export const ARTIST = Dimension.of('artist_id');
export const ALBUM = Dimension.of('album_id');
export const TRACK = Dimension.of('track_id');
export const LABEL = Dimension.of('label');
export const GENRE = Dimension.of('genre');
export const MAIN_GENRE = Dimension.of('main_genre');
export const DECADE = Dimension.of('decade');
export const YEAR = Dimension.of('release_date', { granularity: Granularity.YEAR, title: 'Year of release' });
export const WHOLE_YEAR = Dimension.of('whole_year_release_date', { granularity: Granularity.YEAR, title: 'Year of release' });
export const RECENT_YEAR = Dimension.of('recent_release_date', { granularity: Granularity.YEAR, title: 'Year of release' });
export const RECENT_MONTH = Dimension.of('recent_release_date', { granularity: Granularity.MONTH, title: 'Month of release' });

/** How the tracks of a time are counted: by all of their albums, and not by the first alone. */
export const AGAIN = 'A track that came out again counts again';

/** What a main genre is. */
export const MAIN_GENRES = 'Genres with at least 1 % of the tracks that have one';
