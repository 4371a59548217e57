import { Annotations, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PipelineStart, SpotifyAnalyticsPipelineProps, WarehouseFormat } from './spotify-analytics-pipeline-props';
import { SpotifyDashboard } from './spotify-dashboard';
import { rawToStaging, stagingToWarehouse, TABLE } from './spotify-graphs';
import { SpotifyQueries } from './spotify-queries';
import { SpotifyRules } from './spotify-rules';
import type { GraphJob } from '../graph-job';
import { TargetNode } from '../job-graph';
import { AnalyticsPipeline, AnalyticsPipelineProps } from '../pipeline';

/**
 * An AnalyticsPipeline of the public Spotify data set: five CSV files are reduced to albums, artists and tracks in staging, and joined to
 * one table, a row for each track on an album with its artist. Queries, quality rules and a dashboard come with it.
 *
 * The same pipeline runs on one machine from the cloud assembly: `npx cdk-spotify-analytics-local run cdk.out --data DIR --out DIR`.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class SpotifyAnalyticsPipeline extends AnalyticsPipeline {
  /** The job that reduces the raw files to the staged ones, unless the pipeline starts from staging. */
  public readonly rawToStagingJob?: GraphJob;
  /** The job that joins the staged files to the warehouse. */
  public readonly stagingToWarehouseJob: GraphJob;

  constructor(scope: Construct, id: string, props: SpotifyAnalyticsPipelineProps = {}) {
    super(scope, id, spotifyPipeline(props));
    [this.stagingToWarehouseJob, this.rawToStagingJob] = [...this.jobs].reverse();
    if (props.sources?.features && !props.audioFeatures) {
      Annotations.of(this).addWarningV2('cdk-spotify-analytics:featuresUnread', 'sources.features is given, and not read, since audioFeatures is not');
    }
  }
}

/** What the Spotify data asks of a pipeline. */
function spotifyPipeline(props: SpotifyAnalyticsPipelineProps): AnalyticsPipelineProps {
  const { startFrom, sources, audioFeatures = false, warehouseFormat, partitionKeys, qualityRules, queries, dashboard, ...options } = props;
  const icebergDatabase = warehouseFormat === WarehouseFormat.ICEBERG ? databaseInGraph(options.catalog?.databaseName) : undefined;
  const startsFromStaging = startFrom === PipelineStart.STAGING;
  const warehouse = stagingToWarehouse({ audioFeatures, sources, startsFromStaging, partitionKeys, icebergDatabase });
  const target = warehouse.nodes.find((node) => node instanceof TargetNode) as TargetNode;
  return {
    ...options,
    graphs: [...(startsFromStaging ? [] : [rawToStaging(audioFeatures, sources)]), warehouse],
    tables: [{ ...TABLE, target, rules: qualityRules ?? SpotifyRules.standard() }],
    queries: queries ?? SpotifyQueries.standard(),
    dashboard: dashboard ?? new SpotifyDashboard({ dataSet: SpotifyDashboard.tracks(audioFeatures) }),
  };
}

/** What the database of an Iceberg table is called in the graph: as it is, where that is known before the deployment. */
function databaseInGraph(databaseName: string | undefined): string {
  return databaseName === undefined || Token.isUnresolved(databaseName) ? 'spotify' : databaseName;
}
