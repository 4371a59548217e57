import { Annotations, RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { attachManifest } from './attach-manifest';
import type { CostOptions } from './cost-options';
import { createWorkflow, PipelineStep } from './create-workflow';
import { databaseInGraph } from './database-in-graph';
import { estimateCost } from './estimate-cost';
import { uploadInitialData } from './initial-data';
import { addOutputs } from './outputs';
import { quickSightPlace, roleElsewhere } from './quick-sight-place';
import { PipelineStart, SpotifyAnalyticsPipelineProps, WarehouseFormat } from './spotify-analytics-pipeline-props';
import { pipelineProblems } from './validation';
import { QueryWorkgroup } from '../athena';
import { WarehouseCatalog } from '../catalog';
import type { PipelineCost } from '../cost';
import { GraphJob, GraphJobProps, JobEditor } from '../graph-job';
import { placesOf } from '../graph-job/places';
import { TargetNode } from '../job-graph';
import { PipelineMonitoring } from '../monitoring';
import { databaseOfStack } from '../private/name-of-stack';
import { PipelineError } from '../private/pipeline-error';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import { QuickSightDashboard, QuickSightDataSource } from '../quicksight';
import { SpotifyDashboard } from '../spotify/spotify-dashboard';
import { TABLE, rawToStaging, stagingToWarehouse } from '../spotify/spotify-graphs';
import { standardQueries } from '../spotify/spotify-queries';
import { standardRules } from '../spotify/spotify-rules';
import { PipelineStorage } from '../storage';
import { grantUploadPaths } from '../storage/bucket-permissions';
import type { Dashboard } from '../visual';
import type { PipelineWorkflow } from '../workflow';

/**
 * A Spotify analytics pipeline: CSV files in S3, reduced and joined by Glue jobs to typed Parquet, kept in the Data Catalog by a
 * crawler, asked by Athena, and shown by QuickSight. A workflow runs it when files are uploaded; alarms tell when it fails.
 *
 * The same pipeline runs on one machine from the cloud assembly: `npx cdk-spotify-analytics-local run cdk.out --data DIR --out DIR`.
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
  /** How QuickSight asks Athena, when `quickSight` is given. */
  public readonly dataSource?: QuickSightDataSource;
  /** The dashboard in QuickSight, with its data sets, when `quickSight` is given. */
  public readonly quickSightDashboard?: QuickSightDashboard;
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
  /** What is drawn of the warehouse: in QuickSight, and in the page on one machine. */
  public readonly dashboard: Dashboard;
  private readonly jobs: GraphJob[];
  private readonly first: PipelineStep;
  private readonly databaseName: string;
  private readonly owners: number;

  constructor(scope: Construct, id: string, props: SpotifyAnalyticsPipelineProps = {}) {
    super(scope, id);
    const startsFromRaw = (props.startFrom ?? PipelineStart.RAW) === PipelineStart.RAW;
    const audioFeatures = props.audioFeatures ?? false;
    const rawGraph = startsFromRaw ? rawToStaging(audioFeatures) : undefined;
    this.databaseName = props.databaseName ?? databaseOfStack(this);
    const database = props.warehouseFormat === WarehouseFormat.ICEBERG ? databaseInGraph(props.databaseName) : undefined;
    const graph = stagingToWarehouse({ audioFeatures, partitionKeys: props.partitionKeys, icebergDatabase: database });
    const target = graph.nodes.find((node) => node instanceof TargetNode) as TargetNode;
    this.queries = [...standardQueries(), ...props.additionalQueries ?? []];
    this.qualityRules = props.qualityRules ?? standardRules();
    this.dashboard = props.dashboard ?? new SpotifyDashboard({ dataSet: SpotifyDashboard.tracks(audioFeatures) });
    const problems = pipelineProblems(props, {
      pipeline: this, first: rawGraph ?? graph, graph, target, queries: this.queries, rules: this.qualityRules, dashboard: this.dashboard,
    });
    if (problems.length > 0) throw new PipelineError(`${this.node.path} cannot work`, problems);

    this.storage = new PipelineStorage(this, 'Storage', { ...props, raw: startsFromRaw });
    const { raw, staging, warehouse } = this.storage;
    const databases = database === undefined || database === this.databaseName ? undefined : { [database]: this.databaseName };
    this.rawToStagingJob = rawGraph && this.createJob('RawToStaging', { graph: rawGraph, locations: { raw: raw!, staging } }, props);
    this.stagingToWarehouseJob = this.createJob('StagingToWarehouse', { graph, databases, locations: { staging, warehouse } }, props);
    const steps: PipelineStep[] = [
      ...(rawGraph ? [{ job: this.rawToStagingJob!, graph: rawGraph, from: raw!, to: staging }] : []),
      { job: this.stagingToWarehouseJob, graph, from: staging, to: warehouse },
    ];
    this.jobs = steps.map(({ job }) => job);
    this.first = steps[0];
    this.owners = props.quickSight?.owners.length ?? 0;
    this.catalog = this.createCatalog(target, props);
    this.workgroup = this.createWorkgroup(props);
    if (props.quickSight) {
      const { owners, stack } = props.quickSight;
      const place = quickSightPlace(this, stack);
      const role = roleElsewhere(this, props.quickSight);
      // Who reads the dashboard is not let through to Athena: a data source is more than what row-level security lets see.
      this.dataSource = new QuickSightDataSource(place, 'DataSource', { owners, role, workgroup: this.workgroup });
      this.quickSightDashboard = new QuickSightDashboard(place, 'QuickSight', {
        ...props.quickSight, dashboard: this.dashboard, dataSource: this.dataSource, database: this.catalog.database.databaseName,
      });
    }
    const dataSetIds = this.quickSightDashboard?.refreshedDataSetIds;
    this.workflow = createWorkflow(this, props, { steps, catalog: this.catalog, dataSetIds });
    this.grantByLakeFormation();
    this.monitoring = this.createMonitoring(props);
    this.cost = this.estimateCost(props.cost);

    const { first } = this;
    if (props.initialData !== undefined) {
      // The upload starts the first run: what it runs has to be there.
      const upload = { graph: first.graph, location: first.from, role: props.roles?.upload };
      uploadInitialData(this, props.initialData, upload).forEach(({ node }) => node.addDependency(this.workflow, this.catalog, ...this.jobs));
    }
    addOutputs(this, first);
    attachManifest(this, {
      graphs: [...(rawGraph ? [rawGraph] : []), graph],
      tables: [{ ...TABLE, target, rules: this.qualityRules }],
      queries: this.queries,
      dashboard: this.dashboard,
    }, this.cost);
    Annotations.of(this).addInfo(this.cost.toString());
  }

  /** Lets a principal upload the files that the pipeline begins with. It can neither read nor list them. */
  public grantUpload(grantee: iam.IGrantable): iam.Grant {
    return grantUploadPaths(grantee, this.first.from, ...placesOf(this.first.graph).sources.map(({ path }) => path));
  }

  /** Lets a principal run queries in the Athena workgroup: read the table, write and read the results. */
  public grantRunQueries(grantee: iam.IGrantable): iam.Grant {
    return this.workgroup.grantRunQueries(grantee);
  }

  /** Lets a principal read the files of the warehouse's table, and its definition, e.g. a Glue job or a notebook of its own. */
  public grantReadWarehouse(grantee: iam.IGrantable): iam.Grant {
    return this.catalog.grantRead(grantee);
  }

  /** Lets a principal start a run. */
  public grantStart(grantee: iam.IGrantable): iam.Grant {
    return this.workflow.grantStartExecution(grantee);
  }

  /** Runs that failed. @default - sum over 5 minutes */
  public metricFailed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.workflow.stateMachine.metricFailed(options);
  }

  /** Runs that succeeded, those that another one superseded among them. @default - sum over 5 minutes */
  public metricSucceeded(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.workflow.stateMachine.metricSucceeded(options);
  }

  /** What the pipeline costs under another usage or other prices than those of the properties. */
  public estimateCost(options?: CostOptions): PipelineCost {
    return estimateCost({
      jobs: this.jobs,
      hasRules: this.catalog.tables.some(({ ruleset }) => ruleset !== undefined),
      hasCrawler: this.catalog.crawler !== undefined,
      owners: this.owners,
      scope: this,
    }, options);
  }

  private createJob(id: string, work: Pick<GraphJobProps, 'graph' | 'locations' | 'databases'>, props: SpotifyAnalyticsPipelineProps): GraphJob {
    const scripts = props.editor === JobEditor.SCRIPT ? undefined : this.storage.scripts;
    // The workflow runs a job again that failed: it would not see a run that Glue starts.
    return new GraphJob(this, id, {
      ...props.jobOptions, ...work, maxRetries: 0, scripts, role: props.roles?.job, registrationRole: props.roles?.registration,
    });
  }

  private createCatalog(target: TargetNode, props: SpotifyAnalyticsPipelineProps): WarehouseCatalog {
    const isIceberg = props.warehouseFormat === WarehouseFormat.ICEBERG;
    return new WarehouseCatalog(this, 'Catalog', {
      tables: [{ ...TABLE, target, location: this.storage.warehouse, rules: this.qualityRules }],
      databaseName: this.databaseName,
      discoverTables: props.discoverTable,
      crawlerSchedule: props.crawlerSchedule,
      crawlerRole: props.roles?.crawler,
      securityConfiguration: isIceberg ? undefined : props.jobOptions?.securityConfiguration,
      lakeFormation: props.lakeFormation,
      removalPolicy: isIceberg && props.removalPolicy === RemovalPolicy.DESTROY ? RemovalPolicy.DESTROY : undefined,
    });
  }

  private createWorkgroup(props: SpotifyAnalyticsPipelineProps): QueryWorkgroup {
    return new QueryWorkgroup(this, 'Athena', {
      catalog: this.catalog,
      workgroupName: props.workgroupName,
      queries: this.queries,
      bytesScannedCutoff: props.bytesScannedCutoff,
      resultExpiry: props.resultExpiry,
      encryptionKey: props.encryptionKey,
      accessLogsBucket: this.storage.accessLogsBucket,
      removalPolicy: props.removalPolicy,
      autoDeleteObjects: props.autoDeleteObjects,
    });
  }

  private createMonitoring(props: SpotifyAnalyticsPipelineProps): PipelineMonitoring {
    return new PipelineMonitoring(this, 'Monitoring', {
      ...props.monitoring,
      workflow: this.workflow,
      jobs: this.jobs,
      crawler: this.catalog.crawler,
      dataSetIds: this.quickSightDashboard?.refreshedDataSetIds,
      workgroupName: this.workgroup.workgroupName,
      emails: props.alertEmails,
      eventsRole: props.roles?.events,
    });
  }

  /** Who reads the table, and who makes it; the crawler and those who may run queries are granted to where they are. */
  private grantByLakeFormation(): void {
    const { lakeFormation, crawler } = this.catalog;
    if (!lakeFormation) return;
    if (this.workflow.qualityRole) lakeFormation.grantRead(this.workflow.qualityRole);
    if (!crawler) lakeFormation.grantCreate(this.stagingToWarehouseJob);
  }
}
