import * as path from 'path';
import { Linter } from 'eslint';
import { LegacyESLint } from 'eslint/use-at-your-own-risk';

const LOCAL = path.join(__dirname, '..', '..');
const RULES = ['no-console', 'no-restricted-syntax'];

/** The ways to write past the terminal, each of them a line. */
const WAYS = [
  "console.log('a');",
  "globalThis.console.error('a');",
  "process.stdout.write('a');",
  "process.stderr.write('a');",
  "globalThis.process.stdout.write('a');",
  'export const { stdout: output } = process;',
  'export const take = ({ stderr }: NodeJS.Process) => stderr;',
  "process.emitWarning('a');",
  "export const load = () => import('node:process');",
  "export const bars = () => import('cli-progress');",
  "export const colours = () => import('picocolors');",
  "export const help = (command: import('commander').Command) => command.outputHelp();",
  "export const end = (command: import('commander').Command) => command.help();",
  "export const write = (fs: typeof import('fs')) => fs.writeSync(1, 'a');",
  "export const append = (fs: typeof import('fs')) => fs.appendFileSync(2, 'a');",
  "export const device = '/dev/stderr';",
  "export const child = { stdio: ['ignore', 'inherit'] };",
  "export const run = () => import('child_process');",
  "export const thread = () => import('node:worker_threads');",
];

/** The lines of a text at which the rules of the package find that something writes, were it this file. */
async function linesFound(file: string, text: string): Promise<number[]> {
  const { rules, parser } = await new LegacyESLint({ cwd: LOCAL }).calculateConfigForFile(file) as Linter.LegacyConfig;
  const linter = new Linter({ configType: 'eslintrc' });
  linter.defineParser('typescript', jest.requireActual<Linter.Parser>(parser!));
  const found = linter.verify(text, {
    parser: 'typescript',
    parserOptions: { ecmaVersion: 2022, sourceType: 'module' },
    rules: Object.fromEntries(Object.entries(rules ?? {}).filter(([rule]) => RULES.includes(rule))),
  });
  return [...new Set(found.map(({ line }) => line))];
}

const all = WAYS.map((_, index) => index + 1);

test.each(['src/cli.ts', 'src/run/run.ts', 'src/text/few.ts', 'src/dashboard/browser/main.ts'])('nothing writes in %s', async (file) => {
  expect(await linesFound(file, WAYS.join('\n'))).toEqual(all);
});

test('the terminal does', async () => {
  expect(await linesFound('src/terminal/channel.ts', WAYS.join('\n'))).toEqual([]);
});
