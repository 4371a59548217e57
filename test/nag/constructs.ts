import type { Stack } from 'aws-cdk-lib';
import {
  AlertTopic, CsvSource, DataType, Field, GraphJob, JobGraph, ParquetTarget, PipelineMonitoring, PipelineStorage, PipelineWorkflow,
  QualityRule, QueryWorkgroup, Schema, WarehouseCatalog, WarehouseDataSet,
} from '../../src';

const schema = Schema.of(Field.of('id', DataType.STRING), Field.of('genre', DataType.STRING));

/** Every construct that makes resources, each as somebody would use it without the pipeline. */
export function buildConstructs(stack: Stack): void {
  const { raw, warehouse } = new PipelineStorage(stack, 'Storage');
  const graph = new JobGraph('rows');
  const source = new CsvSource(graph, 'Rows', { location: 'raw', path: 'rows/', schema });
  const target = new ParquetTarget(graph, 'Table', { input: source, location: 'warehouse', path: 'rows/' });
  const job = new GraphJob(stack, 'Job', { graph, locations: { raw: raw!, warehouse } });
  const catalog = new WarehouseCatalog(stack, 'Catalog', { target, warehouse, tableName: 'rows', rules: [QualityRule.isComplete('id')] });
  const workgroup = new QueryWorkgroup(stack, 'Athena', { catalog, warehouse, tablePath: 'rows/' });
  const { dataSet } = new WarehouseDataSet(stack, 'QuickSight', {
    catalog, workgroup, schema, principalArn: 'arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody',
  });
  const workflow = new PipelineWorkflow(stack, 'Workflow', {
    jobs: [job],
    crawler: catalog.crawler,
    qualityGate: { ruleset: catalog.ruleset!, table: catalog.table },
    dataSetId: dataSet.dataSetId,
  });
  new PipelineMonitoring(stack, 'Monitoring', { workflow, jobs: [job], crawler: catalog.crawler, workgroupName: workgroup.workgroupName });
  new PipelineMonitoring(stack, 'OwnTopic', { jobs: [job] });
  new AlertTopic(stack, 'Alerts', { emails: ['somebody@example.com'] });
}
