import { ACCOUNT, REGION } from './emulator';

/** The prefix of `X-Amz-Target` for each service that takes JSON. */
const TARGETS = {
  glue: 'AWSGlue',
  athena: 'AmazonAthena',
  states: 'AWSStepFunctions',
  logs: 'Logs_20140328',
  events: 'AWSEvents',
  kms: 'TrentService',
  sqs: 'AmazonSQS',
} as const;

/** The version of the API for each service that takes a form and answers in XML. */
const VERSIONS = {
  cloudformation: '2010-05-15',
  iam: '2010-05-08',
  sns: '2010-03-31',
  monitoring: '2010-08-01',
} as const;

/** Calls of the APIs of AWS, as far as the tests need them. */
export class Aws {
  constructor(private readonly endpoint: string) {}

  /** Calls a service that takes JSON. */
  public async json(service: keyof typeof TARGETS, action: string, parameters: object = {}): Promise<any> {
    const headers = { 'X-Amz-Target': `${TARGETS[service]}.${action}`, 'Content-Type': 'application/x-amz-json-1.1' };
    return JSON.parse(await this.text(service, '/', { method: 'POST', headers, body: JSON.stringify(parameters) }) || '{}');
  }

  /** Calls a service that answers in XML. */
  public async query(service: keyof typeof VERSIONS, action: string, parameters: Record<string, string> = {}): Promise<string> {
    const body = new URLSearchParams({ Action: action, Version: VERSIONS[service], ...parameters }).toString();
    return this.text(service, '/', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body });
  }

  /** Calls a service that has a path for each resource. */
  public async get(service: string, place: string): Promise<string> {
    return this.text(service, place, { method: 'GET' });
  }

  /** Puts an object into a bucket. */
  public async upload(bucket: string, key: string, body: Buffer): Promise<void> {
    await this.call('s3', `/${bucket}/${encoded(key)}`, { method: 'PUT', body: new Uint8Array(body) });
  }

  /** Gets an object. */
  public async download(bucket: string, key: string): Promise<Buffer> {
    const response = await this.call('s3', `/${bucket}/${encoded(key)}`, { method: 'GET' });
    return Buffer.from(await response.arrayBuffer());
  }

  /** Keys of the objects of a bucket. */
  public async keys(bucket: string): Promise<string[]> {
    return textsOf(await this.get('s3', `/${bucket}?list-type=2`), 'Key');
  }

  private async text(service: string, place: string, request: RequestInit): Promise<string> {
    return (await this.call(service, place, request)).text();
  }

  private async call(service: string, place: string, request: RequestInit): Promise<Response> {
    const Authorization = `AWS4-HMAC-SHA256 Credential=${ACCOUNT}/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const response = await fetch(`${this.endpoint}${place}`, { ...request, headers: { ...request.headers, Authorization } });
    if (!response.ok) throw new Error(`${service} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}

/** The texts of the elements of a name, in their order. */
export function textsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);
}

function encoded(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}
