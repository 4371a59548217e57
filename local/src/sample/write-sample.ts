import { mkdir } from 'node:fs/promises';
import { Artists } from './artist';
import { Catalogue } from './catalogue';
import { CsvWriter, WrittenFile } from './csv-writer';
import { RAW_FILES } from './raw-files';
import { albumRow, artistRow, combinedRow, featuresRow, trackRow } from './rows';

/** What a sample is made from. */
export interface SampleOptions {
  /** Folder to write to; made when it is missing. */
  readonly out: string;
  /** Lines of each of the albums, features, tracks and combined files. */
  readonly tracks: number;
  /** The same seed and number of tracks give the same bytes. */
  readonly seed: number;
  /** Stops the writing; nothing is left behind. */
  readonly signal?: AbortSignal;
  /** Called now and then with the tracks that are done. */
  readonly onProgress?: (tracks: number) => void;
}

type Writers = Readonly<Record<keyof typeof RAW_FILES, CsvWriter>>;

const PROGRESS_EVERY = 1000;

/**
 * Writes the five raw files. Memory does not grow with their size.
 * Files of these names that are there already are replaced at the end, all five or, on an error, none.
 */
export async function writeSample(options: SampleOptions): Promise<readonly WrittenFile[]> {
  await mkdir(options.out, { recursive: true });
  const writers = openWriters(options.out);
  const all = Object.values(writers);
  try {
    const artists = new Artists(options.seed, options.tracks);
    await writeTracks(writers, artists, options);
    await writeArtists(writers, artists, options);
    for (const writer of all) await writer.close();
    options.signal?.throwIfAborted();
  } catch (error) {
    await Promise.all(all.map((writer) => writer.discard()));
    throw error;
  }
  return Promise.all(all.map((writer) => writer.publish()));
}

function openWriters(folder: string): Writers {
  const open = (key: keyof typeof RAW_FILES) => new CsvWriter(folder, RAW_FILES[key]);
  return { albums: open('albums'), artists: open('artists'), features: open('features'), tracks: open('tracks'), combined: open('combined') };
}

async function writeTracks(writers: Writers, artists: Artists, { seed, tracks, signal, onProgress }: SampleOptions): Promise<void> {
  let done = 0;
  for (const { listing, track } of new Catalogue(seed, tracks, artists).entries()) {
    const waits = [
      writers.albums.add(albumRow(listing)),
      writers.combined.add(combinedRow(listing)),
      writers.features.add(featuresRow(track)),
      writers.tracks.add(trackRow(track)),
    ];
    if (waits.some((wait) => wait !== undefined)) await Promise.all(waits);
    if (++done % PROGRESS_EVERY === 0) {
      signal?.throwIfAborted();
      onProgress?.(done);
    }
  }
  onProgress?.(done);
}

async function writeArtists(writers: Writers, artists: Artists, { signal }: SampleOptions): Promise<void> {
  for (const artist of artists.inFileOrder()) {
    const wait = writers.artists.add(artistRow(artist));
    if (wait !== undefined) await wait;
    signal?.throwIfAborted();
  }
}
