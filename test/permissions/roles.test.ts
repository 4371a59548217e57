import type { Call, Need } from './calls';
import { decide } from './decide';
import { SOME_DEPLOYMENT, deployedResources } from './deployed-resources';
import { ACKNOWLEDGED, needsOf } from './needs';
import { StackPolicies, roleNameOf } from './stack-policies';
import { surplusOf } from './surplus';
import { Use, UseKind, usesOf } from './uses';
import { wholeForms } from './whole-forms';
import { AssumingService, NAMES_ACCOUNT } from '../../src/private/service-principals';
import { allTemplates } from '../synthesis/templates';

/** A role, all that it is used for, and what that needs. */
interface UsedRole {
  readonly arn: string;
  readonly uses: Use[];
  readonly needs: Need[];
}

type Request = Parameters<typeof decide>;

/** Who assumes the roles. */
const ASSUMED_BY: Record<UseKind, AssumingService[]> = {
  job: ['glue.amazonaws.com'],
  registration: ['lambda.amazonaws.com'],
  crawler: ['glue.amazonaws.com'],
  quality: ['glue.amazonaws.com'],
  workflow: ['states.amazonaws.com'],
  starter: ['events.amazonaws.com'],
  alerter: ['events.amazonaws.com'],
  quickSight: ['quicksight.amazonaws.com'],
  dataLake: ['lakeformation.amazonaws.com', 'glue.amazonaws.com'],
  upload: ['lambda.amazonaws.com'],
};
const OF_THIS_ACCOUNT = { 'aws:SourceAccount': SOME_DEPLOYMENT.account };
const OF_ANOTHER_ACCOUNT = { 'aws:SourceAccount': '999988887777' };

const stacks = wholeForms(allTemplates()).map((template) => {
  const resources = deployedResources(template.resources);
  const uses = usesOf(template);
  const roles = [...new Set(uses.map(({ role }) => role))].map((arn): UsedRole => {
    const own = uses.filter(({ role }) => role === arn);
    return { arn, uses: own, needs: own.flatMap(needsOf) };
  });
  return { name: template.name, policies: new StackPolicies(resources), resources: Object.values(resources), uses, roles };
});

describe.each(stacks)('roles of $name', ({ policies, roles }) => {
  test('may do what they need', async () => {
    const missing: string[] = [];
    for (const { arn, needs } of roles) {
      for (const { what, action, resource, context } of distinctCalls(needs)) {
        const { allowed, why } = await decide(policies, arn, action, resource, context);
        if (!allowed) missing.push(`${roleNameOf(arn)} ${what}: ${action} on ${resource} ${JSON.stringify(context ?? {})}: ${why}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test('may do nothing else', () => {
    const surplus = roles.map(({ arn, uses, needs }) => {
      const { actions, resources } = surplusOf(statementsOf(policies, arn), distinctCalls(needs));
      return { role: roleNameOf(arn), actions: actions.filter((action) => !uses.some(({ kind }) => action in ACKNOWLEDGED[kind])), resources };
    });
    expect(surplus.filter(({ actions, resources }) => actions.length + resources.length > 0)).toEqual([]);
  });

  test('are in use', () => {
    expect(policies.roleNames().sort()).toEqual(roles.map(({ arn }) => roleNameOf(arn)).sort());
  });
});

describe.each(stacks)('services of $name', ({ uses, policies, resources }) => {
  const assumed = uses.flatMap(({ kind, role }) => ASSUMED_BY[kind].map((service) => ({ service, role })))
    .filter(({ role }) => policies.ofResource(role) !== undefined);
  const buckets = resources.filter(({ Type }) => Type === 'AWS::S3::Bucket');

  test('can assume their roles, though they send no key that no page of theirs promises; and not for another account', async () => {
    const assume = ({ service, role }: typeof assumed[0], context: Record<string, string>): Request => [policies, service, 'sts:AssumeRole', role, context];
    const naming = assumed.filter(({ service }) => NAMES_ACCOUNT[service] !== undefined);
    expect(await otherwise(true, assumed.map((each) => assume(each, naming.includes(each) ? OF_THIS_ACCOUNT : {})))).toEqual([]);
    expect(await otherwise(false, naming.map((each) => assume(each, OF_ANOTHER_ACCOUNT)))).toEqual([]);
  });

  test('can tell the topics of alarms, for alarms of this account', async () => {
    const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
    const topics = [...new Set(alarms.flatMap(({ Properties }) => (Properties.AlarmActions ?? []) as string[]))];
    const told = topics.flatMap((topic) => {
      const key = resources.find(({ ref }) => ref === topic)!.Properties.KmsMasterKeyId;
      return [['sns:Publish', topic], ['kms:GenerateDataKey', key], ['kms:Decrypt', key]];
    });
    const tell = (context: Record<string, string>) => told.map(([action, arn]): Request => [policies, 'cloudwatch.amazonaws.com', action, arn, context]);
    expect(await otherwise(true, tell(OF_THIS_ACCOUNT))).toEqual([]);
    expect(await otherwise(false, [...tell(OF_ANOTHER_ACCOUNT), ...tell({})])).toEqual([]);
  });

  test('can deliver access logs, for buckets of this account', async () => {
    const targets = new Set(buckets.map(({ Properties }) => Properties.LoggingConfiguration?.DestinationBucketName));
    const made = buckets.filter(({ ref }) => targets.has(ref));
    const put = (context: Record<string, string>) => made.map(({ arn }): Request => [policies, 'logging.s3.amazonaws.com', 's3:PutObject', `${arn}/logs/some`, context]);
    expect(await otherwise(true, put(OF_THIS_ACCOUNT))).toEqual([]);
    expect(await otherwise(false, put(OF_ANOTHER_ACCOUNT))).toEqual([]);
  });

  test('and roles reach no bucket without TLS', async () => {
    const asked = uses.flatMap(({ role }) => buckets.map(({ arn }): Request => [policies, role, 's3:ListBucket', arn!, { 'aws:SecureTransport': 'false' }]));
    expect(await otherwise(false, asked)).toEqual([]);
  });
});

test('the table has a use of each kind, and a document for each need', () => {
  expect(new Set(stacks.flatMap(({ uses }) => uses.map(({ kind }) => kind)))).toEqual(new Set(Object.keys(ACKNOWLEDGED)));
  const pages = stacks.flatMap(({ roles }) => roles.flatMap(({ needs }) => needs.map(({ page }) => page)));
  expect(pages.filter((page) => !/^https:\/\/(docs\.aws\.amazon\.com|hadoop\.apache\.org|iceberg\.apache\.org)\//.test(page))).toEqual([]);
});

test('each surplus that is acknowledged is there', () => {
  const found = new Set(stacks.flatMap(({ policies, roles }) => roles.flatMap(({ arn, uses, needs }) =>
    surplusOf(statementsOf(policies, arn), distinctCalls(needs)).actions.flatMap((action) => uses.map(({ kind }) => `${kind}: ${action}`)))));
  const acknowledged = Object.entries(ACKNOWLEDGED).flatMap(([kind, actions]) => Object.keys(actions).map((action) => `${kind}: ${action}`));
  expect(acknowledged.filter((each) => !found.has(each))).toEqual([]);
});

/** Each call once, with what it is needed for. */
function distinctCalls(needs: Need[]): (Call & { what: string })[] {
  const all = needs.flatMap(({ what, calls }) => calls.map((call) => ({ ...call, what })));
  return [...new Map(all.map((call) => [JSON.stringify([call.action, call.resource, call.context]), call])).values()];
}

function statementsOf(policies: StackPolicies, role: string) {
  return policies.ofRole(role).flatMap(({ policy }) => policy.Statement);
}

/** What of a list is not decided as expected. */
async function otherwise(expected: boolean, requests: Request[]): Promise<string[]> {
  const decided = await Promise.all(requests.map(async (request) => ({ request, ...await decide(...request) })));
  return decided.filter(({ allowed }) => allowed !== expected).map(({ request: [, ...asked], why }) => `${JSON.stringify(asked)}: ${why}`);
}
