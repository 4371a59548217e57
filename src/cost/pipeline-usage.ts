import type { Duration, Size } from 'aws-cdk-lib';

/** Something of Glue that runs once in each run of a pipeline. */
export interface GlueUsage {
  /** What it is, as it stands in the line, e.g. `jobs`. */
  readonly name: string;
  /** Data processing units that it takes. */
  readonly dpus: number;
  /** How long it takes. */
  readonly duration: Duration;
  /**
   * Whether it runs on spare machines, for less.
   *
   * @default false
   */
  readonly flex?: boolean;
  /**
   * What is paid for at least: a minute of a job or a data quality run, ten minutes of a crawler.
   *
   * @default Duration.minutes(1)
   */
  readonly leastBilled?: Duration;
}

/** What a pipeline uses. */
export interface PipelineUsage {
  /** Jobs, crawler, data quality run: what each run takes. */
  readonly glue: GlueUsage[];

  /**
   * Runs in a month.
   *
   * @default 30
   */
  readonly runsPerMonth?: number;

  /**
   * Queries in a month.
   *
   * @default 0
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
   * @default - nothing
   */
  readonly stored?: Size;

  /**
   * KMS keys that are there for it.
   *
   * @default 0
   */
  readonly keys?: number;

  /**
   * Metrics that alarms of CloudWatch watch: an alarm on an expression of three counts three times.
   *
   * @default 0
   */
  readonly alarmMetrics?: number;

  /**
   * Metrics of one's own in CloudWatch.
   *
   * @default 0
   */
  readonly customMetrics?: number;

  /**
   * Dashboards in CloudWatch.
   *
   * @default 0
   */
  readonly dashboards?: number;

  /**
   * Readers of QuickSight.
   *
   * @default 0
   */
  readonly readers?: number;

  /**
   * Authors of QuickSight: whoever owns something in it.
   *
   * @default 0
   */
  readonly authors?: number;
}
