import { AUDIO_FACTS } from './audio';
import { STANDARD_FACTS, together } from './fields';
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
    ...(hasAudioFeatures(schema) ? together(STANDARD_FACTS, AUDIO_FACTS) : STANDARD_FACTS),
  });
}
