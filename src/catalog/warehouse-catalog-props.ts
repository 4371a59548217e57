import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { LakeFormationOptions } from './lake-formation-options';
import type { TargetNode } from '../job-graph';
import type { QualityRule } from '../quality';
import type { DataLocation } from '../storage';

/** Properties of a WarehouseCatalog. */
export interface WarehouseCatalogProps {
  /**
   * The target that writes the table: its schema, partition keys and folder. A ParquetTarget, or an IcebergTarget: the job that it is
   * in then makes the table by its first run, and keeps it current, so that there is no crawler.
   */
  readonly target: TargetNode;

  /** The place that the target's location stands for. */
  readonly warehouse: DataLocation;

  /** Name of the table: lower-case letters, digits and `_`. That of an IcebergTarget is the one that it names. */
  readonly tableName: string;

  /**
   * What a row of the table is.
   *
   * @default - none
   */
  readonly tableDescription?: string;

  /**
   * Name of the database: lower-case letters, digits and `_`. Where an IcebergTarget names another, which only a name that is known at
   * deployment can differ from, its job has to be told by `databases`.
   *
   * @default - that which an IcebergTarget names, else made from the construct's path and the id of its stack
   */
  readonly databaseName?: string;

  /**
   * Whether the table is left to the crawler, which finds it by its first run and derives columns and types from the files, as one
   * made by hand in the console does. Its name is that of the folder, and its partition keys are text.
   *
   * @default false - the table is declared with the schema of the target, and the crawler keeps it current
   */
  readonly discoverTable?: boolean;

  /**
   * What must hold of the rows: becomes a data quality ruleset on the table.
   *
   * @default - no ruleset
   */
  readonly rules?: QualityRule[];

  /**
   * When the crawler runs by itself, as a Glue cron expression in UTC, e.g. `cron(0 3 * * ? *)`.
   *
   * @default - only when it is started
   */
  readonly crawlerSchedule?: string;

  /**
   * Role that the crawler runs as. It is given the rights that it needs.
   *
   * @default - a new role, which can read the folder of the table, keep this table current, and write logs
   */
  readonly crawlerRole?: iam.IRole;

  /**
   * How the logs of the crawler are encrypted. The crawler can use the keys of a `glue.SecurityConfiguration`; to those of an imported
   * one it must be given access.
   *
   * @default - by CloudWatch Logs, with a key of its own
   */
  readonly securityConfiguration?: glue.ISecurityConfiguration;

  /**
   * Has AWS Lake Formation guard the table: its folder is registered, the crawler and whoever is let read the table are granted what
   * they need, and tables of the database are not open to everybody whom IAM lets.
   *
   * @default - IAM alone decides
   */
  readonly lakeFormation?: LakeFormationOptions;

  /**
   * What becomes of the database and the table when the stack is deleted. The data is not theirs.
   *
   * @default - RemovalPolicy.DESTROY; RemovalPolicy.RETAIN for an IcebergTarget, whose table alone knows which files are rows of it
   */
  readonly removalPolicy?: RemovalPolicy;
}
