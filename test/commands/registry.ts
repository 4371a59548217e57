import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What npm is told of a package. */
interface Packument {
  readonly versions: Readonly<Record<string, Manifest>>;
}

/** What declares other packages: a `package.json`, or a version of a package. */
interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package as it was packed. */
export interface Packed {
  readonly manifest: Manifest;
  /** The tarball. */
  readonly file: string;
}

/**
 * A registry of npm on this machine that has the packages as they were packed. All others are fetched from the registry that npm is set
 * up with, if a manifest declares them: a command that names any other package would run a stranger's code.
 */
export class Registry {
  /**
   * @param upstream address of the registry that has all others
   * @param known names that may be asked for without a manifest that declares them
   * @param manifests those in the folders of who asks, at any time
   */
  public static async start(upstream: string, known: readonly string[], manifests: () => readonly Manifest[]): Promise<Registry> {
    const registry = new Registry(upstream.replace(/\/$/, ''), new Set(known), manifests);
    await new Promise<void>((resolve) => registry.server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  /** Names that were asked for though nothing declares them. */
  public readonly undeclared = new Set<string>();
  private readonly server: Server;
  private packed: readonly Packed[] = [];

  private constructor(
    private readonly upstream: string, private readonly declared: Set<string>, private readonly manifests: () => readonly Manifest[],
  ) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: Error) => response.writeHead(502).end(error.message));
    });
  }

  public get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Has packages from here on. */
  public serve(packed: readonly Packed[]): void {
    this.packed = packed;
  }

  private isDeclared(name: string): boolean {
    // `/-/…` are the registry's own places.
    if (name === '-' || this.declared.has(name)) return true;
    this.manifests().forEach((manifest) => this.declare(manifest));
    return this.declared.has(name);
  }

  /** Lets what a manifest declares be asked for. */
  private declare(manifest: Manifest): void {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const) {
      for (const name of Object.keys(manifest[kind] ?? {})) this.declared.add(name);
    }
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer({ url = '/', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = decodeURIComponent(/^\/((?:@[^/]+(?:\/|%2[fF]))?[^/?]+)/.exec(url)?.[1] ?? '');
    const own = this.packed.find(({ manifest }) => manifest.name === name);
    if (own) return url.endsWith('.tgz') ? void response.end(readFileSync(own.file)) : send(response, this.ownPackument(own));
    if (!this.isDeclared(name)) {
      this.undeclared.add(name);
      return void response.writeHead(404).end();
    }
    // By this npm asks for the short form, which has what is declared.
    const answered = await fetch(`${this.upstream}${url}`, { headers: { accept: headers.accept ?? '*/*' } });
    const body = Buffer.from(await answered.arrayBuffer());
    if (!answered.ok || /\.tgz$|^\/-/.test(url)) return void response.writeHead(answered.status).end(body);
    const packument = JSON.parse(body.toString('utf8')) as Packument;
    Object.values(packument.versions).forEach((version) => this.declare(version));
    send(response, packument);
  }

  private ownPackument({ manifest, file }: Packed): object {
    this.declare(manifest);
    const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    const version = { ...manifest, dist: { tarball: `${this.address}/${manifest.name}/-/${manifest.name}-${manifest.version}.tgz`, integrity } };
    return { 'name': manifest.name, 'dist-tags': { latest: manifest.version }, 'versions': { [manifest.version!]: version } };
  }
}

function send(response: ServerResponse, content: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(content));
}
