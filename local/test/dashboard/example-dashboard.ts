import { EXAMPLE_DATA_SETS } from './example/data-sets';
import { OVERVIEW } from './example/overview';
import { ARTISTS } from './example/people';
import { TIME } from './example/time';
import { DETAILS } from './example/tracks';
import type { ManifestDashboard, ManifestFilter } from '../../src/manifest';

const filter = (id: string, kind: ManifestFilter['kind'], control: ManifestFilter['control'], field: string, title: string, more: Partial<ManifestFilter> = {}): ManifestFilter =>
  ({ id, kind, control, field, title, dataSet: 'tracks', ...more });

/** Every kind of filter with every control that it can have, some with something chosen at first. */
const FILTERS: ManifestFilter[] = [
  filter('genre', 'category', 'dropDown', 'genre', 'Genre', { multiple: true }),
  filter('artist', 'category', 'dropDown', 'artist_id', 'Artist', { multiple: true, sheets: ['overview', 'artists'] }),
  filter('one-label', 'category', 'dropDown', 'label', 'Label', { multiple: false, sheets: ['details'] }),
  filter('decade', 'category', 'list', 'decade', 'Decade', { multiple: true, sheets: ['overview', 'time'] }),
  filter('has-genre', 'category', 'list', 'has_genre', 'Has a genre', { multiple: false, sheets: ['artists'] }),
  filter('released', 'dateRange', 'dateRange', 'release_date', 'Release date'),
  filter('released-at', 'dateRange', 'dateRange', 'released_at', 'Released at', { sheets: ['time'], from: '1970-01-01' }),
  filter('popularity', 'numberRange', 'slider', 'track_popularity', 'Popularity', { least: 0, most: 100, step: 1 }),
  filter('minutes', 'numberRange', 'slider', 'duration_min', 'Minutes', { sheets: ['artists', 'details'], least: 0, most: 60, step: 0.5, from: 0.5, to: 60 }),
  filter('score', 'numberRange', 'slider', 'hit_score', 'Hit score', { sheets: ['artists'] }),
  filter('only-known', 'numberRange', 'none', 'artist_popularity', 'Known artists', { sheets: ['details'], from: 1 }),
  filter('only-with-genre', 'category', 'none', 'has_genre', 'With a genre', { sheets: ['details'], values: ['true'] }),
  filter('albums-released', 'dateRange', 'dateRange', 'release_date', 'Release date of albums', { dataSet: 'albums', sheets: ['details'] }),
  filter('albums-genre', 'category', 'dropDown', 'genre', 'Genre of albums', { dataSet: 'albums', sheets: ['details'], multiple: true }),
];

/**
 * A dashboard over the standard table `tracks` with all kinds of visuals, about every option that each can have, and all kinds of
 * filters. Made by hand: what draws dashboards is tried on more than the standard one.
 */
export const EXAMPLE_DASHBOARD: ManifestDashboard = {
  name: 'example',
  title: 'All that can be drawn',
  description: 'Every kind of visual with its options',
  dataSets: [...EXAMPLE_DATA_SETS],
  sheets: [OVERVIEW, ARTISTS, DETAILS, TIME],
  filters: FILTERS,
  colors: ['#117a3d', '#1f6feb', '#b4540a', '#7a3db8', '#0f766e', '#b42357', '#5b6472', '#8a6d00'],
};
