import type { DashboardDataSetProps } from './dashboard-data-set-props';
import type { ManifestDataField } from '../../manifest/schema';
import { athenaName } from '../../manifest/sql-text';
import { DataType } from '../../schema';
import type { DataSetField } from '../fields/data-set-field';
import type { FieldRole } from '../fields/field-role';
import { fieldTitle } from '../fields/field-title';
import type { NumberFormat } from '../fields/number-format';
import { given } from '../given';

/** A field of a data set, with all that is said of it and all that follows. */
export interface ResolvedField {
  readonly name: string;
  readonly dataType: DataType;
  /** Not given for a number of which nothing is said. */
  readonly role?: `${FieldRole}` | 'label';
  readonly title: string;
  readonly description?: string;
  /** Its expression, of a field that is not in the table. */
  readonly sql?: string;
  readonly format?: NumberFormat;
  /** Of an identifier: the field by which it is shown. */
  readonly shownBy?: string;
  /** Of a label: the identifier. */
  readonly labelOf?: string;
  /** Of the field by which an identifier is shown: the identifier. */
  readonly nameOf?: string;
  /** Of a field that repeats with an identifier: the identifier. */
  readonly describes?: string;
}

/** The fields that a data set has: those of its table, those that are calculated, and the labels of its identifiers. */
export function dataSetFields({ schema, fields: said = [], calculatedFields = [] }: DashboardDataSetProps): ResolvedField[] {
  const fields = [
    ...schema.fields.map(({ name, dataType, identifies, description }) => {
      const entry = said.find((candidate) => candidate.name === name);
      return resolved(dataType, identifies, { ...entry, name, description: entry?.description ?? description });
    }),
    ...calculatedFields.map((field) => ({ ...resolved(field.dataType, undefined, field), sql: field.sql })),
  ];
  const nameOf = (name: string) => fields.find(({ shownBy }) => shownBy === name)?.name;
  return [...fields.map((field) => ({ ...field, nameOf: nameOf(field.name) })), ...fields.flatMap((field) => labelField(fields, field))];
}

/** The field as the manifest has it. */
export function toManifestField({ name, dataType, role, title, description, describes, shownBy, sql }: ResolvedField): ManifestDataField {
  return given<ManifestDataField>({
    name,
    type: dataType.name,
    // A number of which nothing is said is a quantity as good as any: what draws it says how it is aggregated.
    role: role ?? 'measure',
    title,
    description,
    describes,
    labelField: shownBy === undefined ? undefined : labelName(name),
    calculated: sql === undefined ? undefined : true,
  });
}

function resolved(dataType: DataType, identifies: string | undefined, said: DataSetField): ResolvedField {
  const { name, description, format, shownBy, describes } = said;
  const role = said.role ?? roleOf(dataType, identifies);
  return { name, dataType, role, title: said.title ?? fieldTitle(name, role), description, format, shownBy, describes };
}

function roleOf(dataType: DataType, identifies: string | undefined): ResolvedField['role'] {
  if (identifies !== undefined) return 'identifier';
  if (dataType.isNumeric) return undefined;
  return isDate(dataType) ? 'date' : 'category';
}

/** Whether values are days or moments. */
export function isDate(dataType: DataType): boolean {
  return dataType.sameAs(DataType.DATE) || dataType.sameAs(DataType.TIMESTAMP);
}

function labelName(identifier: string): string {
  return `${identifier}_label`;
}

/** The label of an identifier: its name, and the identifier too where several have that name. None when that name is not there. */
function labelField(fields: ResolvedField[], identifier: ResolvedField): ResolvedField[] {
  const text = fields.find(({ name }) => name === identifier.shownBy);
  if (!text) return [];
  const { name, title } = identifier;
  return [{ name: labelName(name), dataType: DataType.STRING, role: 'label', title, labelOf: name, sql: labelSql(identifier, text) }];
}

/**
 * In both engines a comparison with null is no match and `concat` with null is not alike, so nulls come first. Two rows of one name
 * with different identifiers have different least and largest ones.
 */
function labelSql(identifier: ResolvedField, { name, sql }: ResolvedField): string {
  const text = sql === undefined ? athenaName(name) : `(${sql})`;
  const own = identifier.sql === undefined ? athenaName(identifier.name) : `(${identifier.sql})`;
  const id = identifier.dataType.sameAs(DataType.STRING) ? own : `CAST(${own} AS varchar)`;
  return `CASE
    WHEN ${id} IS NULL OR ${text} IS NULL THEN ${id}
    WHEN min(${id}) OVER (PARTITION BY ${text}) = max(${id}) OVER (PARTITION BY ${text}) THEN ${text}
    ELSE concat(${text}, ' (', ${id}, ')')
  END`;
}
