import { Tree, Refusal } from './tree';
import { bitsOf, engineType, isFloating, isWhole, printed, sameType, SparkType, StructType } from './types';
import { value, Value } from './value';
import { identifier, literal } from '../database/sql';

/** The least and the greatest value of a whole number's type. */
function limits(type: SparkType): string {
  const bits = BigInt(bitsOf(type)!);
  return `${-(2n ** (bits - 1n))}, ${2n ** (bits - 1n) - 1n}`;
}

/**
 * A value as Spark casts it under its defaults: what does not fit is null, or is cut, as it has it.
 *
 * @throws Refusal where Spark would refuse it, or nothing here is known to be equal
 */
export function cast(given: Value, to: SparkType, at: Tree): Value {
  const text = castText(given, to);
  if (text === undefined) throw new Refusal(`cast(${printed(given.type)} as ${printed(to)})`, at);
  return { ...value(text, to), name: given.name };
}

function castText({ text, type: from }: Value, to: SparkType): string | undefined {
  if (sameType(from, to)) return text;
  if (from.kind === 'null') return `CAST(NULL AS ${engineType(to)})`;
  if (from.kind === 'string') return ofText(text, to);
  if (to.kind === 'string') return toText(text, from);
  if (from.kind === 'array' && to.kind === 'array') return ofList(text, from.of, to.of);
  if (from.kind === 'struct' && to.kind === 'struct') return ofStruct(text, from, to);
  if (isWhole(from) || isFloating(from) || from.kind === 'decimal' || from.kind === 'boolean') return ofNumber(text, from, to);
  if (from.kind === 'date') return to.kind === 'timestamp' ? `CAST(${text} AS TIMESTAMP)` : undefined;
  if (from.kind === 'timestamp') return OF_TIMESTAMP[to.kind]?.(text);
  return undefined;
}

/** A text as a value of another type, by the type. */
const OF_TEXT: Readonly<Record<string, ((text: string) => string) | undefined>> = {
  double: (text) => `sp_text_double(${text})`,
  float: (text) => `CAST(sp_text_double(${text}) AS FLOAT)`,
  boolean: (text) => `sp_text_boolean(${text})`,
  date: (text) => `sp_text_date(${text})`,
  timestamp: (text) => `sp_text_timestamp(${text})`,
};

/** A timestamp, likewise. */
const OF_TIMESTAMP: typeof OF_TEXT = {
  date: (text) => `CAST(${text} AS DATE)`,
  bigint: (text) => `sp_seconds(${text})`,
  double: (text) => `(epoch_us(${text}) / 1000000.0)`,
};

function ofText(text: string, to: SparkType): string | undefined {
  if (isWhole(to)) return `CAST(sp_text_whole(${text}, ${limits(to)}) AS ${engineType(to)})`;
  if (to.kind === 'decimal') return `TRY_CAST(sp_text_number(${text}) AS ${engineType(to)})`;
  return OF_TEXT[to.kind]?.(text);
}

function toText(text: string, from: SparkType): string | undefined {
  if (from.kind === 'double') return `sp_double_text(${text})`;
  if (isWhole(from) || ['decimal', 'boolean', 'date', 'timestamp'].includes(from.kind)) return `CAST(${text} AS VARCHAR)`;
  return undefined;
}

function ofNumber(text: string, from: SparkType, to: SparkType): string | undefined {
  if (to.kind === 'boolean') return `(${text} <> 0)`;
  if (isFloating(to)) return `CAST(${text} AS ${engineType(to)})`;
  if (isWhole(to)) return `CAST(${toWhole(text, from, to)} AS ${engineType(to)})`;
  if (to.kind === 'decimal') {
    if (isFloating(from)) return `TRY_CAST(sp_double_number(CAST(${text} AS DOUBLE)) AS ${engineType(to)})`;
    return `TRY_CAST(${from.kind === 'boolean' ? `CAST(${text} AS INTEGER)` : text} AS ${engineType(to)})`;
  }
  return to.kind === 'timestamp' && isWhole(from) ? `make_timestamp(CAST(${text} AS BIGINT) * 1000000)` : undefined;
}

/** A fraction is cut; of a number that is too great a double stops at the limit, a whole number and a decimal begin anew. */
function toWhole(text: string, from: SparkType, to: SparkType): string {
  if (from.kind === 'boolean') return text;
  if (isFloating(from)) {
    // Java casts to the small ones by way of int.
    const cut = `sp_cut(${text}, ${limits(bitsOf(to)! < 32 ? { kind: 'int' } : to)})`;
    return bitsOf(to)! < 32 ? `sp_wrap(${cut}, ${bitsOf(to)})` : cut;
  }
  if (from.kind === 'decimal') return `sp_wrap(CAST(trunc(${text}) AS HUGEINT), ${bitsOf(to)})`;
  return bitsOf(from)! <= bitsOf(to)! ? text : `sp_wrap(CAST(${text} AS HUGEINT), ${bitsOf(to)})`;
}

function ofStruct(text: string, from: StructType, to: StructType): string | undefined {
  if (from.fields.length !== to.fields.length) return undefined;
  const fields = to.fields.map(({ name, type }, index) => {
    const field = castText(value(`struct_extract(${text}, ${literal(from.fields[index].name)})`, from.fields[index].type), type);
    return field === undefined ? undefined : `${identifier(name)} := ${field}`;
  });
  return fields.includes(undefined) ? undefined : `CASE WHEN ${text} IS NOT NULL THEN struct_pack(${fields.join(', ')}) END`;
}

function ofList(text: string, from: SparkType, to: SparkType): string | undefined {
  if (from.kind === 'null') return `CAST(${text} AS ${engineType(to)}[])`;
  const element = castText(value('"_e"', from), to);
  return element === undefined ? undefined : `list_transform(${text}, lambda "_e": ${element})`;
}
