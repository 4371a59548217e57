import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { RequestAnalysis, StatementExplain } from '@cloud-copilot/iam-simulate';
import type { StackPolicies } from './stack-policies';

/** What a role may do, and who may use a resource. */
export type Policies = Pick<StackPolicies, 'ofRole' | 'ofResource'>;

/** Condition keys of a request, with their values. */
export type Context = Readonly<Record<string, string>>;

/** What IAM says of a request. */
export interface Decision {
  readonly allowed: boolean;
  /** The statement that decides, or how far those that have the action are from the request. */
  readonly why: string;
}

const NO_STATEMENT = 'no statement has the action';

/** What every request to AWS has. */
const OF_EVERY_REQUEST: Context = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };

/**
 * Whether a principal may do something, by policies alone: those of its role, and that of the resource.
 *
 * @param principal ARN of a role, or of a session of it; or a service, e.g. `glue.amazonaws.com`
 * @param action as IAM names it, e.g. `s3:GetObject`
 * @param resource its ARN, without wildcards; `*` for an action that has no resource
 * @throws when there is no such action, it has no such resource, or a request for it has no such keys; it knows no keys of the encryption
 * context of KMS
 */
export async function decide(policies: Policies, principal: string, action: string, resource: string, context: Context = {}): Promise<Decision> {
  const simulated = await runSimulation({
    request: {
      principal,
      action,
      // Buckets have no account in their ARN; what is of another account is not in the stack.
      resource: { resource, accountId: resource.split(':')[4] || accountOf(principal) },
      contextVariables: { ...OF_EVERY_REQUEST, ...context },
    },
    identityPolicies: policies.ofRole(principal),
    resourcePolicy: policies.ofResource(resource),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }, {});
  if (simulated.resultType === 'error') throw new Error(`${action} on ${resource} cannot be evaluated: ${JSON.stringify(simulated.errors)}`);
  const results = simulated.resultType === 'single' ? [simulated.result] : simulated.results;
  const unknown = results.flatMap(({ ignoredContextKeys }) => ignoredContextKeys ?? []).filter((key) => key in context);
  if (unknown.length > 0) throw new Error(`${action} on ${resource} cannot be evaluated: IAM has no ${unknown.join(', ')} in such a request`);
  return { allowed: simulated.overallResult === 'Allowed', why: results.map(({ analysis }) => why(analysis)).join('; ') || NO_STATEMENT };
}

function accountOf(principal: string): string {
  return principal.split(':')[4] ?? '';
}

function why({ result, identityAnalysis, resourceAnalysis }: RequestAnalysis): string {
  const of = (kind: 'denyStatements' | 'allowStatements' | 'unmatchedStatements') => [...identityAnalysis?.[kind] ?? [], ...resourceAnalysis?.[kind] ?? []]
    .map(({ policyId, explain }) => ({ name: `${policyId ?? 'the resource'}, statement ${explain.identifier}`, explain }));
  if (result === 'ExplicitlyDenied') return `denied by ${of('denyStatements').map(({ name }) => name).join(', ')}`;
  if (result === 'Allowed') return `allowed by ${of('allowStatements').map(({ name }) => name).join(', ')}`;
  const near = of('unmatchedStatements').filter(({ explain }) => explain.effect === 'Allow' && explain.actionMatch);
  return near.length === 0 ? NO_STATEMENT : near.map(({ name, explain }) => `${name}: ${missOf(explain)}`).join('; ');
}

/** What of a statement that has the action is not as in the request. */
function missOf({ principalMatch, resourceMatch, conditions }: StatementExplain): string {
  if (principalMatch === 'NoMatch') return 'is about another principal';
  if (!resourceMatch) return 'is about other resources';
  const failed = (conditions ?? []).filter(({ matches }) => !matches);
  return failed.map(({ operator, conditionKeyValue, failedBecauseMissing, resolvedConditionKeyValue }) =>
    `${operator} ${conditionKeyValue} does not hold, ${failedBecauseMissing ? 'the key is not in the request' : `got: ${resolvedConditionKeyValue}`}`).join(', ');
}
