import type { ManifestField } from '../../manifest/schema';

const column = (type: string) => (name: string): ManifestField => ({ name, type, nullable: true });

/** Columns of an answer, by type. */
export const text = column('string');
export const int = column('int');
export const bigint = column('bigint');
export const double = column('double');
export const date = column('date');

/** A number of things: never null. */
export const count = (name: string): ManifestField => ({ ...bigint(name), nullable: false });

/** A place in an order, from 1 on: never null. */
export const rank = count;

const id = (identifies: string) => ({ ...text(`${identifies}_id`), identifies });

export const TRACK_ID = id('track');
export const ALBUM_ID = id('album');
export const ARTIST_ID = id('artist');
