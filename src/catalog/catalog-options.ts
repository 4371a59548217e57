import type * as events from 'aws-cdk-lib/aws-events';
import type { LakeFormationOptions } from './lake-formation-options';

/** How the tables of a warehouse are kept in the Data Catalog. */
export interface CatalogOptions {
  /**
   * Name of the database: lower-case letters, digits and `_`. That of an Iceberg table stays when the stack is deleted, unless it is to
   * be destroyed: one that is given has to be another when the stack is deployed anew.
   *
   * @default - made from the construct's path and the id of its stack, so that each deployed stack has its own
   */
  readonly databaseName?: string;

  /**
   * Whether the tables are left to the crawler, which finds them by its first run and derives columns and types from the files, as one
   * made by hand in the console does. The name of each is that of its folder, and its partition keys are text. What is made by the
   * tables' names, such as queries, rules and data sets, works once they have been found.
   *
   * @default false - the tables are declared with the schemas of their targets, and the crawler keeps them current
   */
  readonly discoverTables?: boolean;

  /**
   * When the crawler runs by itself, besides when it is started: a cron expression in UTC, since crawlers take no rate.
   *
   * @default - only when it is started
   */
  readonly crawlerSchedule?: events.Schedule;

  /**
   * Has AWS Lake Formation guard the tables: their folders are registered, the crawler, the jobs, the quality rules, QuickSight and
   * whoever is let read the tables are granted what they need, and tables of the database are not open to everybody whom IAM lets.
   * What deploys the stack has to be a data lake administrator.
   *
   * @default - IAM alone decides
   */
  readonly lakeFormation?: LakeFormationOptions;
}
