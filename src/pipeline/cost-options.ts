import type { Duration, Size } from 'aws-cdk-lib';
import type { PipelinePrices } from '../cost';

/** What a pipeline is assumed to use, and at which prices, when its cost is estimated. */
export interface CostOptions {
  /**
   * How long each of the Glue jobs runs.
   *
   * @default Duration.minutes(3)
   */
  readonly jobDuration?: Duration;

  /**
   * How long the crawler runs. Glue bills ten minutes at least.
   *
   * @default Duration.minutes(2)
   */
  readonly crawlerDuration?: Duration;

  /**
   * How long the evaluation of the quality rules of a table runs.
   *
   * @default Duration.minutes(3)
   */
  readonly evaluationDuration?: Duration;

  /**
   * Runs in a month.
   *
   * @default 30
   */
  readonly runsPerMonth?: number;

  /**
   * Queries in a month.
   *
   * @default 1000
   */
  readonly queriesPerMonth?: number;

  /**
   * What a query scans. Athena bills 10 megabytes at least.
   *
   * @default Size.mebibytes(10)
   */
  readonly scannedPerQuery?: Size;

  /**
   * What is stored, in all locations.
   *
   * @default Size.gibibytes(1)
   */
  readonly stored?: Size;

  /**
   * Readers of QuickSight.
   *
   * @default - 1 where the dashboard is in QuickSight, else 0
   */
  readonly readers?: number;

  /**
   * Authors of QuickSight. Who has them for something else too may leave them out: 0.
   *
   * @default - one for each owner of what is in QuickSight; a group counts as one
   */
  readonly authors?: number;

  /**
   * The prices.
   *
   * @default - list prices of us-east-1
   */
  readonly prices?: PipelinePrices;
}
