import { CatalogTarget, JobGraph, TargetNode } from '../job-graph';
import { DataType, Field } from '../schema';

/** Partitions of a table from which on a run moves more files than the rows are worth: each takes requests of its own. */
const MANY_PARTITIONS = 300;

/** A warning for each target of a graph whose partition keys are known to make very many partitions. */
export function partitionWarnings(graph: JobGraph): string[] {
  const targets = graph.nodes.filter((node): node is TargetNode | CatalogTarget => node instanceof TargetNode || node instanceof CatalogTarget);
  return targets.flatMap(({ name, schema, partitionKeys }) => {
    const keys = partitionKeys.flatMap((key) => schema.field(key) ?? []);
    const partitions = keys.reduce((product, key) => product * (valuesOf(key) ?? 1), 1);
    if (partitions < MANY_PARTITIONS) return [];
    return [`node '${name}': its partition keys make ${MANY_PARTITIONS} partitions or more, each of which is a file that is written, moved and read by itself, `
      + `got: ${keys.map(described).join(', ')}; take keys of few values, or none`];
  });
}

/** Types of which hardly a value comes twice. */
const OF_MANY_VALUES = [DataType.DATE, DataType.TIMESTAMP, DataType.DOUBLE, DataType.FLOAT];

/** How many values a field has; nothing where that is not known. */
function valuesOf({ distinctValues, identifies, dataType }: Field): number | undefined {
  if (distinctValues !== undefined) return Math.max(1, distinctValues);
  if (identifies !== undefined || OF_MANY_VALUES.some((type) => type.sameAs(dataType))) return Infinity;
  return DataType.BOOLEAN.sameAs(dataType) ? 2 : undefined;
}

function described(key: Field): string {
  const values = valuesOf(key);
  if (values === undefined) return key.name;
  if (values !== Infinity) return `${key.name} (${values} values)`;
  return `${key.name} (${key.identifies === undefined ? `a ${key.dataType}` : 'an identifier'})`;
}
