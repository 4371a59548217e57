import { RemovalPolicy, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { catalogProblems } from './catalog-problems';
import type { CatalogTable, CatalogTableOptions } from './catalog-table';
import { createTable, TargetTable } from './create-table';
import { LakeFormationAccess } from './lake-formation-access';
import type { LakeFormationOptions } from './lake-formation-options';
import type { WarehouseCatalogProps } from './warehouse-catalog-props';
import { crawlerRoleOf, createCrawler } from './warehouse-crawler';
import { IcebergTarget } from '../job-graph';
import { WHOLE_LOCATION } from '../manifest/place';
import { databaseOfStack, nameOfStack } from '../private/name-of-stack';
import { grantReadTables } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { removalOf } from '../private/removal';
import { renderDqdlRuleset } from '../quality/dqdl';
import { grantReadPaths } from '../storage/bucket-permissions';

/**
 * A warehouse in the Data Catalog: a database, its tables, and what keeps the tables current.
 *
 * The tables are declared with the schemas that are known at synthesis, and a crawler, which never deletes or replaces what was declared,
 * keeps their partitions and new columns current. Or the crawler finds the tables (`discoverTables`), or a job makes an Iceberg table by
 * its first run: whatever is made by a table's name, such as queries, works then once that has happened.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class WarehouseCatalog extends Construct {
  /** The database. */
  public readonly database: glue.Database;
  /** The tables, in the order in which they were given. */
  public readonly tables: CatalogTable[];
  /** The crawler, unless all tables are Iceberg tables. */
  public readonly crawler?: glue.CfnCrawler;
  /** The role that the crawler runs as, when there is one. */
  public readonly crawlerRole?: iam.IRole;
  /** What AWS Lake Formation allows, when it guards the tables. */
  public readonly lakeFormation?: LakeFormationAccess;

  constructor(scope: Construct, id: string, props: WarehouseCatalogProps) {
    super(scope, id);
    const problems = catalogProblems(props);
    if (problems.length > 0) throw new PipelineError('The catalog of the warehouse cannot work', problems);
    const iceberg = props.tables.map(({ target }) => target).find((target) => target instanceof IcebergTarget);
    const removalPolicy = removalOf(props.removalPolicy ?? (iceberg ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY));
    const databaseName = props.databaseName ?? iceberg?.database ?? databaseOfStack(this);
    this.database = new glue.Database(this, 'Database', { databaseName, removalPolicy });
    const tables = props.tables.map((table, index) => this.createTable(table, index, props));
    this.tables = tables.map(({ name, table, location, ruleset }) => ({ name, table, location, ruleset }));
    for (const { table } of tables) if (table instanceof glue.S3Table) table.applyRemovalPolicy(removalPolicy);
    const crawled = tables.filter(({ options }) => !(options.target instanceof IcebergTarget));
    if (crawled.length > 0) {
      const parts = { database: this.database, tables: crawled, props };
      this.crawlerRole = crawlerRoleOf(this, parts);
      this.crawler = createCrawler(this, this.crawlerRole, parts);
    }
    if (props.lakeFormation) this.lakeFormation = this.guard(props.lakeFormation, tables);
  }

  /** Lets a principal read the tables: their definitions, the files that hold their rows, and what AWS Lake Formation guards of them. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    const definitions = grantReadTables(grantee, this, this.database.databaseName, this.tables.map(({ table }) => table.tableName));
    const guarded = this.lakeFormation ? definitions.combine(this.lakeFormation.grantRead(grantee)) : definitions;
    return this.tables.reduce((grant, { location }) => grant.combine(grantReadPaths(grantee, location, WHOLE_LOCATION)), guarded);
  }

  /** A table with its ruleset. */
  private createTable(options: CatalogTableOptions, index: number, { discoverTables }: WarehouseCatalogProps): TargetTable {
    const { name, target, rules } = options;
    const scope = new Construct(this, Token.isUnresolved(name) ? `Table${index + 1}` : name);
    const table = createTable(scope, this.database, options, !(target instanceof IcebergTarget) && !discoverTables);
    if (!rules || rules.length === 0) return table;
    // Glue takes a ruleset of a table that is not there yet: its API model has no error for that.
    const ruleset = new glue.DataQualityRuleset(scope, 'Ruleset', {
      rulesetName: nameOfStack(scope, 255),
      description: `What must hold of the rows of ${name}`,
      dqdl: glue.Dqdl.fromString(renderDqdlRuleset(rules.map((rule) => rule._toModel()))),
      targetTable: glue.DataQualityTargetTable.fromTable(this.database, table.table),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return { ...table, ruleset };
  }

  private guard(options: LakeFormationOptions, tables: readonly TargetTable[]): LakeFormationAccess {
    // A table would else be open to everybody whom IAM lets, as an account has it that was never told otherwise.
    // https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
    (this.database.node.defaultChild as glue.CfnDatabase).addPropertyOverride('DatabaseInput.CreateTableDefaultPermissions', []);
    const access = new LakeFormationAccess(this, 'LakeFormation', {
      ...options,
      database: this.database,
      tables: tables.map(({ table, isDeclared, options: { location, target } }) => ({
        tableName: isDeclared ? table.tableName : undefined, location, path: target.path,
      })),
    });
    if (!this.crawlerRole) return access;
    if (tables.some(({ isDeclared }) => isDeclared)) access.grantUpdate(this.crawlerRole);
    else access.grantCreate(this.crawlerRole);
    return access;
  }
}
