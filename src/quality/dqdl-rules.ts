import { QualityRule } from './quality-rule';
import { repeated } from '../private/lists';

/** A ruleset in DQDL, taken apart. */
export interface ParsedRuleset {
  /** The texts of its rules. */
  readonly rules: string[];
  /** The texts of what it has besides rules: analyzers, which measure and do not judge, and other sections. */
  readonly others: string[];
  /** What is wrong with it. */
  readonly problems: string[];
}

/** How long a ruleset can be (`DQDLString` in Glue's API). */
const MAX_LENGTH = 65_536;

/** What a ruleset is made of: quoted text, comments, brackets, commas, and what lies between. */
const TOKENS = /"(?:[^"\\]|\\.)*"|#[^\n]*|[[\](),]|[^"#[\](),]+|"/g;

/**
 * Takes a ruleset apart: `Rules = [ rule, ... ]`, with other sections such as `Analyzers = [ ... ]` before or after it.
 * https://docs.aws.amazon.com/glue/latest/dg/dqdl.html
 */
export function parseRuleset(text: string): ParsedRuleset {
  const problems = textProblems(text);
  const sections = sectionsOf(text);
  const itemsOf = (name: string) => sections?.find((section) => section.name === name)?.items;
  const [rules, analyzers] = [itemsOf('Rules'), itemsOf('Analyzers')];
  if (!sections || !(rules ?? analyzers) || repeated(sections.map(({ name }) => name)).length > 0) {
    return { rules: [], others: [], problems: [...problems, `a ruleset is 'Rules = [ rule, rule, ... ]', got: ${shortened(text)}`] };
  }
  const others = sections.filter(({ name }) => name !== 'Rules' && name !== 'Analyzers').map(({ name, items }) => `${name} = [${items.join(', ')}]`);
  const items = [...rules ?? [], ...analyzers ?? []];
  return {
    rules: (rules ?? []).filter((rule) => rule !== ''),
    others: [...analyzers ?? [], ...others].filter((item) => item !== ''),
    problems: [...problems, ...itemProblems(items, text)],
  };
}

function textProblems(text: string): string[] {
  const foreign = /[^\x20-\x7e\s]|[^\x00-\x7f]/.exec(text);
  return [
    ...(text.length > MAX_LENGTH ? [`a ruleset has at most ${MAX_LENGTH} characters, got: ${text.length}`] : []),
    ...(foreign ? [`a ruleset is made of ASCII characters that can be printed, got: ${JSON.stringify(foreign[0])}`] : []),
  ];
}

function itemProblems(items: string[], text: string): string[] {
  if (items.length === 0) return [`a ruleset has rules, got none: ${shortened(text)}`];
  return items.includes('') ? [`a ruleset has a rule before and after each comma, got: ${shortened(text)}`] : [];
}

interface Section {
  readonly name: string;
  readonly items: string[];
}

/** The sections, each with what its brackets hold, separated by commas. Undefined when the brackets do not match. */
function sectionsOf(text: string): Section[] | undefined {
  const sections: Section[] = [];
  const open: string[] = [];
  let before = '';
  let items: string[] = [];
  for (const token of (text.match(TOKENS) ?? []).filter((part) => !part.startsWith('#'))) {
    if (token === '"') return undefined;
    if (token === ']' || token === ')') {
      if (open.pop() !== (token === ']' ? '[' : '(')) return undefined;
    }
    if (open.length === 0 && token === '[') {
      items = [''];
    } else if (open.length === 0 && token === ']') {
      const name = /^\s*(\w+)\s*=\s*$/.exec(before)?.[1];
      if (name === undefined) return undefined;
      const trimmed = items.map((item) => item.trim());
      sections.push({ name, items: trimmed.length === 1 && trimmed[0] === '' ? [] : trimmed });
      before = '';
    } else if (open.length === 0) {
      before += token;
    } else if (open.length === 1 && token === ',') {
      items.push('');
    } else {
      items[items.length - 1] += token;
    }
    if (token === '[' || token === '(') open.push(token);
  }
  return open.length === 0 && before.trim() === '' ? sections : undefined;
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}...` : line;
}

const COLUMN = '"([^"\\\\]+)"';
const BOUND = '(-?\\d+(?:\\.\\d+)?|"\\d{4}-\\d{2}-\\d{2}")';

/** A bound on the values that are there, as docs/adr/0005 has it: without the where clause a null would fail. */
const VALUES = new RegExp(`^ColumnValues\\s+${COLUMN}\\s*(>=|<=)\\s*${BOUND}\\s+where\\s+"\\1 is not null"$`);

/** Rules that mean exactly what a QualityRule means. */
const FORMS: { pattern: RegExp; rule: (...parts: string[]) => QualityRule }[] = [
  { pattern: /^RowCount\s*>=\s*(\d{1,15})$/, rule: (rows) => QualityRule.rowCountAtLeast(Number(rows)) },
  { pattern: /^RowCount\s*>\s*(\d{1,15})$/, rule: (rows) => QualityRule.rowCountAtLeast(Number(rows) + 1) },
  { pattern: new RegExp(`^IsComplete\\s+${COLUMN}$`), rule: (column) => QualityRule.isComplete(column) },
  { pattern: new RegExp(`^Completeness\\s+${COLUMN}\\s*>=\\s*(\\d+(?:\\.\\d+)?)$`), rule: (column, share) => QualityRule.completenessAtLeast(column, Number(share)) },
  { pattern: new RegExp(`^IsPrimaryKey((?:\\s+${COLUMN})+)$`), rule: (columns) => QualityRule.isPrimaryKey(...unquoted(columns)) },
];

function unquoted(columns: string): string[] {
  return Array.from(columns.matchAll(/"([^"]+)"/g), ([, name]) => name);
}

/** The rule of ours that means the same; undefined when there is none. */
export function toQualityRule(dqdl: string): QualityRule | undefined {
  for (const { pattern, rule } of FORMS) {
    const [, ...parts] = pattern.exec(dqdl) ?? [];
    if (parts.length > 0) return rule(...parts);
  }
  return bounded(dqdl);
}

/** `ColumnValues` with one bound, or two such in brackets, joined by `and`. */
function bounded(dqdl: string): QualityRule | undefined {
  const both = /^\((.+)\)\s+and\s+\((.+)\)$/.exec(dqdl);
  const bounds = (both ? both.slice(1) : [dqdl]).map((rule) => VALUES.exec(rule.trim()));
  const [first, second] = bounds;
  if (!first || second === null || (second && (second[1] !== first[1] || second[2] === first[2]))) return undefined;
  const bound = (operator: string) => bounds.filter((match) => match![2] === operator).map((match) => JSON.parse(match![3]))[0];
  return QualityRule.valuesBetween(first[1], { min: bound('>='), max: bound('<=') });
}
