import * as fs from 'fs';
import * as path from 'path';
import { Annotations, Duration, Stage } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { jobArguments } from './job-arguments';
import { placesOf } from './places';
import { ScriptAsset } from './script-asset';
import { NamedTable, tableKey, tablesOf } from './tables';
import { EvaluateDataQuality, FindingSeverity, JobGraph } from '../job-graph';
import { workerDpus } from '../private/dpus';
import {
  grantDeclareTables, grantEvaluateRules, grantPublishGlueMetrics, grantReadPath, grantReadTables, grantReadWritePath, grantUpdateTables,
  grantWriteGlueLogs, serviceRole,
} from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { capacityProblems, locationProblems } from '../private/problems';
import { renderPySpark } from '../render/pyspark';
import { scriptProblems } from '../render/pyspark/script-problems';
import type { DataLocation } from '../storage';

/** How large a job is, and how long it may take. */
export interface JobCapacity {
  /**
   * Kind of the workers.
   *
   * @default glue.WorkerType.G_1X
   */
  readonly workerType?: glue.WorkerType;

  /**
   * Number of workers, one of which is the driver: at least 2.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * After this time a run is stopped, and has failed.
   *
   * @default Duration.minutes(30)
   */
  readonly timeout?: Duration;
}

/** Properties of a GraphJob. */
export interface GraphJobProps extends JobCapacity {
  /** What the job does. No node can be added to it afterwards. */
  readonly graph: JobGraph;

  /** The places that the graph names, each under its logical name. */
  readonly locations: { [location: string]: DataLocation };

  /**
   * Where the files of the tables lie that the graph reads or writes by their names in the Data Catalog, each under
   * `database.table`.
   *
   * @default - none: the graph has no CatalogSource and no CatalogTarget
   */
  readonly tables?: { [table: string]: DataLocation };

  /**
   * Role that the job runs as. It is given the rights that the job needs.
   *
   * @default - a new role, which can read the sources, replace the targets, and write logs and metrics
   */
  readonly role?: iam.IRole;
}

/**
 * A Glue job that runs a job graph as PySpark, in Glue 5.0 (Spark 3.5).
 *
 * @throws when something is wrong with the graph or with the properties: all of it at once
 */
export class GraphJob extends Construct {
  /** The job. */
  public readonly job: glue.PySparkEtlJob;
  /** The role that it runs as. */
  public readonly role: iam.IRole;
  /** The PySpark script that it runs. */
  public readonly script: string;
  /** Data processing units of a run: what is paid for, by the second. */
  public readonly dpus: number;

  constructor(scope: Construct, id: string, props: GraphJobProps) {
    super(scope, id);
    const workerType = props.workerType ?? glue.WorkerType.G_1X;
    const numberOfWorkers = props.numberOfWorkers ?? 2;
    const timeout = props.timeout ?? Duration.minutes(30);
    const problems = [
      ...props.graph.errors,
      ...scriptProblems(props.graph._toManifest()),
      ...placeProblems(props),
      ...tableProblems(props),
      ...capacityProblems(props),
    ];
    if (problems.length > 0) throw new PipelineError(`The job of graph '${props.graph.name}' cannot work`, problems);
    const nodes = props.graph._seal(this.node.path).map((node) => node._toManifest());
    this.warn(props.graph);

    this.dpus = workerDpus(workerType)! * numberOfWorkers;
    this.script = renderPySpark(props.graph.name, nodes);
    this.role = props.role ?? serviceRole(this, 'Role', 'glue.amazonaws.com', `Runs the Glue job ${props.graph.name}`);
    this.grantRights(props);
    this.job = new glue.PySparkEtlJob(this, 'Job', {
      role: this.role,
      script: new ScriptAsset(this.writeScript()),
      description: `Job graph ${props.graph.name}: ${this.dpus} DPUs`,
      glueVersion: glue.GlueVersion.V5_0,
      workerConfiguration: { workerType, numberOfWorkers },
      timeout,
      maxRetries: 0,
      maxConcurrentRuns: 1,
      defaultArguments: jobArguments(props.graph, props.locations),
    });
    (this.job.node.defaultChild as glue.CfnJob).jobMode = 'SCRIPT';
    Annotations.of(this.job).acknowledgeWarning(
      '@aws-cdk/aws-glue-alpha:unencryptedContinuousLogging',
      'The logs name nodes and count rows, and hold no row; CloudWatch Logs encrypts them at rest by a key of its own.',
    );
  }

  private grantRights(props: GraphJobProps): void {
    const { sources, targets } = placesOf(props.graph);
    const grants = [
      ...sources.map((place) => grantReadPath(this.role, props.locations[place.location], place.path)),
      ...targets.map((place) => grantReadWritePath(this.role, props.locations[place.location], place.path)),
      ...this.grantTables(props),
      ...(props.graph.nodes.some((node) => node instanceof EvaluateDataQuality) ? [grantEvaluateRules(this.role, this)] : []),
      grantWriteGlueLogs(this.role, this, '/aws-glue/'),
      grantPublishGlueMetrics(this.role),
    ];
    if (grants.every((grant) => grant.success)) return;
    Annotations.of(this).addWarningV2('cdk-spotify-analytics:roleNotExtended', 'the role that was given cannot be given rights; it must have those of the job');
  }

  private grantTables(props: GraphJobProps): iam.Grant[] {
    const { read, written, declared } = tablesOf(props.graph);
    const place = (table: NamedTable) => props.tables![tableKey(table)];
    return [
      ...read.map((table) => grantReadPath(this.role, place(table), '')),
      ...read.map((table) => grantReadTables(this.role, this, table.database, [table.table])),
      ...written.map((table) => grantReadWritePath(this.role, place(table), '')),
      ...written.map((table) => grantUpdateTables(this.role, this, table.database, [table.table])),
      ...declared.map((table) => grantDeclareTables(this.role, this, table.database, [table.table])),
      // Spark asks for it before any other.
      ...([...read, ...written, ...declared].length > 0 ? [grantReadTables(this.role, this, 'default', [])] : []),
    ];
  }

  /** Writes the script into the cloud assembly: as the file that the asset is made of, and for people to read. */
  private writeScript(): string {
    const file = path.join(Stage.of(this)!.assetOutdir, `${this.node.path.split('/').join('.')}.py`);
    fs.writeFileSync(file, this.script);
    return file;
  }

  private warn(graph: JobGraph): void {
    for (const finding of graph.findings.filter(({ severity }) => severity === FindingSeverity.WARNING)) {
      Annotations.of(this).addWarningV2(`cdk-spotify-analytics:${finding.id}`, finding.message);
    }
  }
}

function placeProblems(props: GraphJobProps): string[] {
  const { sources, targets } = placesOf(props.graph);
  const unknown = [...sources, ...targets].filter(({ location }) => !props.locations[location]);
  return [
    ...unknown.map(({ node, location }) =>
      `node '${node}': no place is given for its location, got: ${location}; given: ${Object.keys(props.locations).join(', ')}`),
    ...Object.entries(props.locations).flatMap(([name, location]) => locationProblems(`location ${name}`, location)),
  ];
}

function tableProblems({ graph, tables = {} }: GraphJobProps): string[] {
  const { read, written } = tablesOf(graph);
  const unknown = [...read, ...written].filter((table) => !tables[tableKey(table)]);
  return [
    ...unknown.map((table) => `node '${table.node}': no place is given for its table in \`tables\`, got: ${tableKey(table)}; `
      + `given: ${Object.keys(tables).join(', ') || 'none'}`),
    ...Object.entries(tables).flatMap(([name, location]) => locationProblems(`table ${name}`, location)),
  ];
}
