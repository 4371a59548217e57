import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { catalogProblems } from './catalog-problems';
import { declareTable } from './declared-table';
import { LakeFormationAccess } from './lake-formation-access';
import type { LakeFormationOptions } from './lake-formation-options';
import type { WarehouseCatalogProps } from './warehouse-catalog-props';
import { crawlerRoleOf, createCrawler } from './warehouse-crawler';
import { IcebergTarget } from '../job-graph';
import { databaseOfStack, nameOfStack } from '../private/name-of-stack';
import { grantReadTables } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { removalOf } from '../private/removal';
import type { QualityRule } from '../quality';
import { renderDqdlRuleset } from '../quality/dqdl';

/**
 * The warehouse in the Data Catalog: a database, its table, and what keeps the table current.
 *
 * The table is declared with the schema that is known at synthesis, and a crawler, which never deletes or replaces what was declared,
 * keeps its partitions and new columns current. Or the crawler finds the table (`discoverTable`), or a job makes an Iceberg table by
 * its first run: whatever is made by the table's name, such as queries, works then once that has happened.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class WarehouseCatalog extends Construct {
  /** The database. */
  public readonly database: glue.Database;
  /** The table. One that is not declared here is there once the crawler has found it, or the job has made it. */
  public readonly table: glue.ITable;
  /** The crawler, unless the table is an Iceberg table. */
  public readonly crawler?: glue.CfnCrawler;
  /** The role that the crawler runs as, when there is one. */
  public readonly crawlerRole?: iam.IRole;
  /** The data quality ruleset of the table, when there are rules. */
  public readonly ruleset?: glue.DataQualityRuleset;
  /** What AWS Lake Formation allows, when it guards the table. */
  public readonly lakeFormation?: LakeFormationAccess;

  constructor(scope: Construct, id: string, props: WarehouseCatalogProps) {
    super(scope, id);
    const problems = catalogProblems(props);
    if (problems.length > 0) throw new PipelineError('The catalog of the warehouse cannot work', problems);
    const iceberg = props.target instanceof IcebergTarget ? props.target : undefined;
    const isDeclared = iceberg === undefined && !props.discoverTable;
    const removalPolicy = removalOf(props.removalPolicy ?? (iceberg ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY));
    const databaseName = props.databaseName ?? iceberg?.database ?? databaseOfStack(this);
    this.database = new glue.Database(this, 'Database', { databaseName, removalPolicy });
    this.table = isDeclared ? declareTable(this, this.database, props) : this.nameTable(props.tableName);
    if (this.table instanceof glue.S3Table) this.table.applyRemovalPolicy(removalPolicy);
    if (!iceberg) {
      this.crawlerRole = crawlerRoleOf(this, this.database, props);
      this.crawler = createCrawler(this, this.database, this.table, this.crawlerRole, props);
    }
    if (props.rules && props.rules.length > 0) this.ruleset = this.createRuleset(props.tableName, props.rules);
    if (props.lakeFormation) this.lakeFormation = this.guard(props.lakeFormation, isDeclared, props);
  }

  /** Lets a principal read the definition of the table, and where AWS Lake Formation guards it, ask for its rows. */
  public grantReadTable(grantee: iam.IGrantable): iam.Grant {
    const grant = grantReadTables(grantee, this, this.database.databaseName, [this.table.tableName]);
    return this.lakeFormation ? grant.combine(this.lakeFormation.grantRead(grantee)) : grant;
  }

  private nameTable(tableName: string): glue.ITable {
    const tableArn = Stack.of(this).formatArn({ service: 'glue', resource: 'table', resourceName: `${this.database.databaseName}/${tableName}` });
    return glue.S3Table.fromTableAttributes(this, 'Table', { tableArn, tableName });
  }

  /** Glue takes a ruleset of a table that is not there yet: its API model has no error for that. */
  private createRuleset(tableName: string, rules: QualityRule[]): glue.DataQualityRuleset {
    return new glue.DataQualityRuleset(this, 'Ruleset', {
      rulesetName: nameOfStack(this, 255),
      description: `What must hold of the rows of ${tableName}`,
      dqdl: glue.Dqdl.fromString(renderDqdlRuleset(rules.map((rule) => rule._toModel()))),
      targetTable: glue.DataQualityTargetTable.fromTable(this.database, this.table),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private guard(options: LakeFormationOptions, isDeclared: boolean, { warehouse, target }: WarehouseCatalogProps): LakeFormationAccess {
    // A table would else be open to everybody whom IAM lets, as an account has it that was never told otherwise.
    // https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
    (this.database.node.defaultChild as glue.CfnDatabase).addPropertyOverride('DatabaseInput.CreateTableDefaultPermissions', []);
    const access = new LakeFormationAccess(this, 'LakeFormation', {
      ...options,
      database: this.database,
      tableName: isDeclared ? this.table.tableName : undefined,
      location: warehouse,
      path: target.path,
    });
    if (this.crawlerRole && isDeclared) access.grantUpdate(this.crawlerRole);
    else if (this.crawlerRole) access.grantCreate(this.crawlerRole);
    return access;
  }
}
