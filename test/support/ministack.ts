import * as path from 'node:path';
import { freePort } from './free-port';
import { LocalServer } from './local-server';
import { virtualEnvironment } from './virtual-environment';

/**
 * With boto3, which Lambda functions use, and DuckDB, which answers what Athena is asked: that of the local engine, since 2.0 rounds
 * halves otherwise.
 */
const PACKAGES = ['ministack[full]==1.5.33', 'duckdb==1.5.6'];
const CACHE = path.resolve(__dirname, '../../.cache/ministack');

/** Puts the emulator into a virtual environment, once. Returns the folder of its commands. */
export function installMinistack(): Promise<string> {
  const what = PACKAGES.join(' and ');
  return virtualEnvironment(path.join(CACHE, what), PACKAGES, `${what}, about 220 MB,`);
}

/**
 * Starts the emulator MiniStack.
 *
 * @param folder for its log, and for what it writes
 * @param command the program and its arguments
 * @param settings its environment, besides that of this process
 */
export async function startMinistack(folder: string, command: string[], settings: Record<string, string>): Promise<LocalServer> {
  const port = await freePort();
  return LocalServer.start('emulator', folder, port, command, { IOT_MTLS_ENABLED: '0', BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), ...settings });
}
