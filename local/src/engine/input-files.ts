import * as fs from 'fs';
import * as path from 'path';
import type { CsvSourceNode } from '../manifest';

/** Where the rows of a source lie on this machine. */
export interface SourceFiles {
  /** The names under which it was looked for, best first. */
  readonly names: readonly string[];
  /** The CSV files found; none where it is missing. */
  readonly files: readonly string[];
  /** Whether they are the parts in a folder, as Spark writes them. */
  readonly isFolder: boolean;
  /** Names that are there, where more than one is. */
  readonly rivals?: readonly string[];
}

/**
 * Looks for a source's files under a folder: `albums/` may be `albums.csv`, a folder `albums/` or a folder `albums.csv/`,
 * `x.csv` a file or a folder of that name. Of a folder, the `.csv` files that are not hidden: no `_SUCCESS`, no `.crc`.
 */
export function findSource(folder: string, source: CsvSourceNode): SourceFiles {
  const names = candidateNames(source.path);
  const found = names.flatMap((name) => {
    const files = filesAt(path.join(folder, name));
    return files ? [{ name, ...files }] : [];
  });
  const rivals = found.length > 1 ? found.map(({ name }) => name) : undefined;
  return { names, files: found[0]?.files ?? [], isFolder: found[0]?.isFolder ?? false, rivals };
}

function candidateNames(sourcePath: string): string[] {
  if (!sourcePath.endsWith('/')) return [sourcePath];
  const base = sourcePath.slice(0, -1);
  return [`${base}.csv`, `${base}/`];
}

function filesAt(place: string): { files: string[]; isFolder: boolean } | undefined {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat?.isFile() && !place.endsWith(path.sep)) return { files: [place], isFolder: false };
  if (!stat?.isDirectory()) return undefined;
  const parts = fs.readdirSync(place).filter((name) => /^[^._].*\.csv$/i.test(name)).sort();
  return parts.length === 0 ? undefined : { files: parts.map((name) => path.join(place, name)), isFolder: true };
}
