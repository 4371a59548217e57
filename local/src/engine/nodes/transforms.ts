import { isSource, isTarget, joinedColumn, NODE_TRAITS, TransformNode } from 'cdk-spotify-analytics/manifest';
import { compileAggregate } from './aggregate';
import { compileDropNullFields } from './drop-null-fields';
import { compileExplode } from './explode';
import { compileFilter } from './filter';
import { compileJoin } from './join';
import { compileApplyMapping, compileFields, compileRenameField } from './projections';
import { compileDropDuplicates, compileUnion, unitedName } from './rows';
import { Relation } from './select';
import { compileSql } from './sql-node';
import type { AggregateNode, JoinNode, ManifestNode, UnionNode } from '../../manifest';

/** A type of transform in this engine. */
interface Transform<Node extends ManifestNode> {
  /** Its statement: its rows, with the named columns of its schema. */
  readonly compile: (node: Node, inputs: readonly Relation[], columns: readonly string[]) => string;
  /** What it reads of each of its inputs: the columns that its own `required` ones come from, and those that decide which rows it gives. */
  readonly requires: (node: Node, required: readonly string[], inputs: readonly ManifestNode[]) => string[][];
}

/** It reads the columns that are asked of it. */
const FIELDS = { compile: compileFields, requires: asRequired };
const ONLY_IN_GLUE = { compile: notHere, requires: asRequired };

const TRANSFORMS: { readonly [Node in TransformNode as Node['type']]: Transform<Node> } = {
  Join: { compile: compileJoin, requires: joinRequires },
  ApplyMapping: {
    compile: compileApplyMapping,
    requires: (node, required) => [node.mappings.filter((mapping) => required.includes(mapping.to)).map((mapping) => mapping.from)],
  },
  SelectFields: FIELDS,
  DropFields: FIELDS,
  RenameField: { compile: compileRenameField, requires: (node, required) => [required.map((name) => (name === node.to ? node.from : name))] },
  Filter: { compile: compileFilter, requires: (node, required) => [[...required, ...node.conditions.map((condition) => condition.field)]] },
  DropDuplicates: { compile: compileDropDuplicates, requires: allColumns },
  Aggregate: { compile: compileAggregate, requires: aggregateRequires },
  Union: { compile: compileUnion, requires: unionRequires },
  Sql: { compile: compileSql, requires: allColumns },
  DropNullFields: { compile: compileDropNullFields, requires: asRequired },
  FillMissingValues: ONLY_IN_GLUE,
  SplitFields: FIELDS,
  SelectFromCollection: FIELDS,
  Explode: { compile: compileExplode, requires: (node, required) => [[...required, node.field]] },
  CustomCode: ONLY_IN_GLUE,
  EvaluateDataQuality: FIELDS,
  GlueNode: ONLY_IN_GLUE,
};

/** A transform's statement: its rows, with the named columns of its schema. */
export function compileTransform(node: ManifestNode, inputs: readonly Relation[], columns: readonly string[]): string {
  if (isSource(node) || isTarget(node)) throw new Error(`node ${node.name} (${node.type}) is no transform`);
  return transformOf(node).compile(node, inputs, columns);
}

/** The columns that a node reads of each of its inputs. */
export function requiredOfInputs(node: ManifestNode, required: readonly string[], inputs: readonly ManifestNode[]): string[][] {
  return isSource(node) || isTarget(node) ? asRequired(node, required, inputs) : transformOf(node).requires(node, required, inputs);
}

function transformOf(node: TransformNode): Transform<ManifestNode> {
  return TRANSFORMS[node.type] as Transform<ManifestNode>;
}

function notHere({ name, type }: ManifestNode): never {
  throw new Error(`node ${name} (${type}) is not run by this engine: ${NODE_TRAITS[type].onlyInGlue}`);
}

function asRequired(_node: ManifestNode, required: readonly string[], inputs: readonly ManifestNode[]): string[][] {
  return inputs.map(() => [...required]);
}

function allColumns(_node: ManifestNode, _required: readonly string[], inputs: readonly ManifestNode[]): string[][] {
  return inputs.map(columnsOf);
}

function columnsOf(node: ManifestNode): string[] {
  return node.schema.map((field) => field.name);
}

function joinRequires(node: JoinNode, required: readonly string[], [left]: readonly ManifestNode[]): string[][] {
  const columns = required.map((name) => joinedColumn(node, name, left));
  const of = (side: 'left' | 'right') => [...columns.filter((column) => column.side === side).map(({ from }) => from), ...node.keys.map((key) => key[side])];
  return [of('left'), of('right')];
}

function unionRequires(node: UnionNode, required: readonly string[], inputs: readonly ManifestNode[]): string[][] {
  if (node.distinct) return allColumns(node, required, inputs);
  return inputs.map((side) => required.map((name) => unitedName(node, name, side)));
}

function aggregateRequires(node: AggregateNode, _required: readonly string[], [input]: readonly ManifestNode[]): string[][] {
  const isOrdered = node.aggregations.some((aggregation) => aggregation.function === 'first' || aggregation.function === 'last');
  return [isOrdered ? columnsOf(input) : [...node.groupBy, ...node.aggregations.map((aggregation) => aggregation.field)]];
}
