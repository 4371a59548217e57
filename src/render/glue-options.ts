import { meaning } from './glue-nodes/meaning';
import type { GlueMembers } from './glue-nodes/node-json';
import { nodeModel } from './glue-nodes/node-model';
import { isTarget } from '../manifest/node-traits';
import type { ManifestNode } from '../manifest/schema';

/**
 * The glue options of a node that change which rows are read or written, so that only Glue can run the node.
 *
 * An option that says what the node says without it, in another way of writing it, changes nothing. A GlueNode has none: all of
 * it runs in Glue only.
 *
 * @returns the names of the members, in the order in which they are given; none for a node that every engine can run
 */
export function rowChangingOptions(node: ManifestNode): string[] {
  if (node.type === 'GlueNode' || node.glue === undefined) return [];
  // Where a location lies is not known here: an option for a path is a path of its own.
  const { members } = nodeModel(node, (location) => location);
  return Object.entries(node.glue).filter(([member, value]) => !isRowNeutral(node, member, value, members)).map(([member]) => member);
}

function isRowNeutral(node: ManifestNode, member: string, value: unknown, rendered: GlueMembers): boolean {
  const neutral = isTarget(node) ? NEUTRAL_OF_TARGETS : NEUTRAL_OF_OTHERS;
  return neutral.get(member)?.(value) ?? meaning(member, value) === meaning(member, rendered[member]);
}

/** Whether an option leaves the rows alone; undefined where that is seen from what is rendered without it. */
type Neutrality = (value: unknown) => boolean | undefined;

const always: Neutrality = () => true;

const NEUTRAL_OF_OTHERS: ReadonlyMap<string, Neutrality> = new Map(Object.entries<Neutrality>({
  // Two nodes of Glue can have one name.
  Name: always,
  OutputSchemas: always,
  // How files are found, grouped and opened, not what is in them: a compressed one is told by its ending.
  OptimizePerformance: always,
  GroupSize: always,
  GroupFiles: always,
  MaxBand: always,
  MaxFilesInBand: always,
  Recurse: always,
  CompressionType: always,
  Multiline: always,
  WriteHeader: always,
  // A quote within quotes is doubled: Glue's own default.
  Escaper: (value) => value === '' || value === '"' || undefined,
  JsonPath: (value) => value === '' || undefined,
  PartitionPredicate: (value) => value === '' || undefined,
  // A sample of the files is for Glue Studio's preview, and of no effect while it is not enabled.
  AdditionalOptions: (value) => meaning('', withoutIdleSample(value)) === meaning('', undefined) || undefined,
  PublishingOptions: always,
}));

const NEUTRAL_OF_TARGETS: ReadonlyMap<string, Neutrality> = new Map(Object.entries<Neutrality>({
  Name: always,
  OutputSchemas: always,
  AutoDataQuality: always,
  NumberTargetPartitions: always,
  Compression: always,
  SchemaChangePolicy: (value) => (value as { EnableUpdateCatalog?: unknown } | null)?.EnableUpdateCatalog !== true || undefined,
}));

function withoutIdleSample(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options;
  const { EnableSamplePath, SamplePath, ...others } = options as GlueMembers;
  return EnableSamplePath === true ? options : others;
}
