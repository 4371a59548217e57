import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { program } from '../../src/cli';
import { Captured } from '../support/captured';
import { call } from '../support/sandbox';

const COMMANDS = program(new Captured().terminal, async () => true).commands;

const script = async (shell: string) => (await call('completion', shell)).stdout;

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'completion-'));
  return use(folder).finally(() => fs.rmSync(folder, { recursive: true }));
}

/** What bash would offer after words, the last of which is begun. */
async function offered(...words: string[]): Promise<string[]> {
  // compopt is for a completion that readline asked for.
  const ask = `compopt() { :; }\n${await script('bash')}\nCOMP_WORDS=("$@") COMP_CWORD=$(($# - 1))\n_spotify_pipeline\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  return inFolder(async (folder) => {
    fs.mkdirSync(path.join(folder, 'cdk.out'));
    fs.writeFileSync(path.join(folder, 'job one.json'), '');
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', ask, 'bash', 'spotify-pipeline', ...words], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((line) => line !== '');
  });
}

test('bash offers every command, and every option of each', async () => {
  expect(await offered('')).toEqual([...COMMANDS.map((command) => command.name()), 'help']);
  for (const command of COMMANDS) {
    expect(await offered(command.name(), '--')).toEqual([...command.options.map((option) => option.long), '--help']);
  }
});

test('bash offers what an option or an argument can be', async () => {
  expect(await offered('inspect', 'shop', '--language', 'p')).toEqual(['python']);
  expect(await offered('inspect', 'shop', '--language', '=')).toEqual(['typescript', 'python']);
  expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  expect(await offered('run', '')).toEqual(expect.arrayContaining(['cdk.out', 'job one.json']));
  expect(await offered('run', 'cdk.out', '--data', '')).toEqual(['cdk.out']);
  expect(await offered('run', 'cdk.out', '--from', '')).toEqual([]);
});

test.each(['zsh', 'fish'])('%s is told every command and every option, and can read it', async (shell) => {
  const text = await script(shell);
  for (const command of COMMANDS) {
    const lines = text.split('\n').filter((line) => line.includes(command.name()));
    for (const { long } of command.options) expect(lines.some((line) => line.includes(shell === 'fish' ? `-l ${long?.slice(2)} ` : `*${long}`))).toBe(true);
  }
  await inFolder(async (folder) => {
    const file = path.join(folder, 'script');
    fs.writeFileSync(file, text);
    const { error, status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    if (error === undefined) expect([status, stderr]).toEqual([0, '']);
  });
});
