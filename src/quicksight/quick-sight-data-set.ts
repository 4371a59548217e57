import { Annotations, Stack } from 'aws-cdk-lib';
import * as quicksight from 'aws-cdk-lib/aws-quicksight';
import { Construct } from 'constructs';
import { dataSetOptionProblems, lookback } from './data-set-problems';
import { ownershipProblems, permissionsOn } from './permissions';
import { ImportMode, QuickSightDataSetOptions, RowLevelSecurity, RowLevelSecurityFormat } from './quick-sight-data-set-options';
import type { QuickSightDataSource } from './quick-sight-data-source';
import type { QuickSightPrincipals } from './quick-sight-principals';
import { RefreshType } from './refresh-schedule';
import { resourceId } from './resource-id';
import type { ManifestDataSet } from '../manifest/schema';
import { acknowledge } from '../private/acknowledge';
import { PipelineError } from '../private/pipeline-error';
import { dataSetQuery, InputColumn, inputColumns, isPlainTable } from '../render/quicksight/data-set-sql';
import { dataSetProblems } from '../render/quicksight/limits';
import type { DashboardDataSet } from '../visual';

/** Id of the table that a data set reads, within it. */
const PHYSICAL_TABLE = 'warehouse';

/** Properties of a QuickSightDataSet. */
export interface QuickSightDataSetProps extends QuickSightPrincipals, QuickSightDataSetOptions {
  /** The data source that gives the rows. */
  readonly dataSource: QuickSightDataSource;

  /** The rows: the fields of a table, those that are calculated of them, and the labels of identifiers. */
  readonly dataSet: DashboardDataSet;

  /** Name of the database of the Data Catalog that has the table. */
  readonly database: string;

  /**
   * Name of the table in the Data Catalog.
   *
   * @default - the table of the data set
   */
  readonly table?: string;

  /**
   * What people read.
   *
   * @default - the title of the data set
   */
  readonly name?: string;
}

/**
 * Rows of the warehouse in QuickSight: typed columns with their descriptions, in SPICE, where they are filled by a refresh, or asked
 * for each time. A table as it is is read as a table, calculated fields and labels are asked for in SQL.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class QuickSightDataSet extends Construct {
  /** The data set. */
  public readonly dataSet: quicksight.CfnDataSet;
  /** Id of the data set: what a refresh is started by. */
  public readonly dataSetId: string;
  /** ARN of the data set. */
  public readonly dataSetArn: string;
  /** Where the rows are. */
  public readonly importMode: ImportMode;
  /** When QuickSight refreshes it by itself, when it does. */
  public readonly refreshSchedule?: quicksight.CfnRefreshSchedule;

  constructor(scope: Construct, id: string, props: QuickSightDataSetProps) {
    super(scope, id);
    const rows = props.dataSet._toManifest();
    const problems = [...props.dataSet._errors, ...ownershipProblems(props), ...dataSetProblems(rows), ...dataSetOptionProblems(props, [rows])];
    if (problems.length > 0) throw new PipelineError('The data set in QuickSight cannot work', problems);
    this.importMode = props.importMode ?? ImportMode.SPICE;
    this.dataSetId = resourceId(this, 'data-set');
    this.dataSet = this.createDataSet(props, rows);
    this.node.defaultChild = this.dataSet;
    this.dataSetArn = this.dataSet.attrArn;
    this.refreshSchedule = this.createSchedule(props);
    if (props.incrementalRefresh && props.refreshSchedule?._type !== RefreshType.INCREMENTAL) this.warnOfIdleWindow();
  }

  private createDataSet(props: QuickSightDataSetProps, rows: ManifestDataSet): quicksight.CfnDataSet {
    const dataSet = new quicksight.CfnDataSet(this, 'DataSet', {
      awsAccountId: Stack.of(this).account,
      dataSetId: this.dataSetId,
      name: props.name ?? rows.title,
      importMode: this.importMode,
      // The warehouse has no rows yet when it is deployed first: waiting for them would fail the deployment.
      ingestionWaitPolicy: { waitForSpiceIngestion: false },
      physicalTableMap: { [PHYSICAL_TABLE]: physicalTable(props, rows, inputColumns(rows.fields, this.importMode === ImportMode.SPICE)) },
      dataSetRefreshProperties: refreshProperties(props),
      permissions: permissionsOn('dataSet', props),
    });
    // Of the two ways in which QuickSight prepares data this is the older one, which its API calls that of the legacy experience. CDK
    // warns of its properties wherever they are named.
    acknowledge(dataSet, 'The older way to prepare data is the one that reads one table, and is supported.', 'CloudFormation-Validate::W9009');
    dataSet.addPropertyOverride('LogicalTableMap', logicalTables(rows));
    if (props.rowLevelSecurity) dataSet.addPropertyOverride('RowLevelPermissionDataSet', rowLevelPermissions(props.rowLevelSecurity));
    return dataSet;
  }

  private warnOfIdleWindow(): void {
    Annotations.of(this).addWarningV2('cdk-spotify-analytics:quickSightWindowUnused',
      'incrementalRefresh has a window that no refresh uses: that of a workflow loads all rows; give a refreshSchedule of RefreshType.INCREMENTAL, or leave it out');
  }

  private createSchedule({ refreshSchedule }: QuickSightDataSetProps): quicksight.CfnRefreshSchedule | undefined {
    if (!refreshSchedule) return undefined;
    const schedule = new quicksight.CfnRefreshSchedule(this, 'RefreshSchedule', {
      awsAccountId: Stack.of(this).account,
      dataSetId: this.dataSetId,
      schedule: refreshSchedule._toProperty(resourceId(this, 'refresh')),
    });
    schedule.node.addDependency(this.dataSet);
    return schedule;
  }
}

function physicalTable(
  { dataSource, database, table }: QuickSightDataSetProps, rows: ManifestDataSet, columns: InputColumn[],
): quicksight.CfnDataSet.PhysicalTableProperty {
  const name = table ?? rows.table;
  const { dataSourceArn } = dataSource;
  if (isPlainTable(rows)) return { relationalTable: { dataSourceArn, catalog: 'AwsDataCatalog', schema: database, name, inputColumns: columns } };
  return { customSql: { dataSourceArn, name: 'Rows', sqlQuery: dataSetQuery(rows, { database, table: name }), columns } };
}

/**
 * The columns with their descriptions, as CloudFormation has them. All columns are projected first: of a table whose only transforms are tags
 * SPICE is said to have dropped the rows.
 */
function logicalTables({ fields }: ManifestDataSet): object {
  const described = fields.filter(({ description = '' }) => description !== '');
  return {
    rows: {
      Alias: 'Rows',
      Source: { PhysicalTableId: PHYSICAL_TABLE },
      DataTransforms: [
        { ProjectOperation: { ProjectedColumns: inputColumns(fields).map(({ name }) => name) } },
        ...described.map(({ name, description }) => ({
          TagColumnOperation: { ColumnName: name, Tags: [{ ColumnDescription: { Text: description } }] },
        })),
      ],
    },
  };
}

/** Who sees which rows, as CloudFormation has it. */
function rowLevelPermissions({ rulesDataSetArn, format, namespace }: RowLevelSecurity): object {
  return {
    Arn: rulesDataSetArn,
    PermissionPolicy: 'GRANT_ACCESS',
    FormatVersion: format ?? RowLevelSecurityFormat.NAMES,
    ...(namespace !== undefined && { Namespace: namespace }),
    Status: 'ENABLED',
  };
}

function refreshProperties({ incrementalRefresh }: QuickSightDataSetProps): quicksight.CfnDataSet.DataSetRefreshPropertiesProperty | undefined {
  if (!incrementalRefresh) return undefined;
  const { size, sizeUnit } = lookback(incrementalRefresh.window)!;
  return { refreshConfiguration: { incrementalRefresh: { lookbackWindow: { columnName: incrementalRefresh.field, size, sizeUnit } } } };
}
