/** What is paid for, in US dollars. The defaults are list prices of us-east-1. */
export interface PipelinePrices {
  /**
   * A DPU hour of a Glue job, a crawler or a data quality run.
   *
   * @see https://aws.amazon.com/glue/pricing/
   * @default 0.44
   */
  readonly dpuHour?: number;

  /**
   * A DPU hour of a Glue job on spare machines: `JobExecutionClass.FLEX`.
   *
   * @see https://aws.amazon.com/glue/pricing/
   * @default 0.29
   */
  readonly flexDpuHour?: number;

  /**
   * A terabyte that is scanned by Athena.
   *
   * @see https://aws.amazon.com/athena/pricing/
   * @default 5
   */
  readonly terabyteScanned?: number;

  /**
   * A gigabyte in S3 Standard for a month.
   *
   * @see https://aws.amazon.com/s3/pricing/
   * @default 0.023
   */
  readonly gigabyteMonth?: number;

  /**
   * A KMS key for a month.
   *
   * @see https://aws.amazon.com/kms/pricing/
   * @default 1
   */
  readonly keyMonth?: number;

  /**
   * A metric that an alarm of CloudWatch watches, for a month.
   *
   * @see https://aws.amazon.com/cloudwatch/pricing/
   * @default 0.10
   */
  readonly alarmMonth?: number;

  /**
   * A metric of one's own in CloudWatch for a month.
   *
   * @see https://aws.amazon.com/cloudwatch/pricing/
   * @default 0.30
   */
  readonly metricMonth?: number;

  /**
   * A dashboard in CloudWatch for a month.
   *
   * @see https://aws.amazon.com/cloudwatch/pricing/
   * @default 3
   */
  readonly dashboardMonth?: number;

  /**
   * A reader of QuickSight, which is part of Amazon Quick now, for a month.
   *
   * @see https://aws.amazon.com/quicksight/pricing/
   * @default 3
   */
  readonly readerMonth?: number;

  /**
   * An author of QuickSight for a month, with 10 GB of SPICE. Authors of the kind Pro, and generative answers, cost more.
   *
   * @see https://aws.amazon.com/quicksight/pricing/
   * @default 24
   */
  readonly authorMonth?: number;

  /**
   * Where and when these are the prices, as it stands in the line.
   *
   * @default - list prices of us-east-1 as of 2026-10-01, or 'prices as given' when one is given
   */
  readonly origin?: string;
}
