import { Names, RemovalPolicy } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { toColumn } from './columns';
import type { ParquetTarget } from '../job-graph';
import { acknowledge } from '../private/acknowledge';
import { grantReadPath, grantUpdateTables, grantWriteGlueLogs, serviceRole } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { catalogNameProblems, locationProblems } from '../private/problems';
import type { QualityRule } from '../quality';
import { renderDqdlRuleset } from '../render/dqdl';
import type { DataLocation } from '../storage';

/** Properties of a WarehouseCatalog. */
export interface WarehouseCatalogProps {
  /** The target that writes the table: its schema, partition keys and folder. */
  readonly target: ParquetTarget;

  /** The place that the target's location stands for. */
  readonly warehouse: DataLocation;

  /** Name of the table: lower-case letters, digits and `_`. */
  readonly tableName: string;

  /**
   * What a row of the table is.
   *
   * @default - none
   */
  readonly tableDescription?: string;

  /**
   * Name of the database: lower-case letters, digits and `_`.
   *
   * @default - made from the construct's path
   */
  readonly databaseName?: string;

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
   * How the logs of the crawler are encrypted.
   *
   * @default - by CloudWatch Logs, with a key of its own
   */
  readonly securityConfiguration?: glue.ISecurityConfiguration;

  /**
   * What becomes of the database and the table when the stack is deleted. The data is not theirs.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The warehouse in the Data Catalog: a database, a table with the schema that is known at synthesis, and a crawler that keeps
 * its partitions and new columns current. The crawler never deletes or replaces what was declared.
 */
export class WarehouseCatalog extends Construct {
  /** The database. */
  public readonly database: glue.Database;
  /** The table. */
  public readonly table: glue.S3Table;
  /** The crawler. */
  public readonly crawler: glue.CfnCrawler;
  /** The role that the crawler runs as. */
  public readonly crawlerRole: iam.IRole;
  /** The data quality ruleset of the table, when there are rules. */
  public readonly ruleset?: glue.DataQualityRuleset;

  constructor(scope: Construct, id: string, props: WarehouseCatalogProps) {
    super(scope, id);
    const problems = catalogProblems(props);
    if (problems.length > 0) throw new PipelineError('The catalog of the warehouse cannot work', problems);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.DESTROY;
    this.database = new glue.Database(this, 'Database', { databaseName: props.databaseName, removalPolicy });
    this.table = this.declareTable(props, removalPolicy);
    this.crawlerRole = this.createCrawlerRole(props);
    this.crawler = this.createCrawler(props);
    if (props.rules && props.rules.length > 0) {
      this.ruleset = this.createRuleset(props.tableName, props.rules);
      this.ruleset.applyRemovalPolicy(removalPolicy);
    }
  }

  private declareTable(props: WarehouseCatalogProps, removalPolicy: RemovalPolicy): glue.S3Table {
    const { target, warehouse } = props;
    const isKey = (name: string) => target.partitionKeys.includes(name);
    const table = new glue.S3Table(this, 'Table', {
      database: this.database,
      tableName: props.tableName,
      description: props.tableDescription,
      storage: glue.S3TableStorage.fromBucket(warehouse.bucket),
      s3Prefix: `${warehouse.prefix ?? ''}${target.path}`,
      dataFormat: glue.DataFormat.PARQUET,
      hasEncryptedData: false,
      // What a crawler writes on a Parquet table: Athena, Glue and the crawler itself read it.
      parameters: { classification: 'parquet' },
      columns: target.schema.fields.filter((field) => !isKey(field.name)).map(toColumn),
      partitionKeys: target.partitionKeys.length === 0
        ? undefined
        : target.partitionKeys.flatMap((key) => target.schema.field(key) ?? []).map(toColumn),
    });
    table.applyRemovalPolicy(removalPolicy);
    return table;
  }

  private createCrawlerRole(props: WarehouseCatalogProps): iam.Role {
    const role = serviceRole(this, 'CrawlerRole', 'glue.amazonaws.com', `Crawls the table ${props.tableName}`);
    grantReadPath(role, props.warehouse, props.target.path);
    grantUpdateTables(role, this, this.database.databaseName, [props.tableName]);
    grantWriteGlueLogs(role, this, '/aws-glue/');
    return role;
  }

  private createCrawler(props: WarehouseCatalogProps): glue.CfnCrawler {
    const crawler = new glue.CfnCrawler(this, 'Crawler', {
      role: this.crawlerRole.roleArn,
      description: `Keeps the partitions and new columns of ${props.tableName} current`,
      targets: { catalogTargets: [{ databaseName: this.database.databaseName, tables: [this.table.tableName] }] },
      // A catalog target accepts no other delete behaviour than LOG.
      // https://docs.aws.amazon.com/glue/latest/dg/crawler-data-stores.html
      schemaChangePolicy: { updateBehavior: 'UPDATE_IN_DATABASE', deleteBehavior: 'LOG' },
      configuration: JSON.stringify(CRAWLER_CONFIGURATION),
      crawlerSecurityConfiguration: props.securityConfiguration?.securityConfigurationName,
      schedule: props.crawlerSchedule === undefined ? undefined : { scheduleExpression: props.crawlerSchedule },
    });
    if (!props.securityConfiguration) acknowledge(crawler, UNENCRYPTED_LOGS, 'AwsSolutions-GL1');
    // The crawler is refused when its role cannot read yet.
    crawler.node.addDependency(this.crawlerRole);
    return crawler;
  }

  private createRuleset(tableName: string, rules: QualityRule[]): glue.DataQualityRuleset {
    return new glue.DataQualityRuleset(this, 'Ruleset', {
      rulesetName: Names.uniqueResourceName(this, { maxLength: 255, separator: '-' }),
      description: `What must hold of the rows of ${tableName}`,
      dqdl: glue.Dqdl.fromString(renderDqdlRuleset(rules.map((rule) => rule._toModel()))),
      targetTable: glue.DataQualityTargetTable.fromTable(this.database, this.table),
    });
  }
}

/**
 * New columns are added, declared ones stay as they are; partitions take their schema from the table.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
 */
const CRAWLER_CONFIGURATION = {
  Version: 1,
  CrawlerOutput: {
    Partitions: { AddOrUpdateBehavior: 'InheritFromTable' },
    Tables: { AddOrUpdateBehavior: 'MergeNewColumns' },
  },
};

const UNENCRYPTED_LOGS = 'The logs of the crawler name partitions and columns, and hold no row; CloudWatch Logs encrypts them by a key of its own.';

/** Characters of a comment on a column, at most (`Comment` of a column in Glue's API model). */
const LONGEST_COMMENT = 255;

function catalogProblems({ target, warehouse, tableName, databaseName, rules }: WarehouseCatalogProps): string[] {
  const long = target.schema.fields.filter(({ description }) => (description ?? '').length > LONGEST_COMMENT);
  return [
    ...catalogNameProblems('tableName', tableName),
    ...catalogNameProblems('databaseName', databaseName),
    ...locationProblems('warehouse', warehouse),
    ...(rules ?? []).flatMap((rule) => rule._problems(target.schema)),
    ...long.map(({ name, description }) => `field ${name}: a description has at most ${LONGEST_COMMENT} characters, got: ${description!.length}`),
  ];
}
