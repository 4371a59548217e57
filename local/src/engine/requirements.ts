import type { AggregateNode, JoinNode, ManifestNode } from '../manifest';

/**
 * The columns that a node reads of each of its inputs: those that its own `required` columns come from,
 * and those that decide which rows it gives.
 */
export function requiredOfInputs(node: ManifestNode, required: readonly string[], inputs: readonly ManifestNode[]): string[][] {
  switch (node.type) {
    case 'CsvSource':
      return [];
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
      return [[...required]];
  }
}

function columnsOf(node: ManifestNode): string[] {
  return node.schema.map((field) => field.name);
}

function joinRequires(node: JoinNode, required: readonly string[], [left, right]: readonly ManifestNode[]): string[][] {
  const ofLeft = columnsOf(left);
  return [
    [...required.filter((name) => ofLeft.includes(name)), ...node.keys.map((key) => key.left)],
    [...required.filter((name) => !ofLeft.includes(name) && columnsOf(right).includes(name)), ...node.keys.map((key) => key.right)],
  ];
}

function aggregateRequires(node: AggregateNode, input: ManifestNode): string[] {
  const isOrdered = node.aggregations.some((aggregation) => aggregation.function === 'first' || aggregation.function === 'last');
  return isOrdered ? columnsOf(input) : [...node.groupBy, ...node.aggregations.map((aggregation) => aggregation.field)];
}
