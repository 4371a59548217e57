import { Call, Need, arnOf, calls, databaseArns, tableArns, writesLogs } from './calls';
import type { CatalogTable, TaskState } from './uses';

export const GLUE_ROLE = 'https://docs.aws.amazon.com/glue/latest/dg/create-service-policy.html';
const GLUE_ENCRYPTION = 'https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html';
const GLUE_SERVICE_ROLE = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html';
const SPARK_CATALOG = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-data-catalog-hive.html';
const SPARK_FUNCTIONS = 'https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/metastore-config.html';
const ICEBERG = 'https://iceberg.apache.org/docs/latest/aws/#glue-catalog';
export const DATA_QUALITY = 'https://docs.aws.amazon.com/glue/latest/dg/data-quality-authorization.html';
const LAKE_FORMATION_ACCESS = 'https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html';
const PASS_ROLE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html';

export const READ_TABLE = ['glue:GetTable', 'glue:GetTables', 'glue:GetPartition', 'glue:GetPartitions', 'glue:BatchGetPartition'];
export const WRITE_PARTITIONS = [
  'glue:CreatePartition', 'glue:UpdatePartition', 'glue:DeletePartition', 'glue:BatchCreatePartition', 'glue:BatchUpdatePartition', 'glue:BatchDeletePartition',
];
export const ANY_RULESET = arnOf('glue', 'dataQualityRuleset/of-any-run');

export function readsTable({ database, table }: CatalogTable, page: string): Need[] {
  return [
    { what: 'reads the definition of the table and of its partitions', page, calls: [...calls(['glue:GetDatabase'], databaseArns(database)), ...calls(READ_TABLE, tableArns(database, table))] },
  ];
}

/** What Spark asks of the Data Catalog as its metastore, before it asks for a table. */
export function sparkCatalog(databases: string[]): Need[] {
  const asked = ['default', ...databases];
  return [
    { what: 'finds the database that Spark begins with, or makes it', page: SPARK_CATALOG, calls: calls(['glue:GetDatabase', 'glue:CreateDatabase'], databaseArns('default')) },
    {
      what: 'resolves functions',
      page: SPARK_FUNCTIONS,
      calls: calls(['glue:GetUserDefinedFunctions'], asked.flatMap((name) => [...databaseArns(name), arnOf('glue', `userDefinedFunction/${name}/some`)])),
    },
  ];
}

export function keepsTable({ database, table }: CatalogTable): Need[] {
  return [
    ...readsTable({ database, table }, ICEBERG),
    { what: 'makes the table, and commits to it', page: ICEBERG, calls: calls(['glue:CreateTable', 'glue:UpdateTable'], tableArns(database, table)) },
  ];
}

/** What Glue does as the role of whatever it runs. */
export function ofGlue(logGroup: string, security?: { keys: string[]; logsKey?: string }): Need[] {
  return [
    writesLogs(logGroup, GLUE_ROLE),
    ...(security ? [{ what: 'reads its security configuration', page: GLUE_SERVICE_ROLE, calls: calls(['glue:GetSecurityConfiguration'], ['*']) }] : []),
    ...(security ? [{ what: 'uses its keys', page: GLUE_ENCRYPTION, calls: calls(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], security.keys) }] : []),
    ...(security?.logsKey ? [{ what: 'has its logs encrypted', page: GLUE_ENCRYPTION, calls: calls(['logs:AssociateKmsKey'], [arnOf('logs', `log-group:${logGroup}-Security`)]) }] : []),
  ];
}

export function publishes(namespace: string, page: string): Need {
  return { what: `publishes metrics of ${namespace}`, page, calls: calls(['cloudwatch:PutMetricData'], ['*'], { 'cloudwatch:namespace': namespace }) };
}

export function passes(role: string, service: string): Need {
  return { what: `passes a role to ${service}`, page: PASS_ROLE, calls: calls(['iam:PassRole'], [role], { 'iam:PassedToService': service }) };
}

export function guarded(lakeFormation: boolean): Need[] {
  return lakeFormation ? [{ what: 'asks Lake Formation for rows', page: LAKE_FORMATION_ACCESS, calls: calls(['lakeformation:GetDataAccess'], ['*']) }] : [];
}

export const decrypts = (key?: string): Call[] => (key === undefined ? [] : calls(['kms:Decrypt'], [key]));
export const encrypts = (key?: string): Call[] => (key === undefined ? [] : calls(['kms:GenerateDataKey'], [key]));
export const usesTopicKey = (key?: string): Call[] => (key === undefined ? [] : calls(['kms:Decrypt', 'kms:GenerateDataKey'], [key]));

/** What a task of the workflow needs, by what it calls. */
export function ofState({ resource, arguments: given }: TaskState, stateMachine: string, rulesets: string[]): Need[] {
  const need = (page: string, actions: string[], arn: string): Need[] => [{ what: resource, page, calls: calls(actions, [arn]) }];
  const ingestion = () => arnOf('quicksight', `dataset/${given.DataSetId}/ingestion/some`);
  const SDK = 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html';
  switch (resource) {
    case 'aws-sdk:sfn:listExecutions': return need(SDK, ['states:ListExecutions'], stateMachine);
    case 'glue:startJobRun.sync': return need('https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html',
      ['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'], arnOf('glue', `job/${given.JobName}`));
    case 'aws-sdk:glue:startCrawler': return need(SDK, ['glue:StartCrawler'], arnOf('glue', `crawler/${given.Name}`));
    case 'aws-sdk:glue:getCrawler': return need(SDK, ['glue:GetCrawler'], arnOf('glue', `crawler/${given.Name}`));
    case 'aws-sdk:glue:startDataQualityRulesetEvaluationRun': return [
      ...need(DATA_QUALITY, ['glue:StartDataQualityRulesetEvaluationRun'], arnOf('glue', `dataQualityRuleset/${given.RulesetNames[0]}`)),
      passes(given.Role, 'glue.amazonaws.com'),
    ];
    case 'aws-sdk:glue:getDataQualityRulesetEvaluationRun': return need(DATA_QUALITY, ['glue:GetDataQualityRulesetEvaluationRun'], ANY_RULESET);
    // "This IAM action also provides permissions to" BatchGetDataQualityResult.
    case 'aws-sdk:glue:batchGetDataQualityResult': return rulesets.flatMap((ruleset) => need(DATA_QUALITY, ['glue:GetDataQualityResult'], arnOf('glue', `dataQualityRuleset/${ruleset}`)));
    case 'aws-sdk:quicksight:createIngestion': return need(SDK, ['quicksight:CreateIngestion'], ingestion());
    case 'aws-sdk:quicksight:describeIngestion': return need(SDK, ['quicksight:DescribeIngestion'], ingestion());
    case 'aws-sdk:cloudwatch:putMetricData': return [publishes(given.Namespace, SDK)];
    case 'sns:publish': return need('https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html', ['sns:Publish'], given.TopicArn);
    default: throw new Error(`the table of needs does not know the task ${resource}`);
  }
}
