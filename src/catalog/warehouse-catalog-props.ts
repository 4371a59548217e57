import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { CatalogOptions } from './catalog-options';
import type { CatalogTableOptions } from './catalog-table';

/**
 * Properties of a WarehouseCatalog. Where an IcebergTarget names another database than `databaseName`, which only a name that is known at
 * deployment can be, its job has to be told by `databases`; without `databaseName` the database is the one that it names.
 */
export interface WarehouseCatalogProps extends CatalogOptions {
  /** The tables: at least one. */
  readonly tables: CatalogTableOptions[];

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
   * What becomes of the database and the tables when the stack is deleted. The data is not theirs.
   *
   * @default - RemovalPolicy.DESTROY; RemovalPolicy.RETAIN for an IcebergTarget, whose table alone knows which files are rows of it
   */
  readonly removalPolicy?: RemovalPolicy;
}
