import type { Duration } from 'aws-cdk-lib';
import type { RefreshSchedule } from './refresh-schedule';

/** Where QuickSight has the rows of a data set. */
export enum ImportMode {
  /** In its own memory, SPICE, as of the last refresh: fast, and Athena is asked once. */
  SPICE = 'SPICE',
  /** Nowhere: Athena is asked each time that somebody looks. */
  DIRECT_QUERY = 'DIRECT_QUERY',
}

/** Which rows an incremental refresh loads anew. */
export interface IncrementalRefresh {
  /** Name of the field, a date or a timestamp, that says how old a row is. */
  readonly field: string;

  /** How far back rows are loaded anew: whole hours, days or weeks. */
  readonly window: Duration;
}

/** How the rules of row-level security name users and groups. */
export enum RowLevelSecurityFormat {
  /** By their names, in the columns UserName and GroupName. */
  NAMES = 'VERSION_1',
  /** By their ARNs, in the columns UserARN and GroupARN. */
  ARNS = 'VERSION_2',
}

/** Who sees which rows. */
export interface RowLevelSecurity {
  /** ARN of the data set in QuickSight that has the rules: for users and groups, the values of fields whose rows they see. */
  readonly rulesDataSetArn: string;

  /**
   * How the rules name users and groups.
   *
   * @default RowLevelSecurityFormat.NAMES
   */
  readonly format?: RowLevelSecurityFormat;

  /**
   * The namespace of the names in the rules.
   *
   * @default - the default one; ARNs have their own
   */
  readonly namespace?: string;
}

/** How QuickSight has the rows of data sets. */
export interface QuickSightDataSetOptions {
  /**
   * Where the rows are.
   *
   * @default ImportMode.SPICE
   */
  readonly importMode?: ImportMode;

  /**
   * Which rows are loaded anew by refreshes that are incremental: those of a `refreshSchedule` of that type. The refresh that the workflow
   * of a pipeline starts is full. Data sets without the field are loaded whole.
   *
   * @default - every refresh loads all rows
   */
  readonly incrementalRefresh?: IncrementalRefresh;

  /**
   * When QuickSight refreshes them by itself.
   *
   * @default - only when a refresh is started, as the workflow of a pipeline does after its jobs
   */
  readonly refreshSchedule?: RefreshSchedule;

  /**
   * Who sees which rows.
   *
   * @default - whoever sees the data set or the dashboard sees all rows
   */
  readonly rowLevelSecurity?: RowLevelSecurity;
}
