import { Aws, textsOf } from './aws';
import { ACCOUNT } from './emulator';

type Lister = (aws: Aws) => Promise<string[]>;

function names(service: 'glue' | 'athena' | 'states' | 'logs' | 'events', action: string, list: string, name: string, parameters: object = {}): Lister {
  return async (aws) => ((await aws.json(service, action, parameters))[list] ?? []).map((item: Record<string, string>) => item[name]);
}

function quickSight(place: string, list: string, id: string): Lister {
  return async (aws) => JSON.parse(await aws.get('quicksight', `/accounts/${ACCOUNT}/${place}`))[list].map((item: Record<string, string>) => item[id]);
}

/** How all things of a kind are listed. */
const LISTERS: Record<string, Lister> = {
  'bucket': async (aws) => textsOf(await aws.get('s3', '/'), 'Name'),
  'job': names('glue', 'GetJobs', 'Jobs', 'Name'),
  'crawler': names('glue', 'GetCrawlers', 'Crawlers', 'Name'),
  'ruleset': names('glue', 'ListDataQualityRulesets', 'Rulesets', 'Name'),
  'database': names('glue', 'GetDatabases', 'DatabaseList', 'Name'),
  'security configuration': names('glue', 'GetSecurityConfigurations', 'SecurityConfigurations', 'Name'),
  'workgroup': names('athena', 'ListWorkGroups', 'WorkGroups', 'Name'),
  'named query': async (aws) => (await aws.json('athena', 'ListNamedQueries')).NamedQueryIds,
  'state machine': names('states', 'ListStateMachines', 'stateMachines', 'name'),
  'log group': names('logs', 'DescribeLogGroups', 'logGroups', 'logGroupName'),
  'rule': names('events', 'ListRules', 'Rules', 'Name'),
  'role': async (aws) => textsOf(await aws.query('iam', 'ListRoles'), 'RoleName'),
  'topic': async (aws) => textsOf(await aws.query('sns', 'ListTopics'), 'TopicArn'),
  'alarm': async (aws) => textsOf(await aws.query('monitoring', 'DescribeAlarms'), 'AlarmName'),
  'key': keys,
  'dashboard': async (aws) => textsOf(await aws.query('monitoring', 'ListDashboards'), 'DashboardName'),
  'data source': quickSight('data-sources', 'DataSources', 'DataSourceId'),
  'data set': quickSight('data-sets', 'DataSetSummaries', 'DataSetId'),
  'analysis': quickSight('analyses', 'AnalysisSummaryList', 'AnalysisId'),
  'QuickSight dashboard': quickSight('dashboards', 'DashboardSummaryList', 'DashboardId'),
  'theme': quickSight('themes', 'ThemeSummaryList', 'ThemeId'),
  'folder': quickSight('folders', 'FolderSummaryList', 'FolderId'),
  'function': async (aws) => JSON.parse(await aws.get('lambda', '/2015-03-31/functions')).Functions.map(({ FunctionName }: any) => FunctionName),
};

/** Keys that are not on their way out: none is gone at once. */
async function keys(aws: Aws): Promise<string[]> {
  const { Keys } = await aws.json('kms', 'ListKeys');
  const described = await Promise.all(Keys.map(({ KeyId }: any) => aws.json('kms', 'DescribeKey', { KeyId })));
  return described.filter(({ KeyMetadata }) => KeyMetadata.KeyState !== 'PendingDeletion').map(({ KeyMetadata }) => KeyMetadata.KeyId);
}

/** All that there is in the account, each as its kind and its name. */
export async function inventory(aws: Aws): Promise<Set<string>> {
  const kinds = await Promise.all(Object.entries(LISTERS).map(async ([kind, list]) => (await list(aws)).map((name) => `${kind} ${name}`)));
  return new Set(kinds.flat());
}
