import * as path from 'node:path';
import { freePort } from './free-port';
import { LocalServer } from './local-server';
import { virtualEnvironment } from './virtual-environment';

/** With what its server needs besides, and no service but S3. */
const PACKAGES = ['moto[s3]==5.2.5', 'flask==3.1.2', 'flask-cors==6.0.1'];
const CACHE = path.resolve(__dirname, '../../.cache/moto');

/** Starts Moto as a mock of S3, whose objects it keeps in memory. It is installed once. @param folder for its log */
export async function startMoto(folder: string): Promise<LocalServer> {
  const what = PACKAGES.join(' and ');
  const bin = await virtualEnvironment(path.join(CACHE, what), PACKAGES, `${what}, about 140 MB,`);
  const port = await freePort();
  return LocalServer.start('moto', folder, port, [path.join(bin, 'moto_server'), '-H', '127.0.0.1', '-p', String(port)]);
}
