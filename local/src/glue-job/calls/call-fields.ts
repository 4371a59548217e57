import { inputField, inputFieldInAnyCase, isInputColumn, onlyInput, type CallContext, type Draft } from './call-context';
import { columnOf, columns, list, NotExpressible, recordOf, textOf, unquoted } from './call-members';
import type { Props } from './call-values';
import { dataTypeOf, typeValue } from './column-types';

export function applyMapping(context: CallContext): Draft {
  const mappings = list(context.node, 'Mapping').map((mapping) => recordOf(mapping, 'Mapping')).filter(({ Dropped }) => Dropped !== true);
  const fields = mappings.map((mapping) => fieldMapping(context, mapping));
  // A name that is not there may be in another case; a cast is one to tell of.
  const asGlue = fields.some(({ sourceField, targetType }) => targetType !== undefined || !inputField(context, sourceField as string));
  return {
    className: 'ApplyMapping',
    props: { input: onlyInput(context), mappings: fields, ...(asGlue && { asGlue: true }) },
    // A source type that is not the column's: which columns come out is known all the same, and the library warns of it.
    keptOptions: ['Mapping'],
  };
}

export function selectFields(context: CallContext): Draft {
  return { className: 'SelectFields', props: { input: onlyInput(context), fields: columns(context.node, 'Paths', isInputColumn(context)) } };
}

export function dropFields(context: CallContext): Draft {
  return { className: 'DropFields', props: { input: onlyInput(context), fields: columns(context.node, 'Paths', isInputColumn(context)) } };
}

export function splitFields(context: CallContext): Draft {
  return { className: 'SplitFields', props: { input: onlyInput(context), fields: columns(context.node, 'Paths', isInputColumn(context)) } };
}

export function selectFromCollection(context: CallContext): Draft {
  return { className: 'SelectFromCollection', props: { input: onlyInput(context), index: context.node.members.Index as number } };
}

export function renameField(context: CallContext): Draft {
  const { SourcePath, TargetPath } = context.node.members;
  return {
    className: 'RenameField',
    props: { input: onlyInput(context), sourceField: columnOf(SourcePath, 'SourcePath', isInputColumn(context)), targetField: columnOf(TargetPath, 'TargetPath', () => false) },
  };
}

/** A field of an ApplyMapping: only what is not so anyway. */
function fieldMapping(context: CallContext, mapping: Readonly<Record<string, unknown>>): Props {
  if (Array.isArray(mapping.Children) && mapping.Children.length > 0) {
    throw new NotExpressible('Mapping', mapping.Children, 'Children are the fields of a structure, and the library has flat columns alone');
  }
  const sourceField = columnOf(mapping.FromPath, 'Mapping', isInputColumn(context));
  const targetField = unquoted(textOf(mapping.ToKey, 'Mapping'), 'Mapping', (name) => name === sourceField);
  const known = inputFieldInAnyCase(context, sourceField)?.dataType;
  // Studio calls any decimal one without digits.
  const isAnyDecimal = known?.isDecimal === true && mapping.FromType === 'decimal';
  const sourceType = mapping.FromType === undefined || isAnyDecimal ? known : typeNamed(mapping.FromType);
  const targetType = mapping.ToType === undefined ? sourceType : typeNamed(mapping.ToType);
  const isSaid = sourceType !== undefined && !known?.sameAs(sourceType);
  return {
    sourceField,
    ...(targetField !== sourceField && { targetField }),
    ...(isSaid && { sourceType: typeValue(sourceType) }),
    ...(targetType && !(known ?? sourceType)?.sameAs(targetType) && { targetType: typeValue(targetType) }),
  };
}

function typeNamed(name: unknown) {
  const type = dataTypeOf(textOf(name, 'Mapping'));
  if (!type) throw new NotExpressible('Mapping', name, 'the library has no such type');
  return type;
}
