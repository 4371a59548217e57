import { column } from './columns';
import { NodeContext, NodeFunction, ROWS } from './node-function';
import { call, dictionary, indented, layOut } from './python-code';
import { docText, pyText } from './python-text';
import type { CustomCodeNode, FillMissingValuesNode, ManifestField } from '../../manifest/schema';

/** Fills what is missing in a field by a model of AWS Glue. */
export function fillMissingValues(node: FillMissingValuesNode): NodeFunction {
  const fill = call('FillMissingValues.apply', 'frame=frame', `missing_values_column=${pyText(node.field)}`, `output_column=${pyText(node.filledField)}`);
  return {
    doc: `adds ${node.filledField}, which is ${node.field} with what a model guesses where it is missing. Only AWS Glue has the model.`,
    parameters: [ROWS],
    body: [
      ...imports(['from awsglueml.transforms import FillMissingValues']),
      'context = GlueContext(rows.sparkSession.sparkContext)',
      ...layOut(call('DynamicFrame.fromDF', 'rows', 'context', pyText(node.name)), 'frame = '),
      ...layOut(fill, 'filled = '),
      ...selected('filled.toDF()', node.schema),
    ],
  };
}

/** The columns that are known; all where none is. */
export function selected(rows: string, fields: ManifestField[]): string[] {
  if (fields.length === 0) return [`return ${rows}`];
  return layOut(call(`${rows}.select`, ...fields.map(({ name, type }) => `${column(name)}.cast(${pyText(type)})`)), 'return ');
}

/** Runs code that was written for AWS Glue. */
export function customCode(node: CustomCodeNode, context: NodeContext): NodeFunction {
  const parameters = context.inputs.map((_, index) => `rows_${index + 1}`);
  const frames = context.inputs.map((input, index): [string, string] => [
    pyText(input.name), `DynamicFrame.fromDF(${parameters[index]}, context, ${pyText(input.name)})`,
  ]);
  const code = `${context.name}_code`;
  return {
    doc: `runs ${docText(node.className)}, which only AWS Glue can, and gives all that it gives.`,
    helpers: [codeFunction(code, node)],
    parameters: parameters.map((name) => `${name}: DataFrame`),
    returns: 'list[DataFrame]',
    body: [
      'from awsglue.context import GlueContext',
      'from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection',
      '',
      `context = GlueContext(${parameters[0]}.sparkSession.sparkContext)`,
      ...layOut(dictionary(frames), 'frames = '),
      `given = ${code}(context, DynamicFrameCollection(frames, context))`,
      'return [given.select(key).toDF() for key in list(given.keys())]',
    ],
  };
}

/** Names that code which is written in Glue Studio finds in its module. */
const STUDIO_NAMES: Record<string, string[]> = {
  'awsglue.dynamicframe': ['DynamicFrame', 'DynamicFrameCollection'],
  'awsglue.transforms': [
    'ApplyMapping', 'DropFields', 'DropNullFields', 'ErrorsAsDynamicFrame', 'Filter', 'FlatMap', 'Join', 'Map', 'MapToCollection', 'Relationalize',
    'RenameField', 'ResolveChoice', 'SelectFields', 'SelectFromCollection', 'Spigot', 'SplitFields', 'SplitRows', 'Unbox', 'UnnestFrame',
  ],
};

/** The code as a function of its own, as Glue Studio makes one of it, with what it imports for all code. */
function codeFunction(name: string, node: CustomCodeNode): string[] {
  const words = new Set(node.code.match(/\w+/g));
  const imported = Object.entries(STUDIO_NAMES).flatMap(([module, names]) => {
    const used = names.filter((each) => words.has(each));
    return used.length > 0 ? [`from ${module} import ${used.join(', ')}`] : [];
  });
  const functions = words.has('SqlFuncs') ? ['from pyspark.sql import functions as SqlFuncs'] : [];
  return [
    `def ${name}(glueContext, dfc):`,
    ...indented([...imported, ...functions, ...(imported.length + functions.length > 0 ? [''] : []), ...node.code.trimEnd().split(/\r?\n/)]),
  ];
}

function imports(lines: string[]): string[] {
  return ['from awsglue.context import GlueContext', 'from awsglue.dynamicframe import DynamicFrame', ...lines, ''];
}
