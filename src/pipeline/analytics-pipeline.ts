import { Annotations, RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { AnalyticsPipelineProps } from './analytics-pipeline-props';
import type { CostOptions } from './cost-options';
import { createWorkflow } from './create-workflow';
import { estimateCost } from './estimate-cost';
import { uploadInitialData } from './initial-data';
import { addOutputs } from './outputs';
import { inputPaths, PipelinePlan, planOf } from './pipeline-plan';
import { quickSightPlace, roleElsewhere } from './quick-sight-place';
import { checkPipeline } from './validation';
import { QueryWorkgroup } from '../athena';
import { WarehouseCatalog } from '../catalog';
import type { PipelineCost } from '../cost';
import { GraphJob, JobEditor } from '../graph-job';
import { attachManifest, ownManifests } from '../graph-job/attach-manifest';
import { IcebergTarget, JobGraph } from '../job-graph';
import { PipelineMonitoring } from '../monitoring';
import { databaseOfStack } from '../private/name-of-stack';
import { pascalCase } from '../private/names';
import { PipelineError } from '../private/pipeline-error';
import type { PipelineQuery } from '../query';
import { QuickSightDashboard, QuickSightDataSource } from '../quicksight';
import { PipelineStorage } from '../storage';
import { grantUploadPaths } from '../storage/bucket-permissions';
import type { Dashboard } from '../visual';
import type { PipelineWorkflow } from '../workflow';

/**
 * A pipeline from files to answers: files in S3 are reduced and joined by Glue jobs, one for each job graph, to typed Parquet tables, which
 * are kept in the Data Catalog, queried by Athena and shown by QuickSight. A workflow runs it when files are uploaded; alarms tell when
 * it fails.
 *
 * The same pipeline runs on one machine from the cloud assembly: `npx cdk-spotify-analytics-local run cdk.out --data DIR --out DIR`.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class AnalyticsPipeline extends Construct {
  /** The buckets. */
  public readonly storage: PipelineStorage;
  /** The jobs, in the order in which they run. */
  public readonly jobs: GraphJob[];
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
  /** What is drawn of the tables: in QuickSight, and in the page on one machine. */
  public readonly dashboard?: Dashboard;
  private readonly plan: PipelinePlan;
  private readonly tables?: { readonly catalog: WarehouseCatalog; readonly workgroup: QueryWorkgroup };
  private readonly owners: number;

  constructor(scope: Construct, id: string, props: AnalyticsPipelineProps) {
    super(scope, id);
    this.plan = planOf(props);
    const { problems, warnings } = checkPipeline(this, props, this.plan);
    if (problems.length > 0) throw new PipelineError(`${this.node.path} cannot work`, problems);
    const { tables = [], queries = [], dashboard, quickSight } = props;
    this.queries = queries;
    this.dashboard = dashboard;
    this.owners = quickSight?.owners.length ?? 0;
    ownManifests(this);
    for (const { id: kind, message } of warnings) Annotations.of(this).addWarningV2(`cdk-spotify-analytics:${kind}`, message);

    this.storage = new PipelineStorage(this, 'Storage', { ...props.storage, names: this.plan.locations, originals: this.plan.originals });
    const databaseName = props.catalog?.databaseName ?? databaseOfStack(this);
    this.jobs = props.graphs.map((graph) => this.createJob(graph, databaseName, props));
    if (tables.length > 0) {
      const catalog = this.createCatalog(databaseName, props);
      this.tables = { catalog, workgroup: this.createWorkgroup(catalog, props) };
    }
    if (quickSight && dashboard) {
      const { owners, stack } = quickSight;
      const place = quickSightPlace(this, stack);
      const role = roleElsewhere(this, quickSight);
      // Who reads the dashboard is not let through to Athena: a data source is more than what row-level security lets see.
      this.dataSource = new QuickSightDataSource(place, 'DataSource', { owners, role, workgroup: this.workgroup });
      this.quickSightDashboard = new QuickSightDashboard(place, 'QuickSight', {
        ...quickSight, dashboard, dataSource: this.dataSource, database: this.catalog.database.databaseName,
      });
    }
    const { plan, storage, jobs, quickSightDashboard, tables: { catalog } = {} } = this;
    this.workflow = createWorkflow(this, props, { plan, storage, jobs, catalog, dashboard, quickSightDashboard });
    this.grantByLakeFormation();
    this.monitoring = new PipelineMonitoring(this, 'Monitoring', {
      ...props.monitoring,
      workflow: this.workflow,
      jobs,
      crawler: catalog?.crawler,
      dataSetIds: quickSightDashboard?.refreshedDataSetIds,
      workgroupName: this.tables?.workgroup.workgroupName,
      eventsRole: props.roles?.events,
    });
    this.cost = this.estimateCost(props.cost);

    if (props.initialData !== undefined) {
      // The upload starts the first run: what it runs has to be there.
      const needed = [this.workflow, ...(catalog ? [catalog] : []), ...jobs];
      uploadInitialData(this, props.initialData, { inputs: plan.inputs, storage, role: props.roles?.upload })
        .forEach(({ node }) => node.addDependency(...needed));
    }
    addOutputs(this, plan.inputs, { workflow: this.workflow, storage, jobs, tables: this.tables });
    attachManifest(this, { graphs: props.graphs, tables, queries, dashboard }, { cost: this.cost._toManifest() });
    Annotations.of(this).addInfo(this.cost.toString());
  }

  /**
   * Database, tables and crawler.
   *
   * @throws when the pipeline has no tables
   */
  public get catalog(): WarehouseCatalog {
    return this.ofTables('catalog');
  }

  /**
   * The Athena workgroup, with the named queries.
   *
   * @throws when the pipeline has no tables
   */
  public get workgroup(): QueryWorkgroup {
    return this.ofTables('workgroup');
  }

  /**
   * Lets a principal upload the files that the pipeline begins with. It can neither read nor list them.
   *
   * @throws when the pipeline begins with no files, but with tables
   */
  public grantUpload(grantee: iam.IGrantable): iam.Grant {
    const { originals } = this.plan;
    if (originals.length === 0) throw new PipelineError(`${this.node.path} has no files to upload`, ['its graphs read tables of the Data Catalog alone']);
    const grants = originals.map((name) => grantUploadPaths(grantee, this.storage.location(name), ...inputPaths(this.plan, name)));
    return grants.reduce((all, grant) => all.combine(grant));
  }

  /**
   * Lets a principal run queries in the Athena workgroup: read the tables, write and read the results.
   *
   * @throws when the pipeline has no tables
   */
  public grantRunQueries(grantee: iam.IGrantable): iam.Grant {
    return this.workgroup.grantRunQueries(grantee);
  }

  /**
   * Lets a principal read the files of the tables, and their definitions, e.g. a Glue job or a notebook of its own.
   *
   * @throws when the pipeline has no tables
   */
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
    const catalog = this.tables?.catalog;
    return estimateCost({
      jobs: this.jobs,
      evaluations: catalog?.tables.filter(({ ruleset }) => ruleset !== undefined).length ?? 0,
      hasCrawler: catalog?.crawler !== undefined,
      owners: this.owners,
      scope: this,
    }, options);
  }

  private createJob(graph: JobGraph, databaseName: string, props: AnalyticsPipelineProps): GraphJob {
    const { editor, ...options } = props.jobs ?? {};
    const { sources, targets } = this.plan.graphs.find((places) => places.graph === graph)!;
    const names = [...sources, ...targets].map(({ location }) => location);
    // A database is called in the graph as it is, where that is known before the deployment.
    const databases = graph.nodes.flatMap((node) => (node instanceof IcebergTarget && node.database !== databaseName ? [node.database] : []));
    return new GraphJob(this, pascalCase(graph.name), {
      ...options,
      graph,
      locations: Object.fromEntries(names.map((name) => [name, this.storage.location(name)])),
      tables: props.existingTables,
      databases: databases.length === 0 ? undefined : Object.fromEntries(databases.map((name) => [name, databaseName])),
      // The workflow runs a job again that failed: it would not see a run that Glue starts.
      maxRetries: 0,
      scripts: editor === JobEditor.SCRIPT ? undefined : this.storage.scripts,
      role: props.roles?.job,
      registrationRole: props.roles?.registration,
    });
  }

  private createCatalog(databaseName: string, { tables = [], ...props }: AnalyticsPipelineProps): WarehouseCatalog {
    const isIceberg = ({ target }: (typeof tables)[number]) => target instanceof IcebergTarget;
    const removalPolicy = props.storage?.removalPolicy;
    return new WarehouseCatalog(this, 'Catalog', {
      ...props.catalog,
      databaseName,
      tables: tables.map((table) => ({ ...table, location: this.storage.location(table.target.location) })),
      crawlerRole: props.roles?.crawler,
      securityConfiguration: tables.every(isIceberg) ? undefined : props.jobs?.securityConfiguration,
      removalPolicy: tables.some(isIceberg) && removalPolicy === RemovalPolicy.DESTROY ? removalPolicy : undefined,
    });
  }

  private createWorkgroup(catalog: WarehouseCatalog, { athena, storage = {} }: AnalyticsPipelineProps): QueryWorkgroup {
    return new QueryWorkgroup(this, 'Athena', {
      ...athena,
      catalog,
      queries: this.queries,
      encryptionKey: storage.encryptionKey,
      accessLogsBucket: this.storage.accessLogsBucket,
      removalPolicy: storage.removalPolicy,
      autoDeleteObjects: storage.autoDeleteObjects,
    });
  }

  /** Who reads the tables, and who makes them; the crawler and those who may run queries are granted to where they are. */
  private grantByLakeFormation(): void {
    const lakeFormation = this.tables?.catalog.lakeFormation;
    if (!lakeFormation) return;
    if (this.workflow.qualityRole) lakeFormation.grantRead(this.workflow.qualityRole);
    const making = this.jobs.filter((_, index) => this.plan.graphs[index].graph.nodes.some((node) => node instanceof IcebergTarget));
    making.forEach((job) => lakeFormation.grantCreate(job));
  }

  private ofTables<K extends 'catalog' | 'workgroup'>(part: K): { catalog: WarehouseCatalog; workgroup: QueryWorkgroup }[K] {
    if (this.tables) return this.tables[part];
    throw new PipelineError(`${this.node.path} has no ${part}`, ['there are no tables; give tables in the properties']);
  }
}
