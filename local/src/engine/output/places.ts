import * as fs from 'fs';
import * as path from 'path';
import { fills, isTarget, pathsOf, placeAt, SourceNode, tableName, TargetNode } from 'cdk-spotify-analytics/manifest';
import { Layout, pipelineLayout } from './layout';
import { UserError } from '../../errors';
import type { ManifestJob } from '../../manifest';
import { nodeNamed } from '../../text/few';
import type { SourceFiles } from '../input/input-files';

/** Where what a run reads and writes is on this machine: the user's files, and those that the run itself writes. */
export class Places {
  private readonly layout: Layout;
  private readonly written: TargetNode[] = [];

  /**
   * @param input folder of the user's files, or where each of them lies
   * @param next folder in which the results are put
   */
  constructor(input: string | Layout, private readonly next: string) {
    this.layout = typeof input === 'string' ? pipelineLayout(input) : input;
  }

  /**
   * The files that a source reads: those of an earlier job of the run where that wrote them.
   *
   * @throws UserError where there are none
   */
  source(source: SourceNode): SourceFiles {
    const found = this.writtenSource(source) ?? this.layout.source(source);
    if (found && found.files.length > 0) return found;
    throw new UserError(`Let a target write what ${nodeNamed(source.name)} reads.`, [`${nodeNamed(source.name)}: there is no file of ${placesOf(source).join(' or ')}`]);
  }

  /** What a job wrote is read from here on where the run wrote it. */
  markWritten(job: ManifestJob): void {
    this.written.push(...job.nodes.filter(isTarget));
  }

  /** The file or folder under which the files of a target lie. */
  target(node: TargetNode): string {
    return path.join(this.next, this.layout.target(node));
  }

  /** The file that a target writes, or the folder of its files, emptied of what an attempt before left. */
  prepareTarget(node: TargetNode): { readonly place: string; readonly isFolder: boolean } {
    const place = this.target(node);
    const isFolder = place.endsWith(path.sep);
    fs.rmSync(place, { recursive: true, force: true });
    fs.mkdirSync(isFolder ? place : path.dirname(place), { recursive: true });
    return { place, isFolder };
  }

  private writtenSource(source: SourceNode): SourceFiles | undefined {
    const target = [...this.written].reverse().find((node) => fills(node, source));
    return target && this.layout.written(source, target, this.next);
  }
}

/** Where a source looks for its files. */
function placesOf(source: SourceNode): string[] {
  if (source.type === 'CatalogSource') return [tableName(source)];
  return pathsOf(source).map((each) => placeAt(source.location, each));
}
