import { fieldPath, fieldPaths, segment } from './field-paths';
import type { GlueNodeModel } from './node-json';
import type {
  ApplyMappingNode, DropFieldsNode, RenameFieldNode, SelectFieldsNode, SelectFromCollectionNode, SplitFieldsNode,
} from '../../manifest/schema';

export function applyMapping(node: ApplyMappingNode): GlueNodeModel {
  return {
    nodeType: 'ApplyMapping',
    members: {
      Mapping: node.mappings.map(({ from, writtenFrom = from, fromType, to, toType }) => ({
        ToKey: segment(to), FromPath: fieldPath(writtenFrom), FromType: fromType, ToType: toType, Dropped: false,
      })),
    },
  };
}

/** SelectFields, DropFields and SplitFields: a list of columns. */
export function listedFields(node: SelectFieldsNode | DropFieldsNode | SplitFieldsNode): GlueNodeModel {
  return { nodeType: node.type, members: { Paths: fieldPaths(node.fields) } };
}

export function renameField(node: RenameFieldNode): GlueNodeModel {
  return { nodeType: 'RenameField', members: { SourcePath: fieldPath(node.from), TargetPath: fieldPath(node.to) } };
}

export function selectFromCollection(node: SelectFromCollectionNode): GlueNodeModel {
  return { nodeType: 'SelectFromCollection', members: { Index: node.index } };
}
