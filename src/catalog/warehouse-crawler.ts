import * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { WarehouseCatalogProps } from './warehouse-catalog-props';
import { acknowledge } from '../private/acknowledge';
import { grantEncryption } from '../private/encryption-permissions';
import { grantDeclareTables, grantUpdateTables, grantWriteGlueLogs, serviceRole } from '../private/permissions';
import { roleHere } from '../private/role-here';
import { waitForRights } from '../private/wait-for-rights';
import { grantReadPaths } from '../storage/bucket-permissions';
import { urlOf } from '../storage/location-keys';

const UNENCRYPTED_LOGS = 'The logs of the crawler name partitions and columns, and hold no row; CloudWatch Logs encrypts them by a key of its own.';

/**
 * New columns are added, those that are there stay as they are; partitions take their schema from the table.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
 */
const OUTPUT = {
  Partitions: { AddOrUpdateBehavior: 'InheritFromTable' },
  Tables: { AddOrUpdateBehavior: 'MergeNewColumns' },
};

/** What lies under the folder and holds no rows: marks of folders, and what Spark has not published yet. */
const NO_ROWS = ['**_$folder$', '_*', '**/_*'];

/** The role of a crawler, with the rights that it needs. */
export function crawlerRoleOf(scope: Construct, database: glue.Database, props: WarehouseCatalogProps): iam.IRole {
  const { tableName, target, warehouse, securityConfiguration } = props;
  const role = roleHere(scope, props.crawlerRole) ?? serviceRole(scope, 'CrawlerRole', 'glue.amazonaws.com', `Crawls the table ${tableName}`);
  grantReadPaths(role, warehouse, target.path);
  // It can make the table of this name only: one that stood in its way would fail the crawl, and not be found under another name.
  const grantTable = props.discoverTable ? grantDeclareTables : grantUpdateTables;
  grantTable(role, scope, database.databaseName, [tableName]);
  grantWriteGlueLogs(role, scope, '/aws-glue/');
  if (securityConfiguration) grantEncryption(role, scope, securityConfiguration, '/aws-glue/');
  return role;
}

/** A crawler that keeps a declared table current, or finds it. */
export function createCrawler(
  scope: Construct, database: glue.Database, table: glue.ITable, role: iam.IRole, props: WarehouseCatalogProps,
): glue.CfnCrawler {
  const { tableName, discoverTable, crawlerSchedule, securityConfiguration } = props;
  const crawler = new glue.CfnCrawler(scope, 'Crawler', {
    role: role.roleArn,
    description: discoverTable ? `Finds the table ${tableName}` : `Keeps the partitions and new columns of ${tableName} current`,
    ...(discoverTable ? discovery(database, props) : {
      targets: { catalogTargets: [{ databaseName: database.databaseName, tables: [table.tableName] }] },
      configuration: JSON.stringify({ Version: 1, CrawlerOutput: OUTPUT }),
    }),
    // A catalog target accepts no other delete behaviour than LOG, and a table that was found is to stay while a job replaces its files.
    // https://docs.aws.amazon.com/glue/latest/dg/crawler-data-stores.html
    schemaChangePolicy: { updateBehavior: 'UPDATE_IN_DATABASE', deleteBehavior: 'LOG' },
    crawlerSecurityConfiguration: securityConfiguration?.securityConfigurationName,
    schedule: crawlerSchedule === undefined ? undefined : { scheduleExpression: crawlerSchedule },
  });
  if (!securityConfiguration) acknowledge(crawler, UNENCRYPTED_LOGS, 'AwsSolutions-GL1');
  // The crawler is refused when its role cannot read yet.
  waitForRights(crawler, role);
  return crawler;
}

/** One table of all that lies under the folder, which is named as the folder is. */
function discovery(database: glue.Database, { warehouse, target }: WarehouseCatalogProps) {
  return {
    databaseName: database.databaseName,
    targets: { s3Targets: [{ path: urlOf(warehouse, target.path), exclusions: NO_ROWS }] },
    configuration: JSON.stringify({
      Version: 1, CrawlerOutput: { Partitions: OUTPUT.Partitions }, Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' },
    }),
  };
}
