import { Need, arnOf, calls, databaseArns, head, HEAD_PAGE, list, objects, readsPlace, tableArns, writesLogs, writesPlace } from './calls';
import { SOME_DEPLOYMENT } from './deployed-resources';
import {
  ANY_RULESET, DATA_QUALITY, GLUE_ROLE, READ_TABLE, WRITE_PARTITIONS, decrypts, encrypts, guarded, keepsTable, ofGlue, ofState, passes, publishes,
  readsTable, sparkCatalog, usesTopicKey,
} from './needed-calls';
import type { Use, UseKind } from './uses';

/** What a use of a role needs: a function for each kind of them. */
type NeedsOf = { [Kind in UseKind]: (use: Extract<Use, { kind: Kind }>) => Need[] };

const CRAWLER = 'https://docs.aws.amazon.com/glue/latest/dg/crawler-prereqs.html';
const DATA_QUALITY_PROGRAM = 'https://docs.aws.amazon.com/glue/latest/dg/data-quality-trouble.html';
const ATHENA_CATALOG = 'https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html';
const ATHENA_WORKGROUP = 'https://docs.aws.amazon.com/athena/latest/ug/example-policies-workgroup.html';
const ATHENA_RESULTS = 'https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html';
const QUICKSIGHT_ATHENA = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSQuicksightAthenaAccess.html';
const LAKE_FORMATION_ROLE = 'https://docs.aws.amazon.com/lake-formation/latest/dg/registration-role.html';
const SNS_KEY = 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html';

/** What each use of a role needs, and where that is written. */
const NEEDS: NeedsOf = {
  job: ({ scripts, reads, writes, tables, logGroup, sparkUi, connections, security }) => [
    {
      what: 'fetches its script',
      page: GLUE_ROLE,
      calls: scripts.flatMap(({ bucket, path, key }) => [...objects(['s3:GetObject'], bucket, [path]), ...decrypts(key)]),
    },
    ...reads.flatMap(readsPlace),
    ...writes.flatMap(writesPlace),
    ...(sparkUi ? writesPlace(sparkUi) : []),
    ...(connections.length > 0 ? usesConnections(connections) : []),
    ...(tables.length > 0 ? sparkCatalog(tables.map(({ database }) => database)) : []),
    ...tables.flatMap(keepsTable),
    ...ofGlue(logGroup, security),
    publishes('Glue', 'https://docs.aws.amazon.com/glue/latest/dg/monitoring-awsglue-with-cloudwatch-metrics.html'),
  ],
  registration: ({ job, jobRole, assets, scripts, logGroup }) => [
    {
      what: 'gives the job its graph',
      page: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-job.html',
      calls: calls(['glue:GetJob', 'glue:UpdateJob'], [arnOf('glue', `job/${job}`)]),
    },
    passes(jobRole, 'glue.amazonaws.com'),
    { what: 'fetches our script and graph', page: HEAD_PAGE, calls: assets.flatMap(({ bucket, path }) => objects(['s3:GetObject'], bucket, [path])) },
    {
      // Glue writes a script of its own there by these rights, and what else it asks of S3 is not documented.
      what: 'looks for the script of the job, and puts, replaces and deletes it',
      page: HEAD_PAGE,
      calls: scripts.flatMap(({ bucket, path, key }) => [
        ...head(bucket, path), list(bucket, `${path}/`), ...objects(['s3:PutObject', 's3:DeleteObject'], bucket, [path]),
        ...calls(['s3:GetBucketLocation'], [`arn:aws:s3:::${bucket}`]), ...decrypts(key), ...encrypts(key),
      ]),
    },
    writesLogs(logGroup, 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html', ['logs:CreateLogStream', 'logs:PutLogEvents']),
    {
      what: 'asks whether the stack is being rolled back',
      page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html',
      calls: calls(['cloudformation:DescribeStacks'], [arnOf('cloudformation', 'stack/Stack/0a1b2c3d-4e5f-6789-abcd-ef0123456789')]),
    },
  ],
  crawler: ({ table, finds, place, security }) => [
    ...readsPlace(place),
    ...ofGlue('/aws-glue/crawlers', security),
    {
      what: 'keeps the table and its partitions current',
      page: CRAWLER,
      calls: [
        ...calls(['glue:GetDatabase'], databaseArns(table.database)),
        ...calls([...READ_TABLE, 'glue:UpdateTable', ...WRITE_PARTITIONS, ...(finds ? ['glue:CreateTable'] : [])], tableArns(table.database, table.table)),
      ],
    },
  ],
  quality: ({ table, place, ruleset, lakeFormation }) => [
    ...readsPlace(place),
    ...readsTable(table, DATA_QUALITY),
    ...sparkCatalog([table.database]),
    ...ofGlue('/aws-glue/data-quality/output'),
    {
      what: 'knows its ruleset, and tells the results',
      page: DATA_QUALITY,
      calls: calls(['glue:GetDataQualityRuleset', 'glue:PublishDataQuality'], [arnOf('glue', `dataQualityRuleset/${ruleset}`)]),
    },
    { what: 'knows its run, which Glue checks against all rulesets', page: DATA_QUALITY, calls: calls(['glue:GetDataQualityRulesetEvaluationRun'], [ANY_RULESET]) },
    { what: 'fetches the program that evaluates', page: DATA_QUALITY_PROGRAM, calls: objects(['s3:GetObject'], 'aws-glue-ml-data-quality-assets-eu-west-1', ['jars/some.jar']) },
    publishes('Glue Data Quality', 'https://docs.aws.amazon.com/glue/latest/dg/data-quality-alerts.html'),
    ...guarded(lakeFormation),
  ],
  workflow: ({ states, topicKey, stateMachine, rulesets }) => [
    ...states.flatMap((state) => ofState(state, stateMachine, rulesets)),
    { what: 'publishes to an encrypted topic', page: SNS_KEY, calls: usesTopicKey(topicKey) },
    {
      what: 'has its log delivered',
      page: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
      calls: calls([
        'logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery', 'logs:ListLogDeliveries',
        'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups',
      ], ['*']),
    },
    {
      what: 'is traced',
      page: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
      calls: calls(['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'], ['*']),
    },
  ],
  starter: ({ stateMachine }) => [{
    what: 'starts the workflow',
    page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-iam-roles.html',
    calls: calls(['states:StartExecution'], [stateMachine]),
  }],
  alerter: ({ topic, key }) => [
    { what: 'publishes to the topic', page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-iam-roles.html', calls: calls(['sns:Publish'], [topic]) },
    { what: 'uses its key', page: SNS_KEY, calls: usesTopicKey(key) },
  ],
  quickSight: ({ workgroup, table, place, results, lakeFormation }) => [
    {
      what: 'runs queries in the workgroup',
      page: ATHENA_WORKGROUP,
      calls: calls([
        'athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution', 'athena:BatchGetQueryExecution',
        'athena:ListQueryExecutions', 'athena:GetQueryResults', 'athena:GetQueryResultsStream',
        'athena:GetNamedQuery', 'athena:BatchGetNamedQuery', 'athena:ListNamedQueries',
      ], [arnOf('athena', `workgroup/${workgroup}`)]),
    },
    {
      what: 'browses the catalog by way of Athena',
      page: QUICKSIGHT_ATHENA,
      calls: [
        ...calls(
          ['athena:GetDataCatalog', 'athena:GetDatabase', 'athena:ListDatabases', 'athena:GetTableMetadata', 'athena:ListTableMetadata'],
          [arnOf('athena', 'datacatalog/AwsDataCatalog')],
        ),
        ...calls(['athena:ListDataCatalogs', 'athena:ListWorkGroups', 'athena:ListEngineVersions'], ['*']),
      ],
    },
    {
      // Athena asks Glue on behalf of whoever asks Athena.
      what: 'finds the databases that Athena lists',
      page: ATHENA_CATALOG,
      calls: calls(['glue:GetDatabase', 'glue:GetDatabases'], [...databaseArns('default'), ...databaseArns(table.database)]),
    },
    ...readsTable(table, ATHENA_CATALOG),
    ...readsPlace(place),
    {
      what: 'writes results and reads them',
      page: ATHENA_RESULTS,
      calls: [
        ...objects(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], results.bucket, ['0a1b2c3d.csv', '0a1b2c3d.csv.metadata']),
        ...calls(['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], [`arn:aws:s3:::${results.bucket}`]),
        ...decrypts(results.key), ...encrypts(results.key),
      ],
    },
    ...guarded(lakeFormation),
  ],
  dataLake: ({ place }) => [
    ...writesPlace(place),
    { what: 'hands out what reads and writes the folder', page: LAKE_FORMATION_ROLE, calls: objects(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], place.bucket, [`${place.path}a`]) },
  ],
  upload: ({ uploads }) => [
    ...uploads.flatMap(({ asset, place }) => [
      { what: 'fetches the asset', page: HEAD_PAGE, calls: [...head(asset.bucket, asset.path), ...calls(['s3:GetBucketLocation'], [`arn:aws:s3:::${asset.bucket}`])] },
      {
        what: 'puts the file in its place',
        page: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html',
        calls: [...head(place.bucket, `${place.path}some.csv`), ...objects(['s3:PutObject', 's3:AbortMultipartUpload'], place.bucket, [`${place.path}some.csv`])],
      },
    ]),
    writesLogs('/aws/lambda/some', 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html'),
  ],
};

/** What a use of a role needs. */
export function needsOf(use: Use): Need[] {
  return (NEEDS[use.kind] as (use: Use) => Need[])(use).filter(({ calls: asked }) => asked.length > 0);
}

const KMS_ENCRYPT = { 'kms:Encrypt': 'the L2s let it whoever writes to an encrypted bucket, though S3 itself asks for data keys' };
const OF_THE_CDK = 'aws-cdk-lib lets its function do all with the bucket';

/** What roles may do in excess of what is known to be needed, and why. */
export const ACKNOWLEDGED: Record<UseKind, Record<string, string>> = {
  job: {
    ...KMS_ENCRYPT,
    ...Object.fromEntries(WRITE_PARTITIONS.map((action) => [action, 'one grant for all tables that a job keeps current; those of Iceberg have no partitions in the catalog'])),
  },
  registration: KMS_ENCRYPT,
  crawler: {},
  quality: {},
  workflow: {},
  starter: {},
  alerter: {},
  quickSight: {},
  dataLake: {},
  upload: {
    's3:DeleteObject*': OF_THE_CDK,
    's3:GetBucket*': OF_THE_CDK,
    's3:PutObjectLegalHold': OF_THE_CDK,
    's3:PutObjectRetention': OF_THE_CDK,
    's3:PutObjectTagging': OF_THE_CDK,
    's3:PutObjectVersionTagging': OF_THE_CDK,
  },
};

/** What Glue does in the network of a connection, as the role of the job. */
function usesConnections(names: string[]): Need[] {
  const page = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html';
  const { partition } = SOME_DEPLOYMENT;
  const asked = ['DescribeVpcEndpoints', 'DescribeRouteTables', 'DescribeNetworkInterfaces', 'DescribeSecurityGroups', 'DescribeSubnets', 'DescribeVpcAttribute'];
  const interfaces = [`arn:${partition}:ec2:eu-west-1:111122223333:network-interface/eni-1`];
  return [
    { what: 'reads its connections', page, calls: calls(['glue:GetConnection', 'glue:GetConnections'], [arnOf('glue', 'catalog'), ...names.map((name) => arnOf('glue', `connection/${name}`))]) },
    { what: 'looks at the network', page, calls: calls(asked.map((action) => `ec2:${action}`), ['*']) },
    { what: 'puts network interfaces there', page, calls: calls(['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface'], ['*']) },
    {
      what: 'tags them as its own',
      page,
      calls: calls(['ec2:CreateTags', 'ec2:DeleteTags'], [...interfaces, ...['security-group/sg-1', 'instance/i-1'].map((each) => `arn:${partition}:ec2:eu-west-1:111122223333:${each}`)],
        { 'aws:TagKeys': 'aws-glue-service-resource' }),
    },
  ];
}
