import { nearest } from 'cdk-spotify-analytics/manifest';
import { Command } from 'commander';
import { answerLines } from './answer-lines';
import { examples } from './examples';
import { keptAnswers, readAnswer } from './kept-answers';
import { OUT_DEFAULT } from './out-option';
import { UserError } from '../errors';
import type { QueryReport } from '../run-report';
import { Line, styled } from '../terminal/line';
import type { Terminal } from '../terminal/terminal';
import { counted } from '../text/counts';
import { listed, shortened } from '../text/few';

/** Rows that are printed; all of them are in the file of the answer. */
const SHOWN_ROWS = 100;

/** `cdk-spotify-analytics-local answer`: prints an answer that a run left. */
export function answerCommand(terminal: Terminal): Command {
  return new Command('answer')
    .description('Print an answer of the last run, as wide as the terminal; without a name, the questions that it answered')
    .argument('[name]', 'name of the answer')
    .option('--out <dir>', 'folder that `run` wrote to', OUT_DEFAULT)
    .addHelpText('after', examples('answer', '', 'top_tracks', 'top_tracks --out out'))
    .action((name: string | undefined, { out }: { readonly out: string }) => terminal.print(linesOf(name, out, terminal.columns)));
}

function linesOf(name: string | undefined, out: string, columns: number | undefined): Line[] {
  const answers = keptAnswers(out);
  if (name === undefined) return answers.map(({ name: each, rows, description }) => [styled(each, 'bold'), ` (${counted(rows, 'row')}): ${description}`]);
  const found = answers.find((answer) => answer.name === name);
  if (found === undefined) throw unknown(name, answers, out);
  return answerLines(readAnswer(out, found), SHOWN_ROWS, columns);
}

function unknown(name: string, answers: readonly QueryReport[], out: string): UserError {
  const names = answers.map((answer) => answer.name);
  const near = nearest(name, names);
  const instead = near.length > 0 ? `did you mean ${near.map((each) => `'${each}'`).join(' or ')}?` : `there is: ${names.length === 0 ? 'none' : listed(names)}`;
  return new UserError(`Give the name of an answer that is in ${out}.`, [`${shortened(name)}: is none; ${instead}`]);
}
