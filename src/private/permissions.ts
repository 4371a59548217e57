import { Annotations, ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { acknowledgeActions, acknowledgeResources, isOwn } from './acknowledge';
import { AdmittedService, AssumingService, assumedBy, ofThisAccount } from './service-principals';

/** The database that the Data Catalog of an account begins with. */
const DEFAULT_DATABASE = 'default';

// Actions, as named lists in one place.
export const READ_OBJECTS = ['s3:GetObject'];
const READ_CATALOG = ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartition', 'glue:GetPartitions', 'glue:BatchGetPartition'];
const WRITE_CATALOG = [
  'glue:UpdateTable', 'glue:CreatePartition', 'glue:UpdatePartition', 'glue:DeletePartition',
  'glue:BatchCreatePartition', 'glue:BatchUpdatePartition', 'glue:BatchDeletePartition',
];
/** What Athena asks for on behalf of whoever queries. https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html */
const FIND_DATABASES = ['glue:GetDatabase', 'glue:GetDatabases'];
/**
 * What Spark asks for before it looks at any table: the database `default`, which it makes when there is none.
 * https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-data-catalog-hive.html
 */
const HAVE_DEFAULT_DATABASE = ['glue:GetDatabase', 'glue:CreateDatabase'];
/** What it resolves names of functions by. https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/metastore-config.html */
const READ_FUNCTIONS = ['glue:GetUserDefinedFunctions'];
const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const RUN_QUERIES = [
  'athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution', 'athena:BatchGetQueryExecution',
  'athena:ListQueryExecutions', 'athena:GetQueryResults', 'athena:GetQueryResultsStream',
  'athena:GetNamedQuery', 'athena:BatchGetNamedQuery', 'athena:ListNamedQueries',
];
/** What a client such as QuickSight needs to show databases, tables and workgroups before anything is asked. */
const BROWSE_DATA_CATALOG = [
  'athena:GetDataCatalog', 'athena:GetDatabase', 'athena:ListDatabases', 'athena:GetTableMetadata', 'athena:ListTableMetadata',
];
const LIST_ATHENA = ['athena:ListDataCatalogs', 'athena:ListWorkGroups', 'athena:ListEngineVersions'];

/** Lets a principal run queries in a workgroup. */
export function grantRunInWorkgroup(grantee: iam.IGrantable, scope: Construct, workgroup: string): iam.Grant {
  return allow(grantee, RUN_QUERIES, [Stack.of(scope).formatArn({ service: 'athena', resource: 'workgroup', resourceName: workgroup })]);
}

/** Lets a principal find tables by way of Athena, as the editor of a data set does. Athena has no resource for its lists but `*`. */
export function grantBrowseAthena(grantee: iam.IGrantable, scope: Construct): iam.Grant {
  const catalog = Stack.of(scope).formatArn({ service: 'athena', resource: 'datacatalog', resourceName: 'AwsDataCatalog' });
  return allow(grantee, BROWSE_DATA_CATALOG, [catalog]).combine(allow(grantee, LIST_ATHENA, ['*'], { why: 'Athena has no narrower resource for its lists.' }));
}

/** Lets a principal read the definitions of tables. */
export function grantReadTables(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[]): iam.Grant {
  return grantCatalog(grantee, scope, database, tables, READ_CATALOG);
}

/** Lets a principal read and update the definitions of tables, and their partitions. */
export function grantUpdateTables(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[]): iam.Grant {
  return grantCatalog(grantee, scope, database, tables, [...READ_CATALOG, ...WRITE_CATALOG]);
}

/** Lets a principal make tables, besides reading and updating their definitions and partitions. */
export function grantDeclareTables(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[]): iam.Grant {
  return grantCatalog(grantee, scope, database, tables, [...READ_CATALOG, 'glue:CreateTable', ...WRITE_CATALOG]);
}

/** Lets a principal find a database by way of Athena. */
export function grantFindDatabase(grantee: iam.IGrantable, scope: Construct, database: string): iam.Grant {
  return allow(grantee, FIND_DATABASES, catalogArns(scope, [DEFAULT_DATABASE, database]));
}

/** Lets the Spark of a principal have the Data Catalog for its metastore, and resolve functions where it reads tables. */
export function grantSparkCatalog(grantee: iam.IGrantable, scope: Construct, databases: string[]): iam.Grant {
  const names = [...new Set([DEFAULT_DATABASE, ...databases])];
  const functions = names.map((name) => glueArn(scope, 'userDefinedFunction', `${name}/*`));
  return allow(grantee, HAVE_DEFAULT_DATABASE, catalogArns(scope, [DEFAULT_DATABASE]))
    .combine(allow(grantee, READ_FUNCTIONS, [...catalogArns(scope, names), ...functions], { why: 'Spark asks for all functions of a database.' }));
}

function grantCatalog(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[], actions: string[]): iam.Grant {
  return allow(grantee, actions, [
    ...catalogArns(scope, [database]),
    ...tables.map((table) => glueArn(scope, 'table', `${database}/${table}`)),
  ]);
}

/** The catalog, and databases of it: Glue checks an action on a resource on those that it is in, too. */
function catalogArns(scope: Construct, databases: string[]): string[] {
  return [Stack.of(scope).formatArn({ service: 'glue', resource: 'catalog' }), ...databases.map((database) => glueArn(scope, 'database', database))];
}

function glueArn(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'glue', resource, resourceName });
}

/** Lets a principal write the logs of Glue's jobs or crawlers, e.g. under `/aws-glue/jobs`. */
export function grantWriteGlueLogs(grantee: iam.IGrantable, scope: Construct, logGroupPrefix: string): iam.Grant {
  return grantWriteLogs(grantee, scope, logGroupPrefix);
}

/** ARN of the log groups whose names begin so. */
export function logGroupsArn(scope: Construct, logGroupPrefix: string): string {
  return Stack.of(scope).formatArn({
    service: 'logs', resource: 'log-group', resourceName: `${logGroupPrefix}*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** Lets a principal write logs to groups whose names begin so. */
export function grantWriteLogs(grantee: iam.IGrantable, scope: Construct, logGroupPrefix: string): iam.Grant {
  return allow(grantee, WRITE_LOGS, [logGroupsArn(scope, logGroupPrefix)], { why: 'The service names the groups and the streams of its logs.' });
}

/** What Glue does for a job in a VPC: it puts the workers' network interfaces there, and tags them as its own. */
const USE_NETWORK = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeRouteTables', 'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets', 'ec2:DescribeVpcAttribute', 'ec2:DescribeVpcEndpoints',
];

/**
 * Lets a job use connections: their definitions, and the networks that they are in.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html
 */
export function grantUseConnections(grantee: iam.IGrantable, scope: Construct, connectionArns: string[]): iam.Grant {
  const { partition } = Stack.of(scope);
  const catalog = Stack.of(scope).formatArn({ service: 'glue', resource: 'catalog' });
  const taggable = ['network-interface', 'security-group', 'instance'].map((kind) => `arn:${partition}:ec2:*:*:${kind}/*`);
  return allow(grantee, ['glue:GetConnection', 'glue:GetConnections'], [catalog, ...connectionArns])
    .combine(allow(grantee, USE_NETWORK, ['*'], { why: 'As in AWSGlueServiceRole: which network interfaces there will be is only known when the job runs.' }))
    .combine(allow(grantee, ['ec2:CreateTags', 'ec2:DeleteTags'], taggable, {
      conditions: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['aws-glue-service-resource'] } },
      why: 'As in AWSGlueServiceRole: Glue tags what it makes in the network, with this one tag.',
    }));
}

/** Lets a principal publish the metrics of Glue's jobs. */
export function grantPublishGlueMetrics(grantee: iam.IGrantable): iam.Grant {
  return grantPublishMetrics(grantee, 'Glue');
}

/** What a statement has besides. */
interface StatementOptions {
  readonly conditions?: Record<string, Record<string, unknown>>;
  /** Why its resources are given as patterns, when they are. */
  readonly why?: string;
}

/** Adds a statement to what a principal may do. */
export function allow(grantee: iam.IGrantable, actions: string[], resourceArns: string[], { conditions, why }: StatementOptions = {}): iam.Grant {
  if (why !== undefined) acknowledgeResources(grantee, why, resourceArns);
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
}

/** Lets a principal ask for rows that Lake Formation guards, which decides itself of which tables. The action has no resource but `*`. */
export function grantDataAccess(grantee: iam.IGrantable): iam.Grant {
  // https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html
  return allow(grantee, ['lakeformation:GetDataAccess'], ['*'], { why: 'Lake Formation has no resource for it, and decides itself of which tables.' });
}

/** What IAM takes as a description: Latin letters, and 1,000 of them. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
function roleDescription(text: string): string {
  const latin = text.replace(/[^\t\n\r\x20-\x7e\xa1-\xff]/g, '?');
  return Token.isUnresolved(latin) ? latin : latin.slice(0, 1000);
}

/** A role that services can assume. */
export function serviceRole(scope: Construct, id: string, services: AssumingService | AssumingService[], description: string): iam.Role {
  const principals = [services].flat().map((service) => assumedBy(scope, service));
  return isOwn(new iam.Role(scope, id, { assumedBy: new iam.CompositePrincipal(...principals), description: roleDescription(description) }));
}

/** What whoever publishes to a topic needs of its key. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
const USE_TOPIC_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];
/** What a service needs of it. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services */
const SERVICE_USES_TOPIC_KEY = ['kms:Decrypt', 'kms:GenerateDataKey*'];
/** What a data quality run needs of its own ruleset, and of runs. https://docs.aws.amazon.com/glue/latest/dg/data-quality-authorization.html */
const READ_RULESET = ['glue:GetDataQualityRuleset', 'glue:PublishDataQuality'];
const READ_RULESET_RUNS = ['glue:GetDataQualityRulesetEvaluationRun'];
/** What the L2s let a publisher to an encrypted topic do. */
const L2_USES_TOPIC_KEY = ['kms:GenerateDataKey*'];
const RUN_JOB = ['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'];

/** Why the right to look at runs of a ruleset is one on all rulesets. */
export const ALL_RULESETS = 'Glue checks what is done with an evaluation against all rulesets.';
const GLUE_PROGRAM = 'The program that evaluates rules is in a bucket of Glue, which names its files.';

/** ARN of a data quality ruleset; `*` where Glue checks an action on runs, for which it has no narrower resource. */
export function rulesetArn(scope: Construct, name: string): string {
  return glueArn(scope, 'dataQualityRuleset', name);
}

/** Lets a role evaluate a ruleset: know it, tell its result, and fetch the program that does so, which lies in a bucket of Glue's. */
export function grantRunRuleset(grantee: iam.IGrantable, scope: Construct, ruleset: string): iam.Grant {
  const { partition, region } = Stack.of(scope);
  // https://docs.aws.amazon.com/glue/latest/dg/data-quality-trouble.html
  const program = `arn:${partition}:s3:::aws-glue-ml-data-quality-assets-${region}/*`;
  return allow(grantee, READ_RULESET, [rulesetArn(scope, ruleset)])
    .combine(allow(grantee, READ_RULESET_RUNS, [rulesetArn(scope, '*')], { why: ALL_RULESETS }))
    .combine(allow(grantee, READ_OBJECTS, [program], { why: GLUE_PROGRAM }));
}

/** Lets a job evaluate rules within its script, and tell their results. */
export function grantEvaluateRules(grantee: iam.IGrantable, scope: Construct): iam.Grant {
  const { partition, region } = Stack.of(scope);
  const program = `arn:${partition}:s3:::aws-glue-ml-data-quality-assets-${region}/*`;
  // The rules are part of the script: there is no ruleset whose name could be told.
  return allow(grantee, ['glue:PublishDataQuality'], [rulesetArn(scope, '*')], { why: ALL_RULESETS })
    .combine(allow(grantee, READ_OBJECTS, [program], { why: GLUE_PROGRAM }))
    .combine(grantPublishMetrics(grantee, 'Glue Data Quality'));
}

/** Lets a principal publish the metrics of one namespace. CloudWatch has no resource for them but `*`. */
export function grantPublishMetrics(grantee: iam.IGrantable, namespace: string): iam.Grant {
  return allow(grantee, ['cloudwatch:PutMetricData'], ['*'], {
    conditions: { StringEquals: { 'cloudwatch:namespace': namespace } },
    why: 'CloudWatch has no resource for metrics; the condition limits their namespace.',
  });
}

/** Lets a principal publish to a topic, and use its key. */
export function grantPublishToTopic(grantee: iam.IGrantable, topic: sns.ITopic): iam.Grant {
  const grant = allow(grantee, ['sns:Publish'], [topic.topicArn]);
  if (topic.masterKey) acknowledgeActions(grantee, 'The variants of one action, on the key of one topic.', L2_USES_TOPIC_KEY);
  return topic.masterKey ? grant.combine(topic.masterKey.grant(grantee, ...USE_TOPIC_KEY)) : grant;
}

/** Lets a service publish to a topic on behalf of this account, and use its key. */
export function allowServiceToPublish(topic: sns.ITopic, service: AdmittedService): void {
  const statement = { principals: [new iam.ServicePrincipal(service)], conditions: ofThisAccount(topic) };
  topic.addToResourcePolicy(new iam.PolicyStatement({ ...statement, actions: ['sns:Publish'], resources: [topic.topicArn] }));
  const onKey = new iam.PolicyStatement({ ...statement, actions: SERVICE_USES_TOPIC_KEY, resources: ['*'] });
  if (topic.masterKey?.addToResourcePolicy(onKey).statementAdded === false) {
    Annotations.of(topic).addWarningV2('cdk-spotify-analytics:alertsKeyPolicy', 'the policy of the key of this topic is not ours to change; '
      + `it has to let ${service} do ${SERVICE_USES_TOPIC_KEY.join(' and ')} where aws:SourceAccount is this account, or no alarm is told`);
  }
}

/** Lets a principal run a job and wait for its end. https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export function grantRunJob(grantee: iam.IGrantable, jobArn: string): iam.Grant {
  return allow(grantee, RUN_JOB, [jobArn]);
}

/** ARN of a crawler. */
export function crawlerArn(scope: Construct, name: string): string {
  return glueArn(scope, 'crawler', name);
}

/** ARN of whatever loads a data set of QuickSight into SPICE. */
export function ingestionsArn(scope: Construct, dataSetId: string): string {
  return Stack.of(scope).formatArn({ service: 'quicksight', resource: 'dataset', resourceName: `${dataSetId}/ingestion/*` });
}
