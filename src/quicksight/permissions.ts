import { Token } from 'aws-cdk-lib';
import type { QuickSightPrincipals } from './quick-sight-principals';
import { repeated } from '../private/lists';

/** What of QuickSight somebody owns or reads. */
export type Asset = 'analysis' | 'dashboard' | 'dataSet' | 'dataSource' | 'folder' | 'theme';

/** The actions of an owner, and those of a reader. None where there are no readers. */
interface ActionSets {
  readonly owner: readonly string[];
  readonly reader: readonly string[];
}

/**
 * QuickSight takes these sets of actions, each as a whole, and refuses others ("unsupported permission sets"). They are those that
 * its console gives. An analysis has no readers: who sees it can change it.
 *
 * - Themes: https://docs.aws.amazon.com/quicksight/latest/APIReference/API_UpdateThemePermissions.html
 * - Folders: https://github.com/hashicorp/terraform-provider-aws/issues/32680, with the message of the API
 * - Data sets: https://github.com/hashicorp/terraform-provider-aws/issues/33907
 * - The others: https://docs.aws.amazon.com/quicksight/latest/developerguide/access-control.html
 */
export const ACTIONS: Readonly<Record<Asset, ActionSets>> = {
  analysis: {
    owner: [
      'DescribeAnalysis', 'QueryAnalysis', 'UpdateAnalysis', 'DeleteAnalysis', 'RestoreAnalysis', 'DescribeAnalysisPermissions', 'UpdateAnalysisPermissions',
    ],
    reader: [],
  },
  dashboard: {
    owner: [
      'DescribeDashboard', 'ListDashboardVersions', 'QueryDashboard', 'UpdateDashboard', 'DeleteDashboard', 'UpdateDashboardPublishedVersion',
      'DescribeDashboardPermissions', 'UpdateDashboardPermissions',
    ],
    reader: ['DescribeDashboard', 'ListDashboardVersions', 'QueryDashboard'],
  },
  dataSet: {
    owner: [
      'DescribeDataSet', 'DescribeDataSetPermissions', 'PassDataSet', 'DescribeIngestion', 'ListIngestions', 'UpdateDataSet', 'DeleteDataSet',
      'CreateIngestion', 'CancelIngestion', 'UpdateDataSetPermissions', 'DescribeRefreshSchedule', 'ListRefreshSchedules', 'CreateRefreshSchedule',
      'UpdateRefreshSchedule', 'DeleteRefreshSchedule', 'DescribeDataSetRefreshProperties', 'PutDataSetRefreshProperties',
      'DeleteDataSetRefreshProperties',
    ],
    reader: ['DescribeDataSet', 'DescribeDataSetPermissions', 'PassDataSet', 'DescribeIngestion', 'ListIngestions'],
  },
  dataSource: {
    owner: [
      'DescribeDataSource', 'DescribeDataSourcePermissions', 'PassDataSource', 'UpdateDataSource', 'DeleteDataSource', 'UpdateDataSourcePermissions',
    ],
    reader: ['DescribeDataSource', 'DescribeDataSourcePermissions', 'PassDataSource'],
  },
  folder: {
    owner: [
      'CreateFolder', 'DescribeFolder', 'UpdateFolder', 'DeleteFolder', 'CreateFolderMembership', 'DeleteFolderMembership',
      'DescribeFolderPermissions', 'UpdateFolderPermissions',
    ],
    reader: ['DescribeFolder'],
  },
  theme: {
    owner: [
      'DescribeTheme', 'DescribeThemeAlias', 'ListThemeAliases', 'ListThemeVersions', 'DeleteTheme', 'UpdateTheme', 'CreateThemeAlias',
      'DeleteThemeAlias', 'UpdateThemeAlias', 'UpdateThemePermissions', 'DescribeThemePermissions',
    ],
    reader: ['DescribeTheme', 'DescribeThemeAlias', 'ListThemeAliases', 'ListThemeVersions'],
  },
};

/** What a principal can do. */
export interface Permission {
  readonly principal: string;
  readonly actions: string[];
}

/** What can be shared with all of a namespace. https://docs.aws.amazon.com/quicksight/latest/APIReference/API_ResourcePermission.html */
const SHARED_WITH_NAMESPACES: readonly Asset[] = ['analysis', 'dashboard', 'theme'];

/** What owners and readers can do with something. */
export function permissionsOn(asset: Asset, { owners, readers = [] }: QuickSightPrincipals): Permission[] {
  const { owner, reader } = ACTIONS[asset];
  const allow = (actions: readonly string[]) => (principal: string): Permission => ({ principal, actions: actions.map((action) => `quicksight:${action}`) });
  const reading = readers.filter((arn) => SHARED_WITH_NAMESPACES.includes(asset) || !isNamespace(arn));
  return [...owners.map(allow(owner)), ...(reader.length > 0 ? reading.map(allow(reader)) : [])];
}

/** Principals of a resource, at most (`ResourcePermissionList` of QuickSight's API model). */
const MOST_PRINCIPALS = 64;

/** Who can have something: a user, a group, or, of what is read, everybody of a namespace. */
const USERS = ['user', 'group'];
const READERS = [...USERS, 'namespace'];

/**
 * All that is wrong with those who have something.
 *
 * @param readersOf who can read it
 */
export function ownershipProblems({ owners, readers = [] }: QuickSightPrincipals, readersOf: 'users' | 'namespaces' = 'users'): string[] {
  const all = [...owners, ...readers];
  return [
    ...(owners.length === 0 ? ['owners has nobody, got: an empty list; without an owner nobody sees what is made in QuickSight'] : []),
    ...owners.flatMap((arn, index) => principalProblems(`owners[${index}]`, arn, USERS)),
    ...readers.flatMap((arn, index) => principalProblems(`readers[${index}]`, arn, readersOf === 'users' ? USERS : READERS)),
    ...repeated(all).map((arn) => `owners and readers have a principal twice, got: ${arn}; owners can read`),
    ...(all.length > MOST_PRINCIPALS ? [`owners and readers are at most ${MOST_PRINCIPALS} together, got: ${all.length}; give a group`] : []),
  ];
}

function principalProblems(prop: string, arn: string, kinds: readonly string[]): string[] {
  if (Token.isUnresolved(arn) || kinds.includes(kindOf(arn) ?? '')) return [];
  return [`${prop} is the ARN of a QuickSight ${kinds.join(' or ')}, such as arn:PARTITION:quicksight:IDENTITY_REGION:ACCOUNT:user/default/NAME, got: ${arn}`];
}

/** Whether it is everybody of a namespace. What is known at deployment only is taken for a user or a group. */
function isNamespace(arn: string): boolean {
  return kindOf(arn) === 'namespace';
}

/** The account may be known at deployment only. */
function kindOf(arn: string): string | undefined {
  return /^arn:[^:]+:quicksight:[^:]*:(?:\d{12}|\$\{Token\[[^\]]+\]\}):([a-z]+)\/.+$/.exec(arn)?.[1];
}
