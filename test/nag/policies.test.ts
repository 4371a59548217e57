import { Statement, statementsOf } from './statements';
import { NAMES_ACCOUNT, NAMES_SOURCE } from '../../src/private/service-principals';
import { allTemplates } from '../synthesis/templates';

const NETWORK = "a connection's network: its interfaces are made when the job runs; as in AWSGlueServiceRole";

/** The actions that are allowed on everything, and why there is nothing narrower. */
const ON_EVERYTHING: Record<string, string> = {
  'athena:ListDataCatalogs': 'a list of the account',
  'athena:ListEngineVersions': 'a list of the account',
  'athena:ListWorkGroups': 'a list of the account',
  'cloudwatch:PutMetricData': 'metrics have no ARN; a condition limits the namespace',
  'ec2:CreateNetworkInterface': NETWORK,
  'ec2:DeleteNetworkInterface': NETWORK,
  'ec2:DescribeNetworkInterfaces': NETWORK,
  'ec2:DescribeRouteTables': NETWORK,
  'ec2:DescribeSecurityGroups': NETWORK,
  'ec2:DescribeSubnets': NETWORK,
  'ec2:DescribeVpcAttribute': NETWORK,
  'ec2:DescribeVpcEndpoints': NETWORK,
  'glue:GetSecurityConfiguration': 'security configurations have no ARN',
  'lakeformation:GetDataAccess': 'it has no resource; what is handed out is granted in Lake Formation',
  'logs:CreateLogDelivery': 'deliveries have no ARN',
  'logs:DeleteLogDelivery': 'deliveries have no ARN',
  'logs:DescribeLogGroups': 'a list of the account',
  'logs:DescribeResourcePolicies': 'a list of the account',
  'logs:GetLogDelivery': 'deliveries have no ARN',
  'logs:ListLogDeliveries': 'a list of the account',
  'logs:PutResourcePolicy': 'the policy is one of the account',
  'logs:UpdateLogDelivery': 'deliveries have no ARN',
  'xray:GetSamplingRules': 'traces have no ARN',
  'xray:GetSamplingTargets': 'traces have no ARN',
  'xray:PutTelemetryRecords': 'traces have no ARN',
  'xray:PutTraceSegments': 'traces have no ARN',
};

/** The actions that are given as patterns, and why. Each is on the resource of its statement only. */
const PATTERNS: Record<string, string> = {
  'kms:GenerateDataKey*': 'as AWS documents it for topics, and the L2s have it: with and without the plain text',
};

const ACCOUNT = { Ref: 'AWS::AccountId' };

const templates = allTemplates();
const statements = templates.flatMap(({ name, resources }) =>
  Object.entries(resources).flatMap(([id, resource]) => statementsOf(`${name}: ${id}`, resource)));
const allowed = statements.filter(({ effect }) => effect === 'Allow');
const ofPrincipals = allowed.filter(({ type }) => type === 'AWS::IAM::Policy');
const trusts = allowed.filter(({ type }) => type === 'AWS::IAM::Role');
/** Granted by aws-cdk-lib to its function that uploads. */
const isUpload = ({ owner }: Statement) => /InitialDataRole|: uploadPolicy/.test(owner);
/** The role that aws-cdk-lib makes for its function that empties buckets. */
const isEmptying = (id: string) => id.startsWith('CustomS3AutoDeleteObjectsCustomResourceProvider');

test('there are policies to be judged', () => {
  expect(templates.length).toBeGreaterThanOrEqual(6);
  expect(ofPrincipals.length).toBeGreaterThan(100);
});

test('nothing is allowed on everything but what has nothing narrower, and each of those is in use', () => {
  const everything = ofPrincipals.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
  expect([...new Set(everything)].sort()).toEqual(Object.keys(ON_EVERYTHING).sort());
});

test('metrics are published in one namespace a statement', () => {
  const metrics = ofPrincipals.filter(({ actions }) => actions.includes('cloudwatch:PutMetricData'));
  expect(metrics.filter(({ condition }) => typeof condition.StringEquals?.['cloudwatch:namespace'] !== 'string')).toEqual([]);
});

test('actions are named one by one', () => {
  const patterns = ofPrincipals.filter((statement) => !isUpload(statement)).flatMap(({ actions }) => actions).filter((action) => action.includes('*'));
  expect([...new Set(patterns)].sort()).toEqual(Object.keys(PATTERNS).sort());
});

test('no role has a managed policy', () => {
  const roles = templates.flatMap(({ resources }) => Object.entries(resources))
    .flatMap(([id, resource]) => (resource.Type === 'AWS::IAM::Role' && !isEmptying(id) ? [resource] : []));
  expect(roles.filter(({ Properties }) => Properties?.ManagedPolicyArns !== undefined)).toEqual([]);
});

test('services assume the roles, and only those: every service that the table of their pages has is in use', () => {
  expect(trusts.filter(({ services }) => services.length !== 1)).toEqual([]);
  expect([...new Set(trusts.flatMap(({ services }) => services))].sort()).toEqual(Object.keys(NAMES_ACCOUNT));
});

test('a trust has a condition exactly where a page of AWS says that the service sends its key', () => {
  const pages: Record<string, string | undefined> = NAMES_ACCOUNT;
  expect(Object.values(pages).filter((page) => page !== undefined && !page.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
  const wrong = trusts.filter(({ services: [service], condition }) =>
    JSON.stringify(condition) !== (pages[service] === undefined ? '{}' : JSON.stringify({ StringEquals: { 'aws:SourceAccount': ACCOUNT } })));
  expect(wrong.map(({ owner, services, condition }) => ({ owner, services, condition }))).toEqual([]);
});

test('a service that uses a bucket, a topic or a key does so on behalf of this account, as its page says', () => {
  const ofResources = allowed.filter(({ type, services }) => type !== 'AWS::IAM::Role' && services.length > 0);
  expect(new Set(ofResources.map(({ type }) => type))).toEqual(new Set(['AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::KMS::Key']));
  expect(ofResources.filter(({ condition }) => !isLimited(condition))).toEqual([]);
  expect([...new Set(ofResources.flatMap(({ services }) => services.map(regionless)))].sort()).toEqual(Object.keys(NAMES_SOURCE));
});

test('no partition is written down', () => {
  // The principals of the test itself are of one.
  expect(templates.flatMap(({ text }) => text.match(/arn:aws(-[a-z-]+)?:(?!quicksight:eu-west-1:111122223333)[^"]*/g) ?? [])).toEqual([]);
});

function isLimited(condition: Statement['condition']): boolean {
  const account = JSON.stringify(ACCOUNT);
  // CloudWatch Logs tells no account, but for which log group it uses a key.
  const logGroups = JSON.stringify(condition.ArnLike?.['kms:EncryptionContext:aws:logs:arn'] ?? '');
  return JSON.stringify(condition.StringEquals?.['aws:SourceAccount']) === account || logGroups.includes(`${account},":log-group:`);
}

/** `logs.amazonaws.com` for the service of one region. */
function regionless(service: unknown): string {
  return typeof service === 'string' ? service : JSON.stringify(service).replace(/.*"(logs)\.".*/, '$1.amazonaws.com');
}
