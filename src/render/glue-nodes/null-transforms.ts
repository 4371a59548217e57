import type { GlueMembers, GlueNodeModel } from './node-json';
import type { DropNullFieldsNode, FillMissingValuesNode, ManifestNullText } from '../../manifest/schema';

export function dropNullFields(node: DropNullFieldsNode): GlueNodeModel {
  return {
    nodeType: 'DropNullFields',
    members: {
      NullCheckBoxList: { IsEmpty: node.emptyIsNull, IsNullString: node.nullTextIsNull, IsNegOne: node.minusOneIsNull },
      NullTextList: node.nullTexts.map(nullText),
    },
  };
}

/** A type is letters, digits, `_` and `-` here: a decimal goes without its digits. */
function nullText({ value, type }: ManifestNullText): GlueMembers {
  const id = type.replace(/\(.*/, '');
  return { Value: value, Datatype: { Id: id, Label: id.charAt(0).toUpperCase() + id.slice(1) } };
}

export function fillMissingValues(node: FillMissingValuesNode): GlueNodeModel {
  return { nodeType: 'FillMissingValues', members: { ImputedPath: node.field, FilledPath: node.filledField } };
}
