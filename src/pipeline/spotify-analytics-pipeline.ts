import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { attachManifest } from './attach-manifest';
import type { CostOptions } from './cost-options';
import { createWorkflow, PipelineStep } from './create-workflow';
import { estimateCost } from './estimate-cost';
import { uploadInitialData } from './initial-data';
import { addOutputs } from './outputs';
import { PipelineStart, SpotifyAnalyticsPipelineProps } from './spotify-analytics-pipeline-props';
import { LOCATIONS, TABLE, rawToStaging, stagingToWarehouse } from './spotify-graphs';
import { standardQueries } from './spotify-queries';
import { standardRules } from './spotify-rules';
import { pipelineProblems } from './validation';
import { QueryWorkgroup } from '../athena';
import { WarehouseCatalog } from '../catalog';
import type { PipelineCost } from '../cost';
import { GraphJob, JobEditor } from '../graph-job';
import { JobGraph, ParquetTarget } from '../job-graph';
import { PipelineMonitoring } from '../monitoring';
import { PipelineError } from '../private/pipeline-error';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import { WarehouseDataSet } from '../quicksight';
import { DataLocation, PipelineStorage } from '../storage';
import type { PipelineWorkflow } from '../workflow';

/**
 * A Spotify analytics pipeline: CSV files in S3, reduced and joined by Glue jobs to typed Parquet, kept in the Data Catalog by a
 * crawler, asked by Athena, and shown by QuickSight. A workflow runs it when files are uploaded; alarms tell when it fails.
 *
 * The same pipeline runs on one machine from the cloud assembly: `spotify-pipeline run cdk.out --data DIR --out DIR`.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class SpotifyAnalyticsPipeline extends Construct {
  /** The buckets. */
  public readonly storage: PipelineStorage;
  /** The job that reduces the raw files to the staged ones, unless the pipeline starts from staging. */
  public readonly rawToStagingJob?: GraphJob;
  /** The job that joins the staged files to the warehouse. */
  public readonly stagingToWarehouseJob: GraphJob;
  /** Database, table and crawler. */
  public readonly catalog: WarehouseCatalog;
  /** The Athena workgroup, with the named queries. */
  public readonly workgroup: QueryWorkgroup;
  /** Data source and data set in QuickSight, when a principal is given. */
  public readonly dataSet?: WarehouseDataSet;
  /** What runs the jobs, the crawler, the quality rules and the refresh, one after another. */
  public readonly workflow: PipelineWorkflow;
  /** Alarms, their topic, and the dashboard in CloudWatch. */
  public readonly monitoring: PipelineMonitoring;
  /** What the pipeline costs under the usage and the prices of `cost` in the properties. */
  public readonly cost: PipelineCost;
  /** The questions, in the order in which they are shown. */
  public readonly queries: PipelineQuery[];
  /** What must hold of the rows of the warehouse. */
  public readonly qualityRules: QualityRule[];
  private readonly jobs: GraphJob[];

  constructor(scope: Construct, id: string, props: SpotifyAnalyticsPipelineProps = {}) {
    super(scope, id);
    const startsFromRaw = (props.startFrom ?? PipelineStart.RAW) === PipelineStart.RAW;
    const audioFeatures = props.audioFeatures ?? false;
    const rawGraph = startsFromRaw ? rawToStaging(audioFeatures) : undefined;
    const graph = stagingToWarehouse({ audioFeatures, partitionKeys: props.partitionKeys });
    const target = graph.nodes.find((node) => node instanceof ParquetTarget) as ParquetTarget;
    this.queries = [...standardQueries(), ...props.additionalQueries ?? []];
    this.qualityRules = props.qualityRules ?? standardRules();
    const problems = pipelineProblems(props, {
      first: rawGraph ?? graph, graph, schema: target.schema, queries: this.queries, rules: this.qualityRules,
    });
    if (problems.length > 0) throw new PipelineError(`${this.node.path} cannot work`, problems);

    this.storage = new PipelineStorage(this, 'Storage', { ...props, raw: startsFromRaw });
    const { raw, staging, warehouse } = this.storage;
    this.rawToStagingJob = rawGraph && this.createJob('RawToStaging', rawGraph, { raw: raw!, staging }, props);
    this.stagingToWarehouseJob = this.createJob('StagingToWarehouse', graph, { staging, warehouse }, props);
    const steps: PipelineStep[] = [
      ...(rawGraph ? [{ job: this.rawToStagingJob!, graph: rawGraph, from: raw!, to: staging }] : []),
      { job: this.stagingToWarehouseJob, graph, from: staging, to: warehouse },
    ];
    this.jobs = steps.map(({ job }) => job);
    this.catalog = this.createCatalog(target, props);
    this.workgroup = this.createWorkgroup(target, props);
    if (props.quickSightPrincipalArn !== undefined) {
      this.dataSet = new WarehouseDataSet(this, 'QuickSight', {
        catalog: this.catalog, workgroup: this.workgroup, schema: target.schema, principalArn: props.quickSightPrincipalArn,
      });
    }
    this.workflow = createWorkflow(this, props, { steps, catalog: this.catalog, dataSet: this.dataSet });
    this.monitoring = this.createMonitoring(props);
    this.cost = this.estimateCost(props.cost);

    const [first] = steps;
    if (props.initialData !== undefined) {
      // The upload starts the first run: what it runs has to be there.
      uploadInitialData(this, props.initialData, first.graph, first.from).forEach((upload) => upload.node.addDependency(this.workflow, ...this.jobs));
    }
    addOutputs(this, first);
    attachManifest(this, {
      jobs: [
        ...(rawGraph ? [{ graph: rawGraph, from: LOCATIONS.raw, to: LOCATIONS.staging }] : []),
        { graph, from: LOCATIONS.staging, to: LOCATIONS.warehouse },
      ],
      tables: [{ ...TABLE, target, rules: this.qualityRules }],
      queries: this.queries,
    }, this.cost);
    Annotations.of(this).addInfo(this.cost.toString());
  }

  /** What the pipeline costs under another usage or other prices than those of the properties. */
  public estimateCost(options?: CostOptions): PipelineCost {
    return estimateCost({ jobs: this.jobs, hasRules: this.catalog.ruleset !== undefined }, options);
  }

  private createJob(id: string, graph: JobGraph, locations: { [location: string]: DataLocation }, props: SpotifyAnalyticsPipelineProps): GraphJob {
    const scripts = props.editor === JobEditor.SCRIPT ? undefined : this.storage.scripts;
    return new GraphJob(this, id, { ...props.jobCapacity, graph, locations, scripts });
  }

  private createCatalog(target: ParquetTarget, props: SpotifyAnalyticsPipelineProps): WarehouseCatalog {
    return new WarehouseCatalog(this, 'Catalog', {
      target,
      warehouse: this.storage.warehouse,
      tableName: TABLE.name,
      tableDescription: TABLE.description,
      databaseName: props.databaseName,
      rules: this.qualityRules,
      crawlerSchedule: props.crawlerSchedule,
    });
  }

  private createWorkgroup(target: ParquetTarget, props: SpotifyAnalyticsPipelineProps): QueryWorkgroup {
    return new QueryWorkgroup(this, 'Athena', {
      catalog: this.catalog,
      warehouse: this.storage.warehouse,
      tablePath: target.path,
      queries: this.queries,
      encryptionKey: props.encryptionKey,
      accessLogsBucket: this.storage.accessLogsBucket,
      removalPolicy: props.removalPolicy,
    });
  }

  private createMonitoring(props: SpotifyAnalyticsPipelineProps): PipelineMonitoring {
    return new PipelineMonitoring(this, 'Monitoring', {
      ...props.monitoring,
      workflow: this.workflow,
      jobs: this.jobs,
      crawler: this.catalog.crawler,
      dataSetId: this.dataSet?.dataSet.dataSetId,
      workgroupName: this.workgroup.workgroupName,
      emails: props.alertEmails,
    });
  }
}
