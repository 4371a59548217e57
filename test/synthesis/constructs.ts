import type { Construct } from 'constructs';
import {
  AlertTopic, BarChart, CsvSource, Dashboard, DashboardDataSet, DashboardSheet, DataType, Dimension, Field, GraphJob, JobGraph, KpiVisual,
  LakeFormationAccess, Measure, ParquetTarget, PipelineMonitoring, PipelineStorage, PipelineWorkflow, QualityRule, QueryWorkgroup,
  QuickSightDashboard, QuickSightDataSet, QuickSightDataSource, RefreshSchedule, Schema, WarehouseCatalog,
} from '../../src';

const schema = Schema.of(Field.of('id', DataType.STRING), Field.of('genre', DataType.STRING));

const OWNER = 'arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody';
const READER = 'arn:aws:quicksight:eu-west-1:111122223333:group/default/everybody';

function dashboardOf(rows: Schema): Dashboard {
  const dataSet = new DashboardDataSet({ name: 'rows', title: 'Rows', schema: rows });
  const visuals = [
    new KpiVisual({ id: 'ids', title: 'Rows', dataSet, value: Measure.countDistinct('id') }),
    new BarChart({ id: 'genres', title: 'Rows of each genre', dataSet, category: Dimension.of('genre'), values: [Measure.countDistinct('id')] }),
  ];
  return new Dashboard({ name: 'rows', title: 'Rows', sheets: [new DashboardSheet({ id: 'overview', title: 'Overview', visuals })] });
}

/** Every construct that makes resources, each as somebody would use it without the pipeline. */
export function buildConstructs(stack: Construct): void {
  const { scripts, locations: { raw, warehouse } } = new PipelineStorage(stack, 'Storage', { names: ['raw', 'warehouse'] });
  const graph = new JobGraph('rows');
  const source = new CsvSource(graph, 'Rows', { location: 'raw', path: 'rows/', schema });
  const target = new ParquetTarget(graph, 'Table', { input: source, location: 'warehouse', path: 'rows/' });
  const job = new GraphJob(stack, 'Job', { graph, locations: { raw, warehouse } });
  new GraphJob(stack, 'VisualJob', { graph, locations: { raw, warehouse }, scripts });
  const catalog = new WarehouseCatalog(stack, 'Catalog', { tables: [{ name: 'rows', target, location: warehouse, rules: [QualityRule.isComplete('id')] }] });
  const access = new LakeFormationAccess(stack, 'Access', { database: catalog.database, tables: [{ tableName: 'rows', location: warehouse, path: 'rows/' }] });
  access.grantUpdate(catalog.crawlerRole!);
  const workgroup = new QueryWorkgroup(stack, 'Athena', { catalog });
  const dataSource = new QuickSightDataSource(stack, 'DataSource', { workgroup, owners: [OWNER] });
  const database = catalog.database.databaseName;
  const dataSet = new DashboardDataSet({ name: 'rows', title: 'Rows', schema });
  const { dataSetId } = new QuickSightDataSet(stack, 'DataSet', { dataSource, database, dataSet, owners: [OWNER] });
  const dashboard = new QuickSightDashboard(stack, 'Dashboard', {
    dashboard: dashboardOf(schema),
    dataSource,
    database,
    owners: [OWNER],
    readers: [READER],
    analysis: true,
    folder: true,
    refreshSchedule: RefreshSchedule.daily(),
  });
  const workflow = new PipelineWorkflow(stack, 'Workflow', {
    jobs: [job],
    crawler: catalog.crawler,
    qualityGates: [{ ruleset: catalog.tables[0].ruleset!, table: catalog.tables[0].table }],
    refreshes: [dataSetId, ...dashboard.refreshedDataSetIds].map((id) => ({ dataSetId: id })),
  });
  new PipelineMonitoring(stack, 'Monitoring', { workflow, jobs: [job], crawler: catalog.crawler, workgroupName: workgroup.workgroupName });
  new PipelineMonitoring(stack, 'OwnTopic', { jobs: [job] });
  new AlertTopic(stack, 'Alerts', { emails: ['somebody@example.com'] });
}
