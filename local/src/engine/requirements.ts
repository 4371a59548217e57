import type { AggregateNode, JoinNode, ManifestNode } from '../manifest';
import { joinedColumn } from './nodes/join';

/**
 * The columns that a node reads of each of its inputs: those that its own `required` columns come from,
 * and those that decide which rows it gives.
 */
export function requiredOfInputs(node: ManifestNode, required: readonly string[], inputs: readonly ManifestNode[]): string[][] {
  switch (node.type) {
    case 'Join':
      return joinRequires(node, required, inputs);
    case 'ApplyMapping':
      return [node.mappings.filter((mapping) => required.includes(mapping.to)).map((mapping) => mapping.from)];
    case 'RenameField':
      return [required.map((name) => (name === node.to ? node.from : name))];
    case 'Filter':
      return [[...required, ...node.conditions.map((condition) => condition.field)]];
    case 'Aggregate':
      return [aggregateRequires(node, inputs[0])];
    case 'Union':
      return inputs.map((input) => (node.distinct ? columnsOf(input) : [...required]));
    case 'DropDuplicates':
    case 'Sql':
      return inputs.map(columnsOf);
    default:
      return inputs.map(() => [...required]);
  }
}

function columnsOf(node: ManifestNode): string[] {
  return node.schema.map((field) => field.name);
}

function joinRequires(node: JoinNode, required: readonly string[], [left]: readonly ManifestNode[]): string[][] {
  const columns = required.map((name) => joinedColumn(node, name, left));
  const of = (side: 'left' | 'right') => [...columns.filter((column) => column.side === side).map(({ from }) => from), ...node.keys.map((key) => key[side])];
  return [of('left'), of('right')];
}

function aggregateRequires(node: AggregateNode, input: ManifestNode): string[] {
  const isOrdered = node.aggregations.some((aggregation) => aggregation.function === 'first' || aggregation.function === 'last');
  return isOrdered ? columnsOf(input) : [...node.groupBy, ...node.aggregations.map((aggregation) => aggregation.field)];
}
