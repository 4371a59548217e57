import { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as quicksight from 'aws-cdk-lib/aws-quicksight';
import { Construct } from 'constructs';
import { ownershipProblems, permissionsOn } from './permissions';
import type { QuickSightPrincipals } from './quick-sight-principals';
import { quickSightRole } from './quick-sight-role';
import { resourceId } from './resource-id';
import type { QueryWorkgroup } from '../athena';
import { grantBrowseAthena } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { roleHere } from '../private/role-here';
import { waitForRights } from '../private/wait-for-rights';

/** Letters of the name of a data source or a data set, at most (`ResourceName` of QuickSight's API model). */
const LONGEST_NAME = 128;

/** Properties of a QuickSightDataSource. */
export interface QuickSightDataSourceProps extends QuickSightPrincipals {
  /** The workgroup in which QuickSight asks. */
  readonly workgroup: QueryWorkgroup;

  /**
   * What people read.
   *
   * @default - the construct's path
   */
  readonly name?: string;

  /**
   * The role as which QuickSight asks. It has to trust `quicksight.amazonaws.com`, and is allowed what it needs here, unless it is
   * one that this app cannot change.
   *
   * @default - a new one, which can read the warehouse through the workgroup, and nothing else
   */
  readonly role?: iam.IRole;

  /**
   * Keys besides those that the buckets of the warehouse and of the results say themselves, by which what is read is encrypted.
   *
   * @default - none
   */
  readonly encryptionKeys?: kms.IKey[];
}

/**
 * Athena as QuickSight knows it: a data source that asks in a workgroup, over TLS, as a role of its own.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class QuickSightDataSource extends Construct {
  /** The data source. */
  public readonly dataSource: quicksight.CfnDataSource;
  /** ARN of the data source. */
  public readonly dataSourceArn: string;
  /** The role as which QuickSight asks. */
  public readonly role: iam.IRole;

  constructor(scope: Construct, id: string, props: QuickSightDataSourceProps) {
    super(scope, id);
    const problems = ownershipProblems(props);
    if (problems.length > 0) throw new PipelineError('The data source in QuickSight cannot work', problems);
    // With what it reads, where that is in another stack.
    this.role = roleHere(props.workgroup, props.role) ?? quickSightRole(this, 'Role');
    props.workgroup.grantRunQueries(this.role);
    grantBrowseAthena(this.role, this);
    props.encryptionKeys?.forEach((key) => key.grantDecrypt(this.role));
    this.dataSource = this.createDataSource(props);
    this.node.defaultChild = this.dataSource;
    // QuickSight tries the connection when the data source is made.
    waitForRights(this.dataSource, this.role);
    this.dataSourceArn = this.dataSource.attrArn;
  }

  private createDataSource(props: QuickSightDataSourceProps): quicksight.CfnDataSource {
    return new quicksight.CfnDataSource(this, 'DataSource', {
      awsAccountId: Stack.of(this).account,
      dataSourceId: resourceId(this, 'data-source'),
      name: (props.name ?? this.node.path).slice(-LONGEST_NAME),
      type: 'ATHENA',
      dataSourceParameters: { athenaParameters: { workGroup: props.workgroup.workgroup.ref, roleArn: this.role.roleArn } },
      sslProperties: { disableSsl: false },
      permissions: permissionsOn('dataSource', props),
    });
  }
}
