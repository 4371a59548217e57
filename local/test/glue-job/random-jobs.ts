import { roleOfNodeType } from 'cdk-spotify-analytics/manifest';
import * as fc from 'fast-check';
import type { NodesJson } from './imported';
import { membersOf, NODE_TYPES, valuesOf } from './schema-arbitrary';

type Members = Record<string, unknown>;

interface RandomNode {
  readonly type: string;
  readonly members: Members;
  /** Which of the nodes before it takes, as far as there are any. */
  readonly picks: readonly number[];
  readonly isTurned: boolean;
}

/** Only the sources take nothing. */
const takesInputs = (type: string) => membersOf(type).properties!.Inputs !== undefined;

/** A node of a type, with any members that the API allows. */
function nodes(type: string): fc.Arbitrary<RandomNode> {
  return fc.record({
    type: fc.constant(type),
    members: valuesOf(membersOf(type)) as fc.Arbitrary<Members>,
    picks: fc.array(fc.nat(), { minLength: 2, maxLength: 3 }),
    isTurned: fc.boolean(),
  });
}

/** Nodes of any type; those that the library has classes for, of the Spotify kind of job, more often. */
const USUAL = ['S3CsvSource', 'S3JsonSource', 'Join', 'ApplyMapping', 'Filter', 'SparkSQL', 'DropFields', 'EvaluateDataQuality', 'S3GlueParquetTarget', 'S3DirectTarget'];
const anySource = fc.constantFrom(...NODE_TYPES.filter((type) => !takesInputs(type)), 'S3CsvSource', 'S3CsvSource', 'S3CsvSource').chain(nodes);
const anyNode = fc.constantFrom(...NODE_TYPES, ...USUAL, ...USUAL).chain(nodes);

/** Jobs of nodes of all types, with any members that the API allows. */
export const randomJobs: fc.Arbitrary<NodesJson> = fc.tuple(fc.array(anySource, { minLength: 2, maxLength: 3 }), fc.array(anyNode, { maxLength: 6 }))
  .map(([sources, others]) => jobNodes([...sources, ...others]));

/** Jobs with a node of one type among them. */
export function jobsWith(type: string): fc.Arbitrary<NodesJson> {
  return fc.tuple(fc.array(anySource, { minLength: 2, maxLength: 2 }), nodes(type)).map(([sources, node]) => jobNodes([...sources, node]));
}

/** Gives the nodes ids, and edges that fit. */
function jobNodes(all: readonly RandomNode[]): NodesJson {
  const ids = all.map((_, index) => `node-${index}`);
  return Object.fromEntries(all.map((node, index) => {
    const before = ids.slice(0, index).filter((_, other) => roleOfNodeType(all[other].type) !== 'target');
    const inputs = takesInputs(node.type) ? inputsOf(node, before) : undefined;
    const { Inputs, ...others } = node.members;
    return [ids[index], { [node.type]: { ...others, ...(inputs && Inputs !== undefined && { Inputs: inputs }), ...edges(node, inputs ?? []) } }];
  }));
}

function inputsOf({ type, picks }: RandomNode, before: readonly string[]): string[] {
  const count = ['Join', 'Union', 'Merge'].includes(type) ? 2 : ['SparkSQL', 'CustomCode', 'EvaluateDataQualityMultiFrame'].includes(type) ? picks.length - 1 : 1;
  // Two different ones: the API leaves a node joined with itself open, the library does not.
  const first = picks[0] % before.length;
  return Array.from({ length: count }, (_, index) => before[(first + index) % before.length]);
}

/** What else of a node names its inputs. */
function edges({ type, members, isTurned }: RandomNode, inputs: readonly string[]): Members {
  if (type === 'Join') {
    const [one, other] = members.Columns as { Keys: unknown[] }[];
    const count = Math.min(one.Keys.length, other.Keys.length);
    const sides = [one, other].map(({ Keys }, index) => ({ From: inputs[index], Keys: Keys.slice(0, count) }));
    return { Columns: isTurned ? sides.reverse() : sides };
  }
  if (type === 'SparkSQL') return { SqlAliases: (isTurned ? [...inputs].reverse() : inputs).map((From, index) => ({ From, Alias: `input_${index}` })) };
  if (type === 'Merge') return { Source: inputs[1] };
  return {};
}
