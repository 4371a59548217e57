import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Elsewhere } from './elsewhere';
import {
  AlertTopic, AlertTopicProps, BarChart, CatalogSource, CatalogTableOptions, CsvSource, Dashboard, DashboardDataSet, DashboardSheet,
  DataLocation, Dimension, Field, GraphJob, GraphJobProps, GuardedTable, JobGraph, JobOptions, LakeFormationAccess,
  LakeFormationAccessProps, LakeFormationOptions, Measure, MonitoringOptions, ParquetTarget, PipelineMonitoring, PipelineMonitoringProps,
  PipelineRoles, PipelineStorage, PipelineWorkflow, PipelineWorkflowProps, QualityGate, QualityRule, QueryWorkgroup, QueryWorkgroupProps,
  QuickSightDashboard, QuickSightDashboardProps, QuickSightDataSet, QuickSightDataSetProps, QuickSightDataSource,
  QuickSightDataSourceProps, QuickSightOptions, Schema, SpotifyAnalyticsPipelineProps, StorageLocation, StorageOptions, UploadTrigger,
  WarehouseCatalog, WarehouseCatalogProps,
} from '../../src';

/** What can be of another stack. */
type Thing = IConstruct | DataLocation;

/** The properties whose values can be of another stack: a new one of these has to be given below, or nothing compiles. */
type FromElsewhere<P> = { [K in keyof P as NonNullable<P[K]> extends Thing | readonly Thing[] ? K : never]-?: NonNullable<P[K]> };

/** How jobs run, with all from elsewhere that they can be given. */
export function jobOptions({ bucket, securityConfiguration, connection }: Elsewhere): JobOptions {
  const given: FromElsewhere<JobOptions> = {
    sparkUiLogs: { bucket: bucket('SparkLogs'), prefix: 'logs/' },
    securityConfiguration: securityConfiguration('Security'),
    connections: [connection('Network')],
  };
  return given;
}

/** A role from elsewhere for each purpose. */
export function roles({ role }: Elsewhere): FromElsewhere<PipelineRoles> {
  return {
    job: role('JobRole', 'glue.amazonaws.com'),
    crawler: role('CrawlerRole', 'glue.amazonaws.com'),
    quality: role('QualityRole', 'glue.amazonaws.com'),
    workflow: role('WorkflowRole', 'states.amazonaws.com'),
    events: role('EventsRole', 'events.amazonaws.com'),
    registration: role('RegistrationRole', 'lambda.amazonaws.com'),
    upload: role('UploadRole', 'lambda.amazonaws.com'),
  };
}

/** Lake Formation, with all from elsewhere that it can be given. */
export function lakeFormation({ role }: Elsewhere): LakeFormationOptions {
  const given: FromElsewhere<LakeFormationOptions> = { registrationRole: role('LakeRole', 'lakeformation.amazonaws.com') };
  return given;
}

/** QuickSight, with all from elsewhere that it can be given. */
export function quickSight({ role, here }: Elsewhere): QuickSightOptions {
  // What a stack of its own takes is the pipeline's (test/pipeline/quick-sight-stack.test.ts).
  const given: FromElsewhere<Omit<QuickSightOptions, 'stack'>> = { role: role('QuickSightRole', 'quicksight.amazonaws.com') };
  return { owners: owners(here), ...given };
}

/** The buckets and the topic of a pipeline, with all from elsewhere that it can be given. @param names its locations */
export function pipelineThings(elsewhere: Elsewhere, names = ['raw', 'staging', 'warehouse']): Pick<SpotifyAnalyticsPipelineProps, 'storage' | 'monitoring'> {
  const monitoring: FromElsewhere<MonitoringOptions> = { alertTopic: elsewhere.topic('Topic') };
  return { storage: storageOptions(elsewhere, names), monitoring };
}

function storageOptions({ bucket, key }: Elsewhere, names: string[]): StorageOptions {
  const location = (name: string): FromElsewhere<StorageLocation> => ({ bucket: bucket(name) });
  const given: FromElsewhere<Omit<StorageOptions, 'scripts'>> = { accessLogsBucket: bucket('AccessLogs'), encryptionKey: key('Key') };
  return { ...given, locations: Object.fromEntries(names.map((name) => [name, location(name)])) };
}

function owners(stack: Stack): string[] {
  return [stack.formatArn({ service: 'quicksight', region: 'eu-west-1', account: '111122223333', resource: 'user', resourceName: 'default/somebody' })];
}

const schema = Schema.of(Field.text('id'), Field.text('kind'));

/** Every construct, each in a stack of its own, with all from elsewhere that it can be given. Those that others need come first. */
export function buildApart(elsewhere: Elsewhere): void {
  const { another, bucket, key, topic, role } = elsewhere;
  const ofStorage: FromElsewhere<Pick<StorageOptions, 'scripts'>> = { scripts: { bucket: bucket('Scripts'), prefix: 'scripts/' } };
  const names = ['raw', 'warehouse'];
  const storage = new PipelineStorage(another('Storage'), 'Storage', { ...storageOptions(elsewhere, names), ...ofStorage, names });
  const { scripts, locations: { raw, warehouse } } = storage;
  const graph = new JobGraph('rows');
  const source = new CsvSource(graph, 'Rows', { location: 'raw', path: 'rows/', schema });
  const known = new CatalogSource(graph, 'Known', { database: 'known', table: 'rows', schema });
  const target = new ParquetTarget(graph, 'Table', { input: source, location: 'warehouse', path: 'rows/' });
  new ParquetTarget(graph, 'Copy', { input: known, location: 'warehouse', path: 'copy/' });

  const ofJob: FromElsewhere<GraphJobProps> = {
    ...jobOptions(elsewhere) as FromElsewhere<JobOptions>,
    role: role('JobRole', 'glue.amazonaws.com'),
    registrationRole: role('RegistrationRole', 'lambda.amazonaws.com'),
    scripts,
  };
  const job = new GraphJob(another('Job'), 'Job', {
    ...ofJob, graph, locations: { raw, warehouse }, tables: { 'known.rows': { bucket: bucket('Known') } },
  });

  const ofTable: FromElsewhere<CatalogTableOptions> = { location: warehouse };
  const ofCatalog: FromElsewhere<WarehouseCatalogProps> = {
    crawlerRole: role('CrawlerRole', 'glue.amazonaws.com'), securityConfiguration: ofJob.securityConfiguration,
  };
  const catalog = new WarehouseCatalog(another('Catalog'), 'Catalog', {
    ...ofCatalog, tables: [{ ...ofTable, name: 'rows', target, rules: [QualityRule.isComplete('id')] }], lakeFormation: lakeFormation(elsewhere),
  });
  const database = catalog.database.databaseName;

  const guarded: FromElsewhere<GuardedTable> = { location: warehouse };
  const ofAccess: FromElsewhere<LakeFormationAccessProps> = {
    database: catalog.database, registrationRole: role('AccessRole', 'lakeformation.amazonaws.com'),
  };
  new LakeFormationAccess(another('Access'), 'Access', { ...ofAccess, tables: [{ ...guarded, tableName: 'rows', path: 'rows/' }] }).grantRead(job);

  const ofWorkgroup: FromElsewhere<QueryWorkgroupProps> = { catalog, encryptionKey: key('ResultsKey'), accessLogsBucket: bucket('ResultsLogs') };
  const workgroup = new QueryWorkgroup(another('Athena'), 'Athena', ofWorkgroup);

  const ofSource: FromElsewhere<QuickSightDataSourceProps> = {
    workgroup, role: role('QuickSightRole', 'quicksight.amazonaws.com'), encryptionKeys: [key('RowsKey')],
  };
  const dataSource = new QuickSightDataSource(another('DataSource'), 'DataSource', { ...ofSource, owners: owners(elsewhere.here) });

  const dataSet = new DashboardDataSet({ name: 'rows', title: 'Rows', schema });
  const visual = new BarChart({ id: 'kinds', title: 'Rows of each kind', dataSet, category: Dimension.of('kind'), values: [Measure.countDistinct('id')] });
  const sheets = [new DashboardSheet({ id: 'overview', title: 'Overview', visuals: [visual] })];
  const ofSet: FromElsewhere<QuickSightDataSetProps> = { dataSource };
  new QuickSightDataSet(another('DataSet'), 'DataSet', { ...ofSet, database, dataSet, owners: owners(elsewhere.here) });
  const ofDashboard: FromElsewhere<QuickSightDashboardProps> = { dataSource };
  const dashboard = new QuickSightDashboard(another('Dashboard'), 'Dashboard', {
    ...ofDashboard, database, dashboard: new Dashboard({ name: 'rows', title: 'Rows', sheets }), owners: owners(elsewhere.here), folder: true,
  });

  const gate: FromElsewhere<QualityGate> = {
    ruleset: catalog.tables[0].ruleset!, table: catalog.tables[0].table, location: { bucket: warehouse.bucket, prefix: 'rows/' },
  };
  const trigger: FromElsewhere<UploadTrigger> = { location: raw, written: [warehouse] };
  const ofWorkflow: FromElsewhere<PipelineWorkflowProps> = {
    jobs: [job],
    crawler: catalog.crawler!,
    alertTopic: topic('Topic'),
    qualityRole: role('QualityRole', 'glue.amazonaws.com'),
    role: role('WorkflowRole', 'states.amazonaws.com'),
    eventsRole: role('EventsRole', 'events.amazonaws.com'),
  };
  const workflow = new PipelineWorkflow(another('Workflow'), 'Workflow', {
    ...ofWorkflow, qualityGates: [gate], uploadTriggers: [trigger], refreshes: dashboard.refreshedDataSetIds.map((dataSetId) => ({ dataSetId })),
  });

  const ofMonitoring: FromElsewhere<PipelineMonitoringProps> = {
    workflow, jobs: [job], crawler: catalog.crawler!, alertTopic: topic('AlarmsTopic'), eventsRole: role('AlertsRole', 'events.amazonaws.com'),
  };
  new PipelineMonitoring(another('Monitoring'), 'Monitoring', {
    ...ofMonitoring, workgroupName: workgroup.workgroupName, dataSetIds: dashboard.refreshedDataSetIds,
  });
  const ofTopic: FromElsewhere<AlertTopicProps> = { encryptionKey: key('MessagesKey') };
  new AlertTopic(another('Alerts'), 'Alerts', ofTopic);
}
