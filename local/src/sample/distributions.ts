import { Quantiles } from './quantiles';

// Shares and values measured on a slice of the real data of 12,277 tracks and 37,012 artists, and rounded.

const SHARES = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 0.995, 1];
const at = (...values: number[]): Quantiles => values.map((value, index) => [SHARES[index], value]);

/** Popularity of an artist by the share of artists that are more popular. */
export const ARTIST_POPULARITY: Quantiles = [
  [0, 100], [0.0001, 93], [0.0005, 87], [0.001, 85], [0.003, 80], [0.01, 73], [0.03, 63], [0.05, 56], [0.1, 45],
  [0.15, 37], [0.2, 31], [0.25, 26], [0.3, 21], [0.4, 13], [0.5, 7], [0.6, 3], [0.65, 2], [0.7, 1], [0.74, 0], [1, 0],
];

/** Followers by tens of the artist's popularity. */
export const FOLLOWERS: readonly Quantiles[] = [
  at(0, 3, 13, 56, 210, 660, 1_850, 6_600, 2_300_000),
  at(0, 50, 210, 730, 2_200, 5_100, 11_500, 28_000, 130_000),
  at(0, 210, 980, 3_200, 9_000, 19_000, 40_000, 100_000, 1_000_000),
  at(0, 900, 4_000, 12_500, 34_000, 74_000, 144_000, 340_000, 1_140_000),
  at(10, 3_600, 16_000, 52_000, 140_000, 290_000, 577_000, 1_280_000, 2_650_000),
  at(88, 19_000, 69_000, 216_000, 560_000, 1_030_000, 1_770_000, 2_960_000, 8_250_000),
  at(530, 122_000, 420_000, 1_100_000, 2_190_000, 3_700_000, 6_500_000, 9_750_000, 16_700_000),
  at(7_300, 767_000, 2_500_000, 4_960_000, 8_400_000, 12_000_000, 20_000_000, 32_000_000, 42_000_000),
  at(1_340_000, 4_300_000, 7_200_000, 16_300_000, 31_700_000, 48_800_000, 80_000_000, 100_000_000, 116_000_000),
  at(9_700_000, 12_000_000, 22_600_000, 60_000_000, 78_000_000, 83_000_000, 83_000_000, 83_000_000, 83_000_000),
  at(90_000_000, 91_000_000, 93_000_000, 95_000_000, 97_000_000, 99_000_000, 100_000_000, 100_000_000, 100_000_000),
];

/** Probability that an artist has no genre, by tens of the artist's popularity. */
export const NO_GENRE: readonly number[] = [0.93, 0.73, 0.52, 0.32, 0.19, 0.09, 0.04, 0.01, 0, 0, 0];

/** Popularity of an album by tens of its artist's popularity. */
export const ALBUM_POPULARITY: readonly Quantiles[] = [
  at(0, 0, 0, 1, 5, 13, 41, 70, 86),
  at(0, 0, 1, 5, 15, 22, 28, 37, 61),
  at(0, 0, 1, 7, 20, 31, 36, 40, 49),
  at(0, 0, 4, 16, 29, 37, 44, 49, 60),
  at(0, 1, 7, 21, 34, 44, 53, 61, 63),
  at(0, 6, 15, 31, 46, 57, 65, 69, 70),
  at(0, 12, 26, 42, 57, 67, 73, 77, 77),
  at(0, 12, 28, 44, 61, 71, 79, 82, 89),
  at(0, 21, 35, 51, 68, 79, 83, 88, 88),
  at(26, 43, 45, 68, 79, 85, 88, 88, 88),
  at(25, 38, 56, 73, 84, 92, 98, 98, 98),
];

/** Popularity of a track by tens of its album's popularity. */
export const TRACK_POPULARITY: readonly Quantiles[] = [
  at(0, 0, 0, 0, 1, 4, 10, 16, 17),
  at(0, 0, 1, 4, 9, 19, 24, 27, 28),
  at(0, 1, 5, 10, 17, 28, 35, 38, 39),
  at(0, 5, 11, 18, 25, 36, 43, 47, 48),
  at(0, 9, 17, 25, 34, 43, 52, 57, 59),
  at(0, 16, 23, 33, 42, 52, 63, 68, 68),
  at(0, 25, 34, 42, 51, 61, 69, 74, 76),
  at(2, 33, 44, 53, 63, 73, 79, 85, 85),
  at(6, 48, 55, 61, 67, 74, 79, 90, 90),
  at(60, 66, 70, 75, 80, 85, 87, 90, 90),
];

/** Milliseconds. */
export const DURATION_MS: Quantiles = [
  [0, 850], [0.002, 16_000], [0.01, 36_700], [0.03, 64_600], [0.05, 82_000], [0.1, 112_600], [0.25, 160_500], [0.5, 204_900],
  [0.75, 249_700], [0.9, 311_400], [0.95, 372_000], [0.98, 468_000], [0.99, 548_000], [0.998, 905_000], [0.9995, 1_800_000], [1, 5_000_000],
];

/** Year of release; the last year is not whole. */
export const RELEASE_YEAR: Quantiles = [
  [0, 1930], [0.001, 1955], [0.005, 1961], [0.01, 1967], [0.02, 1973], [0.03, 1980], [0.05, 1991], [0.1, 2000], [0.2, 2008],
  [0.3, 2012], [0.4, 2014], [0.5, 2017], [0.6, 2019], [0.7, 2021], [0.78, 2022], [0.87, 2023], [1, 2023],
];

/** Probability that only the year is known, which the data writes as its first of January. */
export function onlyYearKnown(year: number): number {
  return year < 2000 ? 0.43 : year < 2010 ? 0.31 : 0.035;
}

/** Tracks of a single, an album and a compilation. */
export const TRACKS_ON: Readonly<Record<AlbumType, Quantiles>> = {
  single: [[0, 1], [0.8, 1], [0.9, 2], [1, 4]],
  album: [[0, 4], [0.2, 7], [0.5, 10], [0.8, 13], [0.95, 20], [1, 32]],
  compilation: [[0, 6], [0.5, 12], [0.9, 20], [1, 40]],
};

/** As the data calls them. */
export type AlbumType = 'single' | 'album' | 'compilation';
