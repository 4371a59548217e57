import { AUDIO_FACTS } from './audio';
import { FieldFacts, STANDARD_FACTS } from './fields';
import type { Schema } from '../../schema';
import { DashboardDataSet } from '../../visual';
import { TABLE } from '../spotify-graphs';

/** Whether the warehouse has the audio features. */
export function hasAudioFeatures(schema: Schema): boolean {
  return schema.field('danceability') !== undefined;
}

/** The tracks of the warehouse as the standard dashboard draws them: a row is a track on an album. */
export function spotifyDataSet(schema: Schema): DashboardDataSet {
  return new DashboardDataSet({
    name: 'tracks',
    title: 'Tracks',
    table: TABLE.name,
    schema,
    labels: { track_id: 'track_name', album_id: 'album_name', artist_id: 'name' },
    ...(hasAudioFeatures(schema) ? together(STANDARD_FACTS, AUDIO_FACTS) : STANDARD_FACTS),
  });
}

function together(some: FieldFacts, more: FieldFacts): FieldFacts {
  const identifiers = Object.keys({ ...some.describes, ...more.describes });
  return {
    calculatedFields: [...some.calculatedFields, ...more.calculatedFields],
    roles: { ...some.roles, ...more.roles },
    titles: { ...some.titles, ...more.titles },
    formats: { ...some.formats, ...more.formats },
    describes: Object.fromEntries(identifiers.map((id) => [id, [...some.describes[id] ?? [], ...more.describes[id] ?? []]])),
  };
}
