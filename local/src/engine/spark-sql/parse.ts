import * as fs from 'fs';
import * as path from 'path';
import type * as Antlr from 'antlr4ng' with { 'resolution-mode': 'import' };
import type { Tree } from './tree';

const ROOT = path.join(__dirname, '..', '..', '..');

/** The library that reads by a grammar, as `scripts/bundle-antlr.js` makes it of antlr4ng. */
const RUNTIME = path.join(ROOT, 'lib', 'engine', 'spark-sql', 'antlr.js');

/** Spark's own grammar, as `test/engines/spark/grammar.ts` takes it from Spark. */
const GRAMMAR = path.join(ROOT, 'assets', 'spark-sql-grammar.json');

/** A lexer's or parser's rules, and the network that the library walks. */
interface Rules {
  readonly rules: string[];
  readonly atn: number[];
}

interface Grammar {
  readonly lexer: Rules;
  readonly parser: Rules;
  readonly symbols: (string | null)[];
  readonly literals: (string | null)[];
}

/** What a text that Spark's parser refuses is wrong about. */
export class SyntaxProblem extends Error {}

/** Spark's conditions in its grammar under its defaults that hold: https://github.com/apache/spark/blob/v3.5.4 SqlBaseParser.g4, by their number. */
const HOLDS: ReadonlySet<number> = new Set([
  3, 5, // INTERSECT binds closer than UNION: not `legacy_setops_precedence_enabled`.
  16, 18, // Most keywords may be names: not `SQL_standard_keyword_behavior`.
  20, 21, // 1e3 is a double: not `legacy_exponent_literal_as_decimal_enabled`.
  23, // What stands between double quotes is text: not `double_quoted_identifiers`.
]);

/** That of SqlBaseLexer.g4 about what is no hint; all others are about what a number ends with. */
const NO_HINT = 5;

let reader: ((sql: string, rule: string) => Tree) | undefined;

/** What was read before: a statement is looked at, translated and run. */
const read = new Map<string, Tree>();

/**
 * Reads a text by a rule of Spark's grammar. To load the grammar takes a moment, so the first statement does.
 *
 * @throws SyntaxProblem where Spark's parser refuses it
 */
export function parse(sql: string, rule: 'singleStatement' | 'singleExpression'): Tree {
  reader ??= load();
  try {
    const key = `${rule} ${sql}`;
    const tree = read.get(key) ?? reader(sql, rule);
    read.set(key, tree);
    return tree;
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxProblem('it is nested too deeply');
    throw error;
  }
}

function load(): (sql: string, rule: string) => Tree {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const antlr = require(RUNTIME) as typeof Antlr;
  const { lexer, parser, symbols, literals } = JSON.parse(fs.readFileSync(GRAMMAR, 'utf8')) as Grammar;
  const vocabulary = new antlr.Vocabulary(literals, symbols);
  const network = ({ atn }: Rules) => new antlr.ATNDeserializer().deserialize(atn);
  const [lexerNetwork, parserNetwork] = [network(lexer), network(parser)];

  class SparkLexer extends antlr.LexerInterpreter {
    override sempred(_context: Antlr.ParserRuleContext | null, _rule: number, condition: number): boolean {
      const next = String.fromCodePoint(Math.max(0, this.inputStream.LA(1)));
      return condition === NO_HINT ? next !== '+' : !/[A-Z0-9_]/.test(next);
    }

    override action(): void {
      throw new SyntaxProblem('a comment that is not closed');
    }
  }

  class SparkParser extends antlr.ParserInterpreter {
    override sempred(_context: Antlr.ParserRuleContext | null, _rule: number, condition: number): boolean {
      return HOLDS.has(condition);
    }
  }

  class Refuse extends antlr.BaseErrorListener {
    override syntaxError(_recognizer: unknown, token: Antlr.Token | null, line: number, column: number): void {
      const found = token?.text === '<EOF>' ? 'it ends too early' : `\`${(token?.text ?? '').slice(0, 40)}\` is not valid at this position`;
      throw new SyntaxProblem(`${found} (${line}:${column + 1})`);
    }
  }

  const treeOf = (node: Antlr.ParseTree): Tree | undefined => {
    if (node instanceof antlr.ParserRuleContext) {
      const children = node.children.map(treeOf).filter((child) => child !== undefined);
      return children.length === 0 ? undefined : { ...children[0], rule: parser.rules[node.ruleIndex], children };
    }
    const { line, column, text } = (node as Antlr.TerminalNode).symbol;
    return { rule: '', text: text ?? '', line, column: column + 1, children: [] };
  };

  return (sql, rule) => {
    const characters = antlr.CharStream.fromString(sql);
    const ahead = characters.LA.bind(characters);
    // Keywords in any case, as Spark's UpperCaseCharStream has it.
    characters.LA = (offset) => {
      const code = ahead(offset);
      return code > 0 ? upperCase(code) : code;
    };
    const words = new SparkLexer('SqlBaseLexer.g4', vocabulary, lexer.rules, ['DEFAULT_TOKEN_CHANNEL', 'HIDDEN'], ['DEFAULT_MODE'], lexerNetwork, characters);
    const statements = new SparkParser('SqlBaseParser.g4', vocabulary, parser.rules, parserNetwork, new antlr.CommonTokenStream(words));
    for (const each of [words, statements]) {
      each.removeErrorListeners();
      each.addErrorListener(new Refuse());
    }
    return treeOf(statements.parse(parser.rules.indexOf(rule)))!;
  };
}

function upperCase(code: number): number {
  const upper = String.fromCodePoint(code).toUpperCase();
  return [...upper].length === 1 ? upper.codePointAt(0)! : code;
}
