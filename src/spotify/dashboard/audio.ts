import type { FieldFacts } from './fields';
import { DataType } from '../../schema';
import { CalculatedField, FieldRole, NumberFormat } from '../../visual';

/** Names of the pitch classes, from 0 on; -1 is none. */
const KEYS = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

/** The audio features from 0 to 1. */
const FEATURES = ['danceability', 'energy', 'speechiness', 'acousticness', 'instrumentalness', 'liveness', 'valence'];

/** Those that are drawn. Rounded, a hundred different values stand for a thousand: a page that holds them is smaller. */
const DRAWN_FEATURES = ['danceability', 'energy', 'valence'];

const HUNDREDTHS = NumberFormat.number({ decimals: 2 });

const ROUNDED: CalculatedField[] = DRAWN_FEATURES.map((name) => ({
  name: `${name}_rounded`,
  title: name[0].toUpperCase() + name.slice(1),
  dataType: DataType.DOUBLE,
  role: FieldRole.SCORE,
  description: `${name}, 0 to 1, rounded to hundredths.`,
  sql: `round(${name}, 2)`,
  format: HUNDREDTHS,
  describes: 'track_id',
}));

const TEMPO: CalculatedField = {
  name: 'tempo_rounded',
  title: 'Tempo, beats a minute',
  dataType: DataType.DOUBLE,
  role: FieldRole.MEASURE,
  description: 'Beats a minute, rounded.',
  sql: 'round(tempo)',
  format: NumberFormat.number(),
  describes: 'track_id',
};

const LYRICS: CalculatedField[] = [
  {
    name: 'lyrics',
    dataType: DataType.STRING,
    description: 'Whether the lyrics are explicit, in words.',
    sql: "CASE WHEN explicit THEN 'Explicit' WHEN NOT explicit THEN 'Not explicit' END",
    describes: 'track_id',
  },
  {
    name: 'explicit_share',
    title: 'Share of explicit lyrics',
    dataType: DataType.DOUBLE,
    role: FieldRole.SCORE,
    description: '1 when the lyrics are explicit, 0 when not.',
    sql: 'CASE WHEN explicit THEN 1E0 WHEN NOT explicit THEN 0E0 END',
    format: NumberFormat.percent(),
    describes: 'track_id',
  },
];

const HARMONY: CalculatedField[] = [
  {
    name: 'key_name',
    title: 'Key',
    dataType: DataType.STRING,
    description: 'Pitch class of the key.',
    sql: `CASE "key" ${KEYS.map((name, key) => `WHEN ${key} THEN '${name}'`).join(' ')} END`,
    describes: 'track_id',
  },
  {
    name: 'mode_name',
    title: 'Mode',
    dataType: DataType.STRING,
    description: 'Major or minor.',
    sql: 'CASE "mode" WHEN 1 THEN \'Major\' WHEN 0 THEN \'Minor\' END',
    describes: 'track_id',
  },
  {
    name: 'major_share',
    title: 'Share of major keys',
    dataType: DataType.DOUBLE,
    role: FieldRole.SCORE,
    description: '1 when the key is major, 0 when it is minor.',
    sql: 'CASE "mode" WHEN 1 THEN 1E0 WHEN 0 THEN 0E0 END',
    format: NumberFormat.percent(),
    describes: 'track_id',
  },
];

/** What is said of the fields that the warehouse has with the audio features. */
export const AUDIO_FACTS: FieldFacts = {
  fields: [
    ...FEATURES.map((name) => ({ name, role: FieldRole.SCORE, format: HUNDREDTHS, describes: 'track_id' })),
    { name: 'loudness', title: 'Loudness, dB', role: FieldRole.MEASURE, describes: 'track_id' },
    { name: 'tempo', title: 'Tempo, beats a minute', role: FieldRole.MEASURE, format: NumberFormat.number(), describes: 'track_id' },
    ...['key', 'mode', 'time_signature', 'track_number'].map((name) => ({ name, role: FieldRole.CATEGORY })),
    { name: 'album_type', describes: 'album_id' },
  ],
  calculatedFields: [...ROUNDED, TEMPO, ...LYRICS, ...HARMONY],
};
