import { createServer, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Aws, textsOf } from './aws';
import { decide, Decision } from '../permissions/decide';
import { NamedPolicy, roleNameOf } from '../permissions/stack-policies';

/** What the emulator asks: whether a role or a service may do something, by the policies that the emulator has of them. */
interface Question {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Record<string, string>;
  /** Those of the role. */
  readonly identity: NamedPolicy[];
  /** That of the bucket, the topic or the key; the trust of a role. */
  readonly ofResource: unknown;
}

/** Decides for the emulator what roles and services may do, and keeps what it was asked. */
export class Rights {
  /** Starts to listen, on this machine alone. */
  public static async start(): Promise<Rights> {
    const rights = new Rights();
    await new Promise<void>((resolve) => { rights.server.listen(0, '127.0.0.1', resolve); });
    return rights;
  }

  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then((decision) => response.end(JSON.stringify(decision)));
  });
  private readonly asked = new Map<string, Map<string, number>>();
  private refused: string[] = [];

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends it. */
  public stop(): void {
    this.server.close();
  }

  /** How many requests a role has made, or a service. */
  public countOf(principal: string): number {
    return [...this.asked.get(principal)?.values() ?? []].reduce((sum, count) => sum + count, 0);
  }

  /** What was refused since it was asked the last time. */
  public takeRefused(): string[] {
    const { refused } = this;
    this.refused = [];
    return refused;
  }

  /** Prints how many requests were decided, by who has made them and what they asked for. */
  public print(): void {
    console.log('\nRequests that were decided:');
    for (const [principal, actions] of [...this.asked].sort()) {
      const counts = [...actions].sort().map(([action, count]) => `${action} ${count}`);
      console.log(`  ${principal}: ${counts.join(', ')}`);
    }
  }

  private async answer(request: IncomingMessage): Promise<Decision> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const question: Question = JSON.parse(Buffer.concat(chunks).toString());
    const decision = await decisionOf(question);
    this.keep(question, decision);
    return decision;
  }

  private keep({ principal, action, resource, context }: Question, { allowed, why }: Decision): void {
    const name = roleNameOf(principal) ?? principal;
    const counts = this.asked.get(name) ?? new Map<string, number>();
    this.asked.set(name, counts.set(action, (counts.get(action) ?? 0) + 1));
    if (!allowed) this.refused.push(`${name} ${action} on ${resource} ${JSON.stringify(context)}: ${why}`);
  }
}

/** A request that cannot be evaluated is refused: nothing is let through that is not known. */
async function decisionOf({ principal, action, resource, context, identity, ofResource }: Question): Promise<Decision> {
  const policies = { ofRole: () => identity, ofResource: () => ofResource ?? undefined };
  return decide(policies, principal, action, resource, context).catch((error) => ({ allowed: false, why: String(error.message ?? error) }));
}

/** Does something while a role lacks its policies. */
export async function withoutPolicies<T>(aws: Aws, RoleName: string, work: () => Promise<T>): Promise<T> {
  const names = textsOf(await aws.query('iam', 'ListRolePolicies', { RoleName }), 'member');
  const policies = await Promise.all(names.map(async (PolicyName) => {
    const [PolicyDocument] = textsOf(await aws.query('iam', 'GetRolePolicy', { RoleName, PolicyName }), 'PolicyDocument');
    return { RoleName, PolicyName, PolicyDocument: decodeURIComponent(PolicyDocument) };
  }));
  for (const { PolicyName } of policies) await aws.query('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
  try {
    return await work();
  } finally {
    for (const policy of policies) await aws.query('iam', 'PutRolePolicy', policy);
  }
}
