import { DataType } from 'cdk-spotify-analytics/model';
import { columnsOf, declaredSchema, declaredType, type CallContext, type Draft } from './call-context';
import { list, NotExpressible, optionalText, text, textOf } from './call-members';
import { Member, type Props, type Value } from './call-values';
import { schemaValue } from './column-types';

/** The characters that the enums of the API stand for, as far as one character separates or quotes. */
const SEPARATORS: Readonly<Record<string, string>> = { comma: ',', ctrla: '\u0001', pipe: '|', semicolon: ';', tab: '\t' };
const QUOTES: Readonly<Record<string, string>> = { quote: '"', single_quote: "'" };

export function csvSource(context: CallContext): Draft {
  const separator = character(context, 'Separator', SEPARATORS);
  const quote = character(context, 'QuoteChar', QUOTES);
  const untyped = columnsOf(context)?.filter(({ type }) => type !== 'string').map(({ name, type }) => `${name} (${type ?? 'no type'})`) ?? [];
  return {
    className: 'CsvSource',
    props: {
      ...placeOf(context),
      ...(separator !== ',' && { separator }),
      ...(quote !== '"' && { quote }),
      // Every column of a CSV file is text to Glue, so a type that the library has not does no harm.
      schema: declaredSchema(context, (column) => declaredType(column) ?? DataType.STRING) ?? UNKNOWN,
      asGlue: true,
    },
    notes: untyped.length === 0 ? [] : [`Glue itself reads every column of a CSV file as text; the job declares otherwise: ${untyped.join(', ')}`],
  };
}

export function jsonSource(context: CallContext): Draft {
  return { className: 'JsonSource', props: { ...placeOf(context), schema: typedSchema(context) } };
}

export function parquetSource(context: CallContext): Draft {
  return { className: 'ParquetSource', props: { ...placeOf(context), schema: typedSchema(context) } };
}

export function catalogSource(context: CallContext): Draft {
  const { node } = context;
  const partitionPredicate = optionalText(node, 'PartitionPredicate');
  return {
    className: 'CatalogSource',
    props: {
      database: text(node, 'Database'),
      table: text(node, 'Table'),
      schema: typedSchema(context),
      ...(partitionPredicate && { partitionPredicate }),
      ...(node.type === 'S3CatalogSource' && { nodeType: new Member('CatalogSourceType', 'S3_CATALOG_SOURCE') }),
      asGlue: true,
    },
  };
}

/** No column is known. */
const UNKNOWN: Value = schemaValue([], false);

function placeOf({ node, places }: CallContext): Props {
  const paths = list(node, 'Paths');
  if (paths.length !== 1) throw new NotExpressible('Paths', paths, 'a source of the library reads one file or folder');
  const { location, path } = places.placeOf('Paths', textOf(paths[0], 'Paths'));
  return { location, path };
}

function character({ node }: CallContext, member: string, characters: Readonly<Record<string, string>>): string {
  const name = text(node, member);
  if (!Object.hasOwn(characters, name)) throw new NotExpressible(member, name, `the library has ${Object.keys(characters).join(', ')}`);
  return characters[name];
}

/** The schema of a source whose columns have types. */
function typedSchema(context: CallContext): Value {
  const unknown = columnsOf(context)?.find((column) => column.type !== undefined && !declaredType(column));
  if (unknown) throw new NotExpressible('OutputSchemas', unknown.type, `the library has no such type; column ${unknown.name} has it`);
  return declaredSchema(context) ?? UNKNOWN;
}
