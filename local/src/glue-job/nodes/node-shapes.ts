import type { ErrorObject } from 'ajv';
import { memberErrors } from './node-schema';
import { counted, grouped } from '../../text/counts';
import { shownJson } from '../../text/few';

/** What of a node's members the API's model does not have so: a line for each, said in the terms of the job. */
export function shapeProblems(nodeType: string, members: unknown): string[] {
  const problems = memberErrors(nodeType, members)
    // The error of the name itself says more.
    .filter((error) => error.keyword !== 'propertyNames')
    .map((error) => problemOf(nodeType, error));
  return [...new Set(problems)];
}

type Explanation = (error: ErrorObject, place: string) => string;

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  enum: (error, place) => `${place} is one of ${(error.schema as string[]).join(', ')}, ${got(error.data)}`,
  type: (error, place) => `${place} is ${TYPES[String(error.schema)] ?? String(error.schema)}, ${got(error.data)}`,
  pattern: (error, place) => `${place} has ${PATTERNS[error.schema as string] ?? 'no control character'}, ${got(error.data)}`,
  minItems: countProblem,
  maxItems: countProblem,
  minLength: (error, place) => `${place} has at least ${counted(error.schema as number, 'character')}, ${got(error.data)}`,
  maxLength: (error, place) => `${place} has at most ${counted(error.schema as number, 'character')}, got: ${grouped((error.data as string).length)} of them`,
  minimum: (error, place) => `${place} is at least ${error.schema}, ${got(error.data)}`,
  maximum: (error, place) => `${place} is at most ${error.schema}, ${got(error.data)}`,
};

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};

/** The patterns of the model, in words. All others leave out control characters, line breaks in most. */
const PATTERNS: Readonly<Record<string, string>> = {
  '^[A-Za-z0-9_-]*$': "only letters, digits, '_' and '-'",
  '^[*A-Za-z0-9_-]*$': "only letters, digits, '*', '_' and '-'",
  '^[A-Za-z0-9]+$': 'only letters and digits',
  '^[A-Z_]+$': "only capitals and '_'",
  '^[^\\r\\n]*$': 'no line break',
  '^[\\u0020-\\u007E\\r\\s\\n]*$': 'printable ASCII characters only',
};
function problemOf(nodeType: string, error: ErrorObject): string {
  const place = placeOf(error.instancePath);
  if (error.keyword === 'required') return `${joined(place, error.params.missingProperty as string)} is missing`;
  if (error.keyword === 'additionalProperties') return unknownMember(nodeType, place, error);
  const subject = error.propertyName === undefined ? place : `a key in ${place}`;
  const explain = EXPLANATIONS[error.keyword];
  return explain ? explain(error, subject) : `${subject} ${error.message ?? error.keyword}, ${got(error.data)}`;
}

function unknownMember(nodeType: string, place: string, error: ErrorObject): string {
  const known = Object.keys((error.parentSchema as { properties: object }).properties);
  const owner = place === '' ? nodeType : place;
  return `${error.params.additionalProperty} is no member of ${owner}, which has: ${known.join(', ')}`;
}

function countProblem(error: ErrorObject, place: string): string {
  const { minItems, maxItems } = error.parentSchema as { minItems?: number; maxItems?: number };
  const bound = minItems === maxItems ? 'exactly' : error.keyword === 'minItems' ? 'at least' : 'at most';
  return `${place} has ${bound} ${counted(error.schema as number, 'entry', 'entries')}, got: ${grouped((error.data as unknown[]).length)}`;
}

/** `/Columns/0/Keys` as `Columns[0].Keys`. */
function placeOf(pointer: string): string {
  const segments = pointer.split('/').slice(1).map((segment) => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
  return segments.reduce((place, segment) => (/^\d+$/.test(segment) ? `${place}[${segment}]` : joined(place, segment)), '');
}

function joined(place: string, member: string): string {
  return place === '' ? member : `${place}.${member}`;
}

function got(value: unknown): string {
  return `got: ${shownJson(value)}`;
}
