import type { Check } from '../check';
import type { DashboardDataSetProps } from './dashboard-data-set-props';
import { ResolvedField, isDate } from './resolved-field';
import { suggestion } from '../../manifest/nearest';
import { ATHENA_SQL, sqlCode, sqlTokens, withoutTexts } from '../../manifest/sql-text';
import { enumerated, repeated } from '../../private/lists';
import { DataType } from '../../schema';
import type { CalculatedField } from '../fields/calculated-field';

/** Fields that a message names of those that describe one. */
const MOST_NAMED = 3;

/** Reports what is wrong with a data set by itself. */
export function checkDataSet(check: Check, props: DashboardDataSetProps, fields: readonly ResolvedField[]): void {
  check.at('name').id(props.name);
  check.title(props.title);
  if (!props.schema.isComplete) {
    const known = props.schema.names.length > 0 ? `only ${props.schema.names.join(', ')}` : 'none';
    check.at('schema').error('unknownColumns', `its columns are not all known, got: ${known}; give a complete schema`);
  }
  checkNames(check, fields);
  checkEntries(check.at('fields'), props);
  const drawn = fields.filter(({ role }) => role !== 'label');
  for (const field of drawn) checkField(check.at(`field '${field.name}'`), field, drawn);
  for (const field of props.calculatedFields ?? []) checkExpression(check.at(`calculatedFields '${field.name}'`), field, fields);
}

/** Athena and DuckDB do not tell case apart. */
function checkNames(check: Check, fields: readonly ResolvedField[]): void {
  for (const name of repeated(fields.map((field) => field.name.toLowerCase()))) {
    const given = fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.name);
    check.error('duplicateField', `several of its fields, calculated fields and labels have one name, got: ${given.join(', ')}; rename all but one`);
  }
  for (const { name } of fields) {
    if (!/\S/.test(name)) check.error('invalidFieldName', `a field has no name, got: '${name}'`);
  }
}

/** What is said of a field of the table is said once, and of one that is there. */
function checkEntries(check: Check, { schema, fields: entries = [], calculatedFields = [] }: DashboardDataSetProps): void {
  const names = entries.map(({ name }) => name);
  for (const name of repeated(names)) check.error('duplicateEntry', `several entries are of one field, got: ${name}; make them one`);
  for (const name of new Set(names.filter((candidate) => !schema.names.includes(candidate)))) {
    const instead = calculatedFields.some((field) => field.name === name) ? 'it is calculated: say it in calculatedFields' : suggestion(name, schema.names);
    check.error('unknownField', `it names a field that the table does not have, got: ${name}; ${instead}`);
  }
}

function checkField(check: Check, field: ResolvedField, fields: readonly ResolvedField[]): void {
  check.title(field.title);
  field.format?._toManifest(check.at('format'));
  checkRole(check, field);
  checkIdentifier(check, field, fields);
  const shownBy = named(check.at('shownBy'), field.shownBy, fields);
  if (shownBy && !shownBy.dataType.sameAs(DataType.STRING)) {
    check.at('shownBy').error('noText', `what names an identifier is text, got: '${shownBy.name}' of type ${shownBy.dataType}`);
  }
  named(check.at('describes'), field.describes, fields);
}

/** What values a role is for. */
const ROLE_TYPES: Record<string, [(type: DataType) => boolean, string]> = {
  score: [(type) => type.isNumeric, 'a number'],
  count: [(type) => type.isNumeric, 'a number'],
  measure: [(type) => type.isNumeric, 'a number'],
  date: [isDate, 'a date or a timestamp'],
};

function checkRole(check: Check, { role, dataType }: ResolvedField): void {
  const [fits, wanted] = ROLE_TYPES[role ?? ''] ?? [() => true];
  if (!fits(dataType)) check.error('unfitRole', `the role '${role}' is for ${wanted}, got: ${dataType}; give it another role`);
}

/** Reports what is treated as an identifier and is none. A number of which nothing is said may be one. */
function checkIdentifier(check: Check, { name, role, shownBy }: ResolvedField, fields: readonly ResolvedField[]): void {
  if (role === undefined || role === 'identifier') return;
  const describing = fields.filter(({ describes }) => describes === name).map((field) => `'${field.name}'`);
  const shown = describing.length > MOST_NAMED ? [...describing.slice(0, MOST_NAMED), `${describing.length - MOST_NAMED} more`] : describing;
  const uses = [...(shownBy === undefined ? [] : [`shown by '${shownBy}'`]), ...(shown.length === 0 ? [] : [`described by ${enumerated(shown)}`])];
  if (uses.length > 0) check.error('noIdentifier', `it is ${enumerated(uses)}, and no identifier, got: the role '${role}'; give it the role IDENTIFIER`);
}

/** The field that another one names; an error, and undefined, when it is not there. */
function named(check: Check, name: string | undefined, fields: readonly ResolvedField[]): ResolvedField | undefined {
  const field = fields.find((candidate) => candidate.name === name);
  if (name !== undefined && !field) check.error('unknownField', `it names a field that is not there, got: ${name}; ${suggestion(name, fields.map((known) => known.name))}`);
  return field;
}

function checkExpression(check: Check, { name, sql }: CalculatedField, fields: readonly ResolvedField[]): void {
  if (!/\S/.test(withoutTexts(sql, ATHENA_SQL))) check.error('invalidExpression', `its expression is empty, got: '${sql}'`);
  if (sqlCode(sql, ATHENA_SQL).includes(';')) check.error('invalidExpression', `its expression is one, without ';', got: ${sql.trim().slice(0, 60)}`);
  if (sqlTokens(sql, ATHENA_SQL).at(-1)?.text.startsWith('--')) {
    check.error('invalidExpression', `its expression ends in a comment, which what follows would be part of, got: ${sql.trim().slice(0, 60)}; put it between /* and */`);
  }
  const names = namesIn(sql);
  const others = fields.filter((other) => other.sql !== undefined && other.name !== name && names.has(other.name.toLowerCase()));
  for (const other of new Set(others.map((field) => field.name))) {
    check.error('namesCalculated', `its expression is over fields of the table, got: ${other}, which is calculated too; write what that is calculated of`);
  }
}

/** Quoted names; words, but for functions (`year(`), types (`AS date`, `date '`) and parts of a date (`EXTRACT(year`). */
const NAMES = /"((?:[^"]|"")+)"|(?<![\p{L}\p{N}_]|\bas\s+|\bextract\s*\(\s*)([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_]|\s*[('])/giu;

/** The names in an expression, in lower case: Athena and DuckDB do not tell case apart. */
function namesIn(sql: string): Set<string> {
  return new Set(Array.from(withoutTexts(sql, ATHENA_SQL).matchAll(NAMES), ([, quoted, word]) => (quoted?.replace(/""/g, '"') ?? word ?? '').toLowerCase()));
}
