import { Names, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as quicksight from 'aws-cdk-lib/aws-quicksight';
import { Construct } from 'constructs';
import type { QueryWorkgroup } from '../athena';
import type { WarehouseCatalog } from '../catalog';
import type { DataType, Schema } from '../job-graph';
import { grantBrowseAthena, serviceRole } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { principalProblems } from '../private/problems';

/** Properties of a WarehouseDataSet. */
export interface WarehouseDataSetProps {
  /** The catalog that has the table. */
  readonly catalog: WarehouseCatalog;

  /** The workgroup in which QuickSight asks. */
  readonly workgroup: QueryWorkgroup;

  /** The columns of the table. */
  readonly schema: Schema;

  /**
   * ARN of the QuickSight user or group that owns what is made here: without permissions an asset of QuickSight is invisible.
   */
  readonly principalArn: string;
}

/** The warehouse in QuickSight: a data source that asks Athena as a role of its own, and a SPICE data set of the table, which is filled when it is refreshed. */
export class WarehouseDataSet extends Construct {
  /** The data source. */
  public readonly dataSource: quicksight.CfnDataSource;
  /** The data set. */
  public readonly dataSet: quicksight.CfnDataSet;
  /** The role by which QuickSight reads this warehouse, and nothing else. */
  public readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: WarehouseDataSetProps) {
    super(scope, id);
    const problems = principalProblems('principalArn', props.principalArn);
    if (problems.length > 0) throw new PipelineError('The data set in QuickSight cannot work', problems);
    this.role = serviceRole(this, 'Role', 'quicksight.amazonaws.com', 'QuickSight reads the warehouse through it');
    props.workgroup.grantRunQueries(this.role);
    grantBrowseAthena(this.role, this);
    this.dataSource = this.createDataSource(props);
    this.dataSet = this.createDataSet(props);
  }

  private createDataSource(props: WarehouseDataSetProps): quicksight.CfnDataSource {
    const dataSource = new quicksight.CfnDataSource(this, 'DataSource', {
      awsAccountId: Stack.of(this).account,
      dataSourceId: resourceId(this, 'data-source'),
      name: `${props.catalog.table.node.path} in Athena`.slice(-128),
      type: 'ATHENA',
      dataSourceParameters: { athenaParameters: { workGroup: props.workgroup.workgroupName, roleArn: this.role.roleArn } },
      sslProperties: { disableSsl: false },
      permissions: [{ principal: props.principalArn, actions: DATA_SOURCE_OWNER }],
    });
    // QuickSight tries the connection when the data source is made.
    dataSource.node.addDependency(this.role, props.workgroup.workgroup);
    return dataSource;
  }

  private createDataSet(props: WarehouseDataSetProps): quicksight.CfnDataSet {
    return new quicksight.CfnDataSet(this, 'DataSet', {
      awsAccountId: Stack.of(this).account,
      dataSetId: resourceId(this, 'data-set'),
      name: props.catalog.table.node.path.slice(-128),
      importMode: 'SPICE',
      // The warehouse has no rows yet when it is deployed first: waiting for them would fail the deployment.
      ingestionWaitPolicy: { waitForSpiceIngestion: false },
      physicalTableMap: {
        warehouse: {
          relationalTable: {
            dataSourceArn: this.dataSource.attrArn,
            catalog: 'AwsDataCatalog',
            schema: props.catalog.database.databaseName,
            name: props.catalog.table.tableName,
            inputColumns: props.schema.fields.map((field) => ({ name: field.name, type: quickSightType(field.dataType) })),
          },
        },
      },
      permissions: [{ principal: props.principalArn, actions: DATA_SET_OWNER }],
    });
  }
}

/** The sets of actions that QuickSight accepts for an owner. https://docs.aws.amazon.com/quicksight/latest/developerguide/access-control.html */
const DATA_SOURCE_OWNER = [
  'quicksight:DescribeDataSource', 'quicksight:DescribeDataSourcePermissions', 'quicksight:PassDataSource',
  'quicksight:UpdateDataSource', 'quicksight:DeleteDataSource', 'quicksight:UpdateDataSourcePermissions',
];
const DATA_SET_OWNER = [
  'quicksight:DescribeDataSet', 'quicksight:DescribeDataSetPermissions', 'quicksight:PassDataSet', 'quicksight:DescribeIngestion',
  'quicksight:ListIngestions', 'quicksight:UpdateDataSet', 'quicksight:DeleteDataSet', 'quicksight:CreateIngestion',
  'quicksight:CancelIngestion', 'quicksight:UpdateDataSetPermissions',
];

/** The type of a column in QuickSight (`InputColumnDataType` of its API). */
function quickSightType(dataType: DataType): string {
  if (dataType.isInteger) return 'INTEGER';
  if (dataType.isNumeric) return 'DECIMAL';
  if (dataType.name === 'boolean') return 'BOOLEAN';
  return dataType.name === 'date' || dataType.name === 'timestamp' ? 'DATETIME' : 'STRING';
}

function resourceId(scope: Construct, kind: string): string {
  return `${Names.uniqueResourceName(scope, { maxLength: 400, separator: '-' })}-${kind}`;
}
