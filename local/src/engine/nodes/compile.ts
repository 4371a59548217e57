import { compileAggregate } from './aggregate';
import { compileDropNullFields } from './drop-null-fields';
import { compileFilter } from './filter';
import { compileJoin } from './join';
import { compileApplyMapping, compileFields, compileRenameField } from './projections';
import { compileDropDuplicates, compileUnion } from './rows';
import { Relation } from './select';
import { compileSql } from './sql-node';
import type { ManifestNode } from '../../manifest';

/** A transform's statement: its rows, with the named columns of its schema. */
export function compileTransform(node: ManifestNode, inputs: readonly Relation[], columns: readonly string[]): string {
  switch (node.type) {
    case 'Join': return compileJoin(node, inputs, columns);
    case 'ApplyMapping': return compileApplyMapping(node, inputs, columns);
    case 'SelectFields':
    case 'DropFields':
    case 'SplitFields':
    case 'SelectFromCollection':
    case 'EvaluateDataQuality': return compileFields(node, inputs, columns);
    case 'RenameField': return compileRenameField(node, inputs, columns);
    case 'Filter': return compileFilter(node, inputs, columns);
    case 'DropDuplicates': return compileDropDuplicates(node, inputs, columns);
    case 'Aggregate': return compileAggregate(node, inputs, columns);
    case 'Union': return compileUnion(node, inputs, columns);
    case 'DropNullFields': return compileDropNullFields(node, inputs, columns);
    case 'Sql': return compileSql(node, inputs, columns);
    default: throw new Error(`node ${node.name} (${node.type}) is no transform`);
  }
}
