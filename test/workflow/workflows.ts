import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { WarehouseCatalog } from '../../src/catalog';
import { GraphJob } from '../../src/graph-job';
import { CsvSource, JobGraph, ParquetTarget } from '../../src/job-graph';
import { QualityRule } from '../../src/quality';
import { Field, Schema } from '../../src/schema';
import { DataLocation } from '../../src/storage';
import { PipelineWorkflow, PipelineWorkflowProps } from '../../src/workflow';

/** What a workflow runs, in a stack of its own or in one that is given. */
export function pipelineOf(stack: Stack = new Stack(new App(), 'Stack')) {
  const raw = new s3.Bucket(stack, 'Raw');
  const warehouse = new s3.Bucket(stack, 'Warehouse');
  const jobs = ['first', 'second'].map((name) => jobOf(stack, name, raw, warehouse));
  const target = jobs[1].target;
  const catalog = new WarehouseCatalog(stack, 'Catalog', {
    tables: [{ name: 'rows', target, location: { bucket: warehouse }, rules: [QualityRule.isComplete('a')] }], databaseName: 'music',
  });
  return { stack, raw, warehouse, jobs: jobs.map(({ job }) => job), catalog };
}

function jobOf(stack: Stack, name: string, raw: s3.IBucket, warehouse: s3.IBucket, scripts?: DataLocation) {
  const graph = new JobGraph(name);
  const input = new CsvSource(graph, 'Source', { location: 'raw', path: 'in/', schema: Schema.of(Field.text('a')) });
  const target = new ParquetTarget(graph, 'Target', { input, location: 'warehouse', path: `${name}/` });
  const id = `${name[0].toUpperCase()}${name.slice(1)}`;
  return { target, job: new GraphJob(stack, id, { graph, locations: { raw: { bucket: raw }, warehouse: { bucket: warehouse } }, scripts }) };
}

/** A job beside them that Glue Studio shows as a graph. */
export function visualJob({ stack, raw, warehouse }: ReturnType<typeof pipelineOf>): GraphJob {
  return jobOf(stack, 'drawn', raw, warehouse, { bucket: warehouse, prefix: 'scripts/' }).job;
}

/** A workflow with every step. */
export function fullWorkflow(props: Partial<PipelineWorkflowProps> = {}, pipeline = pipelineOf()) {
  const { stack, jobs, catalog } = pipeline;
  const workflow = new PipelineWorkflow(stack, 'Workflow', {
    jobs,
    crawler: catalog.crawler,
    qualityGates: [{ ruleset: catalog.tables[0].ruleset!, table: catalog.tables[0].table }],
    refreshes: [{ dataSetId: 'the-data-set' }],
    ...props,
  });
  return { ...pipeline, workflow };
}

/** The definition of the only state machine of a stack. What is known at deployment only is `<name>`. */
export function definitionOf(stack: Stack): { StartAt: string; States: Record<string, any>; [field: string]: any } {
  const [machine] = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
  const value = machine.Properties.DefinitionString;
  const parts: any[] = typeof value === 'string' ? [value] : value['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref ?? part['Fn::GetAtt']?.[0] ?? 'import'}>`)).join(''));
}
