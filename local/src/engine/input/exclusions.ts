import { UserError } from '../../errors';

/** Which files the exclusions of a Glue source leave out. */
export class Exclusions {
  private readonly patterns: readonly { readonly text: string; readonly regex: RegExp }[];

  /**
   * @param member as the API has it: a list of texts, each a pattern, or a list of patterns in JSON
   */
  constructor(member: unknown) {
    const texts = (Array.isArray(member) ? member : []).filter((entry): entry is string => typeof entry === 'string').flatMap(patternsIn);
    this.patterns = texts.map((text) => ({ text, regex: globRegex(text) }));
  }

  /**
   * Whether a file is left out. Glue compares a pattern with the whole URL of a file: tables that crawlers make have their own written so.
   *
   * @param url of the file in S3
   * @param relative its path in the folder of the source
   * @throws UserError where a pattern fits the path in the folder alone, so that it is not certain what Glue does
   */
  exclude(url: string, relative: string): boolean {
    if (this.patterns.some(({ regex }) => regex.test(url))) return true;
    const unclear = this.patterns.find(({ regex }) => regex.test(relative));
    if (unclear === undefined) return false;
    throw new UserError('Write exclusions so that they fit whole URLs, such as `**.pdf`, or take the files away. Nothing was changed.', [
      `the exclusion ${unclear.text} fits ${relative}, and does not fit ${url}: it is not certain whether Glue reads this file`,
    ]);
  }
}

function patternsIn(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [text];
  } catch {
    return [text];
  }
}

/** A part of a pattern, and what it stands for: `**` crosses folders. */
const PARTS = /\\(.)|\*\*|\*|\?|\[([!^]?)([^\]]*)\]|\{([^{}]*)\}|[^\\]/gu;

/** A Unix-style pattern as a regular expression of the whole text. */
function globRegex(glob: string): RegExp {
  return new RegExp(`^${regexSource(glob)}$`, 'su');
}

function regexSource(glob: string): string {
  return glob.replace(PARTS, (part: string, escaped?: string, negation?: string, members?: string, choices?: string) => {
    if (escaped !== undefined) return literally(escaped);
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (members !== undefined) return members === '' ? literally(part) : `[${negation ? '^' : ''}${members.replace(/[\\\]^[]/g, '\\$&')}]`;
    if (choices !== undefined) return `(?:${choices.split(',').map(regexSource).join('|')})`;
    return literally(part);
  });
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
