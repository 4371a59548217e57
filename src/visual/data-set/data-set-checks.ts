import type { Check } from '../check';
import type { DashboardDataSetProps } from './dashboard-data-set-props';
import { ResolvedField, isDate } from './resolved-field';
import { suggestion } from '../../manifest/nearest';
import { ATHENA_SQL, sqlCode, sqlTokens, withoutTexts } from '../../manifest/sql-text';
import { repeated } from '../../private/lists';
import { DataType } from '../../schema';
import type { CalculatedField } from '../fields/calculated-field';

/** Reports what is wrong with a data set by itself. */
export function checkDataSet(check: Check, props: DashboardDataSetProps, fields: readonly ResolvedField[]): void {
  check.at('name').id(props.name);
  check.title(props.title);
  if (!props.schema.isComplete) {
    const known = props.schema.names.length > 0 ? `only ${props.schema.names.join(', ')}` : 'none';
    check.at('schema').error('unknownColumns', `its columns are not all known, got: ${known}; give a complete schema`);
  }
  checkNames(check, fields);
  checkMentions(check, props, fields);
  for (const field of fields) checkRole(check, field);
  checkLabels(check, props, fields);
  for (const field of props.calculatedFields ?? []) checkExpression(check.at(`calculatedFields '${field.name}'`), field, fields);
  for (const [name, format] of Object.entries(props.formats ?? {})) format._toManifest(check.at(`formats '${name}'`));
}

/** Athena and DuckDB do not tell case apart. */
function checkNames(check: Check, fields: readonly ResolvedField[]): void {
  for (const name of repeated(fields.map((field) => field.name.toLowerCase()))) {
    const given = fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.name);
    check.error('duplicateField', `several of its fields, calculated fields and labels have one name, got: ${given.join(', ')}; rename all but one`);
  }
  for (const { name, title } of fields) {
    if (!/\S/.test(name)) check.error('invalidFieldName', `a field has no name, got: '${name}'`);
    check.title(title, `title of '${name}'`);
  }
}

/** All fields that the properties name have to be there. */
function checkMentions(check: Check, props: DashboardDataSetProps, fields: readonly ResolvedField[]): void {
  const known = fields.filter(({ role }) => role !== 'label').map(({ name }) => name);
  const mentioned: [string, string[]][] = [
    ...(['roles', 'titles', 'formats'] as const).map((prop): [string, string[]] => [prop, Object.keys(props[prop] ?? {})]),
    ['labels', Object.entries(props.labels ?? {}).flat()],
    ['describes', Object.entries(props.describes ?? {}).flatMap(([identifier, names]) => [identifier, ...names])],
  ];
  for (const [prop, names] of mentioned) {
    for (const name of new Set(names.filter((candidate) => !known.includes(candidate)))) {
      check.at(prop).error('unknownField', `it names a field that is not there, got: ${name}; ${suggestion(name, known)}`);
    }
  }
}

/** What values a role is for. */
const ROLE_TYPES: Record<string, [(type: DataType) => boolean, string]> = {
  score: [(type) => type.isNumeric, 'a number'],
  count: [(type) => type.isNumeric, 'a number'],
  measure: [(type) => type.isNumeric, 'a number'],
  date: [isDate, 'a date or a timestamp'],
};

function checkRole(check: Check, { name, role, dataType }: ResolvedField): void {
  const [fits, wanted] = ROLE_TYPES[role ?? ''] ?? [() => true];
  if (!fits(dataType)) check.at(`field '${name}'`).error('unfitRole', `the role '${role}' is for ${wanted}, got: ${dataType}; give it another role`);
}

function checkLabels(check: Check, props: DashboardDataSetProps, fields: readonly ResolvedField[]): void {
  const find = (name: string) => fields.find((field) => field.name === name);
  for (const prop of ['labels', 'describes'] as const) {
    for (const identifier of Object.keys(props[prop] ?? {})) {
      const role = find(identifier)?.role ?? 'identifier';
      if (role !== 'identifier') check.at(prop).error('noIdentifier', `'${identifier}' is no identifier, got: the role '${role}'; give it the role IDENTIFIER`);
    }
  }
  for (const name of Object.values(props.labels ?? {})) {
    const dataType = find(name)?.dataType;
    if (dataType && !dataType.sameAs(DataType.STRING)) check.at('labels').error('noText', `what names an identifier is text, got: '${name}' of type ${dataType}`);
  }
}

function checkExpression(check: Check, { name, sql }: CalculatedField, fields: readonly ResolvedField[]): void {
  if (!/\S/.test(withoutTexts(sql, ATHENA_SQL))) check.error('invalidExpression', `its expression is empty, got: '${sql}'`);
  if (sqlCode(sql, ATHENA_SQL).includes(';')) check.error('invalidExpression', `its expression is one, without ';', got: ${sql.trim().slice(0, 60)}`);
  if (sqlTokens(sql, ATHENA_SQL).at(-1)?.text.startsWith('--')) {
    check.error('invalidExpression', `its expression ends in a comment, which what follows would be part of, got: ${sql.trim().slice(0, 60)}; put it between /* and */`);
  }
  const named = namesIn(sql);
  const others = fields.filter((other) => other.sql !== undefined && other.name !== name && named.has(other.name.toLowerCase()));
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
