import * as fs from 'fs';
import * as path from 'path';

/** Names of browsers that draw pictures, as they are on the path. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge'];

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const WINDOWS_PROGRAMS = [['Google', 'Chrome', 'Application', 'chrome.exe'], ['Microsoft', 'Edge', 'Application', 'msedge.exe']];

const INSTALL = 'install Chromium (Debian and Ubuntu: `apt-get install chromium`; macOS: `brew install --cask chromium`) or Google Chrome, or give its path in CHROME_PATH';

/** Where a browser is looked for. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Finds a Chromium, Chrome or Edge: what CHROME_PATH names, else by the usual names.
 *
 * @returns its path, or what to do about there being none
 */
export function findBrowser({ env, platform }: Machine = process): { readonly browser: string } | { readonly problem: string } {
  const given = env.CHROME_PATH;
  if (given !== undefined && given !== '') {
    return isProgram(given) ? { browser: given } : { problem: `CHROME_PATH ${given}: no program there` };
  }
  const browser = usualPlaces(env, platform).find(isProgram);
  return browser === undefined ? { problem: `no browser was found on this machine: ${INSTALL}` } : { browser };
}

function usualPlaces(env: Machine['env'], platform: NodeJS.Platform): string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const names = platform === 'win32' ? NAMES.map((name) => `${name}.exe`) : NAMES;
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const windowsFolders = WINDOWS_FOLDERS.flatMap((name) => env[name] ?? []);
  const installed = windowsFolders.flatMap((folder) => WINDOWS_PROGRAMS.map((parts) => path.join(folder, ...parts)));
  return [...onPath, ...platform === 'darwin' ? MAC_APPLICATIONS : [], ...platform === 'win32' ? installed : []];
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
