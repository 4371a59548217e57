import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { Agent, createServer, IncomingMessage, request, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import type { LocalServer } from '../../support/local-server';
import { startMoto } from '../../support/moto';

/** A request as S3 knows it. */
export interface S3Request {
  /** LIST, HEAD, GET, PUT, COPY, DELETE, or DELETE+ of several objects. */
  readonly operation: string;
  readonly bucket: string;
  /** The key of an object; empty where the bucket is meant. */
  readonly key: string;
}

/** Moto takes whoever names a key for the owner of all buckets. */
const HEADERS = { Authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0' };

const DENIED = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** A mock of S3. Before it stands what writes down the requests of others, and refuses some when it is told to. */
export class S3 {
  /** Starts it. @param folder for its log */
  public static async start(folder: string): Promise<S3> {
    const moto = await startMoto(folder);
    const s3 = new S3(moto);
    await new Promise<void>((resolve) => s3.front.listen(0, '127.0.0.1', resolve));
    return s3;
  }

  /** What was asked. */
  public requests: S3Request[] = [];
  /** Which requests are refused; none where nothing is said. */
  public refuses?: (request: S3Request) => boolean;

  private readonly agent = new Agent({ keepAlive: true });
  private readonly front: Server;

  private constructor(private readonly moto: LocalServer) {
    this.front = createServer((asked, answer) => this.serve(asked, answer));
  }

  /** Where others ask it. */
  public get endpoint(): string {
    return `http://127.0.0.1:${(this.front.address() as AddressInfo).port}`;
  }

  /** Ends it. */
  public async stop(): Promise<void> {
    this.front.close();
    this.front.closeAllConnections();
    this.agent.destroy();
    await this.moto.stop();
  }

  /** Makes a bucket. */
  public async createBucket(bucket: string): Promise<void> {
    await this.call(bucket, { method: 'PUT' });
  }

  /** Puts an object. */
  public async put(bucket: string, key: string, body: string | Buffer): Promise<void> {
    await this.call(`${bucket}/${encoded(key)}`, { method: 'PUT', body: typeof body === 'string' ? body : new Uint8Array(body) });
  }

  /** The keys of the objects of a bucket. */
  public async keys(bucket: string): Promise<string[]> {
    const listed = await (await this.call(`${bucket}?list-type=2`, { method: 'GET' })).text();
    return [...listed.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key);
  }

  /** Puts the files of a folder. */
  public async upload(folder: string, bucket: string): Promise<void> {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());
    for (const name of names) await this.put(bucket, name, readFileSync(path.join(folder, name)));
  }

  /** Gets the objects of a bucket as files of a folder. */
  public async download(bucket: string, folder: string): Promise<void> {
    for (const key of await this.keys(bucket)) {
      const file = path.join(folder, key);
      mkdirSync(path.dirname(file), { recursive: true });
      const body = await (await this.call(`${bucket}/${encoded(key)}`, { method: 'GET' })).arrayBuffer();
      writeFileSync(file, new Uint8Array(body));
    }
  }

  private async call(place: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.moto.endpoint}/${place}`, { ...init, headers: HEADERS });
    if (!response.ok) throw new Error(`S3 answered ${response.status}: ${await response.text()}`);
    return response;
  }

  private serve(asked: IncomingMessage, answer: ServerResponse): void {
    const known = requestOf(asked);
    this.requests.push(known);
    if (this.refuses?.(known)) {
      asked.resume();
      answer.writeHead(403, { 'Content-Type': 'application/xml' }).end(DENIED);
      return;
    }
    // Whoever waits for a word before it sends the body has got it from here.
    const { expect, ...headers } = asked.headers;
    const passedOn = request(this.moto.endpoint + asked.url, { method: asked.method, headers, agent: this.agent }, (answered) => {
      answer.writeHead(answered.statusCode!, answered.rawHeaders);
      answered.pipe(answer);
    });
    passedOn.on('error', () => answer.destroy());
    asked.pipe(passedOn);
  }
}

function requestOf({ method, url, headers }: IncomingMessage): S3Request {
  const { pathname, searchParams } = new URL(url!, 'http://127.0.0.1');
  const [, bucket, ...key] = pathname.split('/').map(decodeURIComponent);
  return { operation: operationOf(method!, searchParams, headers), bucket, key: key.join('/') };
}

function operationOf(method: string, parameters: URLSearchParams, headers: IncomingMessage['headers']): string {
  if (parameters.has('list-type')) return 'LIST';
  if (parameters.has('delete')) return 'DELETE+';
  return 'x-amz-copy-source' in headers ? 'COPY' : method;
}

function encoded(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}
