import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { findBrowser } from '../../src/dashboard/browser-on-machine';

let folder: string;
beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'browsers-')); });
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Makes a program. Gives its path. */
function program(name: string, mode = 0o755): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, '#!/bin/sh\n', { mode });
  return file;
}

const inPath = (...folders: string[]) => ({ PATH: folders.map((name) => path.join(folder, name)).join(path.delimiter) });

test('what CHROME_PATH names comes before all that is on the path', () => {
  program('bin/chromium');
  const mine = program('mine/my-chrome');
  expect(findBrowser({ env: { ...inPath('bin'), CHROME_PATH: mine }, platform: 'linux' })).toEqual({ browser: mine });
});

test.each([['missing', undefined], ['no program', 0o644]])('CHROME_PATH that is %s is no browser, even where there is another', (_name, mode) => {
  program('bin/chromium');
  const given = mode === undefined ? path.join(folder, 'nothing') : program('text', mode);
  expect(findBrowser({ env: { ...inPath('bin'), CHROME_PATH: given }, platform: 'linux' })).toEqual({ problem: `CHROME_PATH ${given}: no program there` });
});

test('Chromium comes before Chrome, an earlier folder of the path before a later one; folders and texts are no programs', () => {
  program('first/google-chrome');
  program('first/chromium', 0o644);
  fs.mkdirSync(path.join(folder, 'second', 'chromium'), { recursive: true });
  const third = program('third/chromium');
  program('fourth/chromium');
  expect(findBrowser({ env: { ...inPath('first', 'second', 'third', 'fourth'), CHROME_PATH: '' }, platform: 'linux' })).toEqual({ browser: third });
});

test('on Windows it is looked for where it installs itself too', () => {
  const chrome = program(path.join('Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'));
  expect(findBrowser({ env: { PROGRAMFILES: path.join(folder, 'Program Files') }, platform: 'win32' })).toEqual({ browser: chrome });
});

test('where there is none it says what to install', () => {
  expect(findBrowser({ env: { PATH: folder }, platform: 'linux' })).toEqual({ problem: expect.stringMatching(/^no browser was found.*apt-get install chromium.*CHROME_PATH$/) });
});
