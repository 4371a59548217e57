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
}));

const TEMPO: CalculatedField = {
  name: 'tempo_rounded',
  title: 'Tempo, beats a minute',
  dataType: DataType.DOUBLE,
  role: FieldRole.MEASURE,
  description: 'Beats a minute, rounded.',
  sql: 'round(tempo)',
};

const LYRICS: CalculatedField[] = [
  {
    name: 'lyrics',
    dataType: DataType.STRING,
    description: 'Whether the lyrics are explicit, in words.',
    sql: "CASE WHEN explicit THEN 'Explicit' WHEN NOT explicit THEN 'Not explicit' END",
  },
  {
    name: 'explicit_share',
    title: 'Share of explicit lyrics',
    dataType: DataType.DOUBLE,
    role: FieldRole.SCORE,
    description: '1 when the lyrics are explicit, 0 when not.',
    sql: 'CASE WHEN explicit THEN 1E0 WHEN NOT explicit THEN 0E0 END',
  },
];

const HARMONY: CalculatedField[] = [
  {
    name: 'key_name',
    title: 'Key',
    dataType: DataType.STRING,
    description: 'Pitch class of the key.',
    sql: `CASE "key" ${KEYS.map((name, key) => `WHEN ${key} THEN '${name}'`).join(' ')} END`,
  },
  {
    name: 'mode_name',
    title: 'Mode',
    dataType: DataType.STRING,
    description: 'Major or minor.',
    sql: 'CASE "mode" WHEN 1 THEN \'Major\' WHEN 0 THEN \'Minor\' END',
  },
  {
    name: 'major_share',
    title: 'Share of major keys',
    dataType: DataType.DOUBLE,
    role: FieldRole.SCORE,
    description: '1 when the key is major, 0 when it is minor.',
    sql: 'CASE "mode" WHEN 1 THEN 1E0 WHEN 0 THEN 0E0 END',
  },
];

/** What is said of the fields that the warehouse has with the audio features. */
export const AUDIO_FACTS: FieldFacts = {
  calculatedFields: [...ROUNDED, TEMPO, ...LYRICS, ...HARMONY],
  roles: {
    ...Object.fromEntries(FEATURES.map((name) => [name, FieldRole.SCORE])),
    loudness: FieldRole.MEASURE,
    tempo: FieldRole.MEASURE,
    key: FieldRole.CATEGORY,
    mode: FieldRole.CATEGORY,
    time_signature: FieldRole.CATEGORY,
    track_number: FieldRole.CATEGORY,
  },
  titles: { loudness: 'Loudness, dB', tempo: 'Tempo, beats a minute' },
  formats: {
    ...Object.fromEntries([...FEATURES, ...ROUNDED.map(({ name }) => name)].map((name) => [name, HUNDREDTHS])),
    explicit_share: NumberFormat.percent(),
    major_share: NumberFormat.percent(),
    tempo: NumberFormat.number(),
    tempo_rounded: NumberFormat.number(),
  },
  describes: {
    album_id: ['album_type'],
    track_id: [...FEATURES, 'loudness', 'tempo', ...[...ROUNDED, TEMPO, ...LYRICS, ...HARMONY].map(({ name }) => name)],
  },
};
