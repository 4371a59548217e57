import type { DashboardDataSetProps } from './dashboard-data-set-props';
import type { ManifestDataField } from '../../manifest/schema';
import { athenaName } from '../../manifest/sql-text';
import { DataType, Field } from '../../schema';
import type { CalculatedField } from '../fields/calculated-field';
import type { FieldRole } from '../fields/field-role';
import { fieldTitle } from '../fields/field-title';
import type { NumberFormat } from '../fields/number-format';
import { given } from '../given';

/** A field of a data set, with all that is said of it. */
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
  /** Of an identifier: the field whose text is shown in its stead. */
  readonly labelField?: string;
  /** Of a label: the identifier. */
  readonly labelOf?: string;
  /** Of the field that names what an identifier identifies: the identifier. */
  readonly nameOf?: string;
  /** Of a field that repeats with an identifier: the identifier. */
  readonly describes?: string;
}

/** The fields that a data set has: those of its table, those that are calculated, and the labels of its identifiers. */
export function dataSetFields(props: DashboardDataSetProps): ResolvedField[] {
  const fields = [
    ...props.schema.fields.map((field) => tableField(props, field)),
    ...(props.calculatedFields ?? []).map((field) => calculatedField(props, field)),
  ];
  return [...fields, ...Object.entries(props.labels ?? {}).flatMap(([identifier, name]) => labelField(fields, identifier, name))];
}

/** The field as the manifest has it. */
export function toManifestField({ name, dataType, role, title, description, describes, labelField: shownBy, sql }: ResolvedField): ManifestDataField {
  // A number of which nothing is said is a quantity as good as any: what draws it says how it is aggregated.
  return given<ManifestDataField>({
    name, type: dataType.name, role: role ?? 'measure', title, description, describes, labelField: shownBy, calculated: sql === undefined ? undefined : true,
  });
}

function tableField(props: DashboardDataSetProps, field: Field): ResolvedField {
  const role = props.roles?.[field.name] ?? roleOf(field.dataType, field.identifies);
  const title = props.titles?.[field.name] ?? fieldTitle(field.name, role);
  return given({ name: field.name, dataType: field.dataType, role, title, description: field.description, ...said(props, field.name) });
}

function calculatedField(props: DashboardDataSetProps, field: CalculatedField): ResolvedField {
  const role = field.role ?? props.roles?.[field.name] ?? roleOf(field.dataType);
  const title = field.title ?? props.titles?.[field.name] ?? fieldTitle(field.name, role);
  const { name, dataType, description, sql } = field;
  return given({ name, dataType, role, title, description, sql, ...said(props, name) });
}

/** What the properties say of a field besides its role and its title. */
function said(props: DashboardDataSetProps, name: string): Partial<ResolvedField> {
  const keyOf = (entries: [string, string[]][]) => entries.find(([, names]) => names.includes(name))?.[0];
  return given({
    format: props.formats?.[name],
    labelField: props.labels?.[name] === undefined ? undefined : labelName(name),
    nameOf: keyOf(Object.entries(props.labels ?? {}).map(([identifier, label]) => [identifier, [label]])),
    describes: keyOf(Object.entries(props.describes ?? {})),
  });
}

function roleOf(dataType: DataType, identifies?: string): ResolvedField['role'] {
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

/** The label of an identifier: its name, and the identifier too where several have that name. None when one of the two is not there. */
function labelField(fields: ResolvedField[], identifier: string, name: string): ResolvedField[] {
  const [id, text] = [identifier, name].map((wanted) => fields.find((field) => field.name === wanted));
  if (!id || !text) return [];
  return [{ name: labelName(identifier), dataType: DataType.STRING, role: 'label', title: id.title, labelOf: identifier, sql: labelSql(id, text) }];
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
