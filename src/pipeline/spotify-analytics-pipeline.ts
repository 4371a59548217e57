import { Construct } from 'constructs';
import { attachManifest } from './attach-manifest';
import { uploadInitialData } from './initial-data';
import { addOutputs } from './outputs';
import { PipelineStart, SpotifyAnalyticsPipelineProps } from './spotify-analytics-pipeline-props';
import { LOCATIONS, TABLE, rawToStaging, stagingToWarehouse } from './spotify-graphs';
import { standardQueries } from './spotify-queries';
import { standardRules } from './spotify-rules';
import { pipelineProblems } from './validation';
import { QueryWorkgroup } from '../athena';
import { WarehouseCatalog } from '../catalog';
import { GraphJob } from '../graph-job';
import { ParquetTarget } from '../job-graph';
import { PipelineError } from '../private/pipeline-error';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import { WarehouseDataSet } from '../quicksight';
import { PipelineStorage } from '../storage';

/**
 * A Spotify analytics pipeline: CSV files in S3, reduced and joined by Glue jobs to typed Parquet, kept in the Data Catalog by a
 * crawler, asked by Athena, and shown by QuickSight.
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
  /** The questions, in the order in which they are shown. */
  public readonly queries: PipelineQuery[];
  /** What must hold of the rows of the warehouse. */
  public readonly qualityRules: QualityRule[];

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
    if (rawGraph) {
      this.rawToStagingJob = new GraphJob(this, 'RawToStaging', { ...props.jobCapacity, graph: rawGraph, locations: { raw: raw!, staging } });
    }
    this.stagingToWarehouseJob = new GraphJob(this, 'StagingToWarehouse', { ...props.jobCapacity, graph, locations: { staging, warehouse } });
    this.catalog = new WarehouseCatalog(this, 'Catalog', {
      target, warehouse, tableName: TABLE.name, tableDescription: TABLE.description, databaseName: props.databaseName, rules: this.qualityRules,
    });
    this.workgroup = new QueryWorkgroup(this, 'Athena', {
      catalog: this.catalog, warehouse, tablePath: target.path, queries: this.queries, removalPolicy: props.removalPolicy,
    });
    if (props.quickSightPrincipalArn !== undefined) {
      this.dataSet = new WarehouseDataSet(this, 'QuickSight', {
        catalog: this.catalog, workgroup: this.workgroup, schema: target.schema, principalArn: props.quickSightPrincipalArn,
      });
    }
    if (props.initialData !== undefined) {
      uploadInitialData(this, props.initialData, rawGraph ?? graph, raw ?? staging);
    }
    addOutputs(this, { firstGraph: rawGraph ?? graph, first: raw ?? staging });
    attachManifest(this, {
      jobs: [
        ...(rawGraph ? [{ graph: rawGraph, from: LOCATIONS.raw, to: LOCATIONS.staging }] : []),
        { graph, from: LOCATIONS.staging, to: LOCATIONS.warehouse },
      ],
      tables: [{ ...TABLE, target, rules: this.qualityRules }],
      queries: this.queries,
    });
  }
}
