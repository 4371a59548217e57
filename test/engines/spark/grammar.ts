import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Tally } from '../../support/tally';

const run = promisify(execFile);

/** The grammar by which the local engine reads statements. */
export const GRAMMAR_FILE = path.join(__dirname, '..', '..', '..', 'local', 'assets', 'spark-sql-grammar.json');

const NOTICE = 'The grammar of Apache Spark 3.5.4 (SqlBaseLexer.g4, SqlBaseParser.g4), as ANTLR 4 has compiled it. Copyright 2024 The Apache Software Foundation. '
  + 'Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0. '
  + 'This product includes software developed at The Apache Software Foundation (https://www.apache.org/).';

interface Rules {
  readonly rules: readonly string[];
  readonly atn: readonly number[];
}

interface Grammar {
  readonly lexer: Rules;
  readonly parser: Rules;
  readonly symbols: readonly (string | null)[];
  readonly literals: readonly (string | null)[];
}

/** Sees that the local engine reads statements by the grammar of the Spark that is installed. */
export async function checkGrammar(bin: string, tally: Tally): Promise<void> {
  await tally.check('the grammar of the local engine', async () => (
    readFileSync(GRAMMAR_FILE, 'utf8') === await sparkGrammar(bin) ? undefined : 'it is not that of Spark: node -r ts-node/register test/engines/spark/record.ts'
  ));
}

/**
 * Spark's grammar as the local engine reads it.
 *
 * @param bin the folder of the interpreter that has PySpark
 */
export async function sparkGrammar(bin: string): Promise<string> {
  const { stdout: home } = await run(path.join(bin, 'python'), ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))']);
  const { stdout } = await run('java', ['-cp', path.join(home.trim(), 'jars', '*'), path.join(__dirname, 'SparkGrammar.java')], { maxBuffer: 1e8 });
  const { lexer, parser, symbols, literals } = JSON.parse(stdout) as Grammar;
  const [forWords, forRules] = [{ ...lexer, atn: network(lexer.atn, true) }, { ...parser, atn: network(parser.atn, false) }];
  const grammar = { notice: NOTICE, lexer: forWords, parser: forRules, symbols, literals };
  return `{\n${Object.entries(grammar).map(([name, member]) => `"${name}": ${JSON.stringify(member)}`).join(',\n')}\n}\n`;
}

/** The states of a network that have one more number, by ANTLR's numbers: where blocks start, and where loops end. */
const LONGER_STATES = [3, 4, 5, 12];

/**
 * A network in ANTLR's form of version 4, of one in that of version 3, which Spark's ANTLR 4.9 writes: there all numbers but the first are
 * greater by 2, -1 is 65535, 8 of them say which form it is, and sets of great characters stand by themselves.
 */
function network(written: readonly number[], isLexer: boolean): number[] {
  const [version, ...rest] = written;
  if (version !== 3) throw new Error(`a network of version ${version}`);
  const numbers = rest.map((number) => (number + 0xfffe) % 0x10000).slice(8);
  const made = [4];
  let at = 0;
  const next = () => numbers[at++];
  const signed = (number: number) => (number === 0xffff ? -1 : number);
  const copy = (count = 1) => { for (let index = 0; index < count; index++) made.push(next()); };
  const list = (item: () => void) => {
    const count = next();
    made.push(count);
    for (let index = 0; index < count; index++) item();
  };
  const sets = (character: () => number) => Array.from({ length: next() }, () => {
    const ranges = next();
    return [ranges, next(), ...Array.from({ length: 2 * ranges }, character)];
  });
  copy(2); // What kind it is, and its last word.
  list(() => {
    const state = next();
    made.push(state, ...(state === 0 ? [] : [signed(next())]), ...(LONGER_STATES.includes(state) ? [next()] : []));
  });
  list(() => copy()); // The states that take as little as they can,
  list(() => copy()); // and those that bind by precedence.
  list(() => made.push(next(), ...(isLexer ? [signed(next())] : []))); // Rules.
  list(() => copy()); // Modes.
  const all = [...sets(next), ...sets(() => next() + next() * 0x10000)];
  made.push(all.length, ...all.flat());
  list(() => copy(6)); // Edges.
  list(() => copy()); // Decisions.
  if (isLexer) list(() => made.push(next(), signed(next()), signed(next()))); // Actions.
  if (at !== numbers.length) throw new Error(`read ${at} of ${numbers.length} numbers of a network`);
  return made;
}
