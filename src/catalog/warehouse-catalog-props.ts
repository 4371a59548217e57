import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { CatalogTableOptions } from './catalog-table';
import type { LakeFormationOptions } from './lake-formation-options';

/** Properties of a WarehouseCatalog. */
export interface WarehouseCatalogProps {
  /** The tables: at least one. */
  readonly tables: CatalogTableOptions[];

  /**
   * Name of the database: lower-case letters, digits and `_`. Where an IcebergTarget names another, which only a name that is known at
   * deployment can differ from, its job has to be told by `databases`.
   *
   * @default - that which an IcebergTarget names, else made from the construct's path and the id of its stack
   */
  readonly databaseName?: string;

  /**
   * Whether the tables are left to the crawler, which finds them by its first run and derives columns and types from the files, as one
   * made by hand in the console does. The name of each is that of its folder, and its partition keys are text.
   *
   * @default false - the tables are declared with the schemas of their targets, and the crawler keeps them current
   */
  readonly discoverTables?: boolean;

  /**
   * When the crawler runs by itself: a cron expression in UTC, since crawlers take no rate.
   *
   * @default - only when it is started
   */
  readonly crawlerSchedule?: events.Schedule;

  /**
   * Role that the crawler runs as. It is given the rights that it needs.
   *
   * @default - a new role, which can read the folders of the tables, keep these tables current, and write logs
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
   * Has AWS Lake Formation guard the tables: their folders are registered, the crawler and whoever is let read the tables are granted what
   * they need, and tables of the database are not open to everybody whom IAM lets.
   *
   * @default - IAM alone decides
   */
  readonly lakeFormation?: LakeFormationOptions;

  /**
   * What becomes of the database and the tables when the stack is deleted. The data is not theirs.
   *
   * @default - RemovalPolicy.DESTROY; RemovalPolicy.RETAIN for an IcebergTarget, whose table alone knows which files are rows of it
   */
  readonly removalPolicy?: RemovalPolicy;
}
