import { Annotations, Names, Stack } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lakeformation from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import type { LakeFormationOptions } from './lake-formation-options';
import { enumerated } from '../private/lists';
import { numbered } from '../private/names';
import { grantDataAccess, serviceRole } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { roleHere } from '../private/role-here';
import type { AssumingService } from '../private/service-principals';
import { waitForRights } from '../private/wait-for-rights';
import type { DataLocation } from '../storage';
import { grantReadWritePaths } from '../storage/bucket-permissions';
import { keyOf } from '../storage/location-keys';
import { locationProblems } from '../storage/location-problems';

/** A table that AWS Lake Formation guards. */
export interface GuardedTable {
  /**
   * Name of the table, which has to be there when the stack is deployed.
   *
   * @default - all tables of the database, for one that is made later: nothing can be granted on a table that is not there
   */
  readonly tableName?: string;

  /** The place that the path is in. */
  readonly location: DataLocation;

  /** Folder of the table under that place, e.g. `tracks/`; `/` is the place as a whole. */
  readonly path: string;
}

/** Properties of a LakeFormationAccess. */
export interface LakeFormationAccessProps extends LakeFormationOptions {
  /** The database of the tables. */
  readonly database: glue.IDatabase;

  /** The tables. */
  readonly tables: GuardedTable[];
}

/**
 * Tables under AWS Lake Formation: their folders are registered, and who may do what with them is granted there, besides by IAM.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class LakeFormationAccess extends Construct {
  /** The folders as Lake Formation has them, when they are registered here. */
  public readonly registrations: lakeformation.CfnResource[];
  /** The role as which Lake Formation reads and writes the folders, when they are registered here. */
  public readonly registrationRole?: iam.IRole;
  private readonly props: LakeFormationAccessProps;

  constructor(scope: Construct, id: string, props: LakeFormationAccessProps) {
    super(scope, id);
    const problems = [...lakeFormationProblems(props), ...props.tables.flatMap(({ location }) => locationProblems('location', location))];
    if (problems.length > 0) throw new PipelineError('The access by Lake Formation cannot work', problems);
    this.props = props;
    const role = props.registerLocation ?? true ? this.createRole() : undefined;
    this.registrationRole = role;
    this.registrations = role ? props.tables.map((table, index) => this.register(numbered('Location', index), table, role)) : [];
  }

  /** Lets a role or a user ask for the rows of the tables. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    this.permit('Database', grantee, { database: this.database() }, ['DESCRIBE']);
    const { tables } = this.props;
    const asked = tables.some(({ tableName }) => tableName === undefined) ? [undefined] : tables.map(({ tableName }) => tableName);
    asked.forEach((name, index) => this.permit(numbered('Table', index), grantee, { table: this.table(name) }, ['DESCRIBE', 'SELECT']));
    return grantDataAccess(grantee);
  }

  /** Lets a role or a user keep the tables current that are there: their columns and their partitions. */
  public grantUpdate(grantee: iam.IGrantable): void {
    this.permit('Database', grantee, { database: this.database() }, ['DESCRIBE']);
    // New partitions are inserted, and those that are there are listed by SELECT.
    // https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
    this.props.tables.flatMap(({ tableName }) => tableName ?? [])
      .forEach((name, index) => this.permit(numbered('Table', index), grantee, { table: this.table(name) }, ['ALTER', 'DESCRIBE', 'INSERT', 'SELECT']));
    this.permitLocations(grantee);
  }

  /** Lets a role or a user make the tables. Whoever has made one can do all with it. */
  public grantCreate(grantee: iam.IGrantable): void {
    this.permit('Database', grantee, { database: this.database() }, ['CREATE_TABLE', 'DESCRIBE']);
    this.permitLocations(grantee);
  }

  /** A table can only be pointed at a registered folder by whom that was granted to. */
  private permitLocations(grantee: iam.IGrantable): void {
    this.props.tables.forEach((table, index) => {
      const dataLocation = { catalogId: Stack.of(this).account, resourceArn: folderArn(table) };
      const permissions = this.permit(numbered('Location', index), grantee, { dataLocation }, ['DATA_LOCATION_ACCESS']);
      if (this.registrations.length > 0) permissions?.node.addDependency(this.registrations[index]);
    });
  }

  /** One resource for each principal and what it is granted on: Lake Formation knows two of them as one. */
  private permit(
    id: string, grantee: iam.IGrantable, resource: lakeformation.CfnPrincipalPermissions.ResourceProperty, permissions: string[],
  ): lakeformation.CfnPrincipalPermissions | undefined {
    const principal = principalOf(grantee);
    if (!principal) {
      Annotations.of(this).addWarningV2('cdk-spotify-analytics:principalUnknown',
        `Lake Formation grants to roles and users; grant ${permissions.join(' and ')} on the tables to the other principals yourself`);
      return undefined;
    }
    const { scope, name } = this.placeOf(id, principal.construct);
    const existing = scope.node.tryFindChild(name) as lakeformation.CfnPrincipalPermissions | undefined;
    if (existing) {
      existing.permissions = [...new Set([...existing.permissions, ...permissions])].sort();
      return existing;
    }
    return new lakeformation.CfnPrincipalPermissions(scope, name, {
      principal: { dataLakePrincipalIdentifier: principal.arn },
      resource,
      permissions,
      permissionsWithGrantOption: [],
    });
  }

  /** What is granted to a role of another stack is in that stack, as its policies are: each of the two would else need the other. */
  private placeOf(id: string, principal: Construct): { scope: Construct; name: string } {
    const stack = Stack.of(principal);
    const name = `${id}-${Names.nodeUniqueId(principal.node)}`;
    return stack === Stack.of(this) ? { scope: this, name } : { scope: stack, name: `${Names.nodeUniqueId(this.node)}-${name}` };
  }

  private database(): lakeformation.CfnPrincipalPermissions.DatabaseResourceProperty {
    return { catalogId: Stack.of(this).account, name: this.props.database.databaseName };
  }

  private table(name: string | undefined): lakeformation.CfnPrincipalPermissions.TableResourceProperty {
    const table = { catalogId: Stack.of(this).account, databaseName: this.props.database.databaseName };
    return name === undefined ? { ...table, tableWildcard: {} } : { ...table, name };
  }

  private createRole(): iam.IRole {
    const { tables } = this.props;
    // Both have to be able to assume it. https://docs.aws.amazon.com/lake-formation/latest/dg/registration-role.html
    const services: AssumingService[] = ['lakeformation.amazonaws.com', 'glue.amazonaws.com'];
    const role = roleHere(this, this.props.registrationRole) ?? serviceRole(this, 'Role', services, `Lake Formation reads and writes ${enumerated(tables.map(({ path }) => path))} through it`);
    for (const { location, path } of tables) grantReadWritePaths(role, location, path);
    return role;
  }

  private register(id: string, table: GuardedTable, role: iam.IRole): lakeformation.CfnResource {
    const registration = new lakeformation.CfnResource(this, id, {
      resourceArn: folderArn(table), roleArn: role.roleArn, useServiceLinkedRole: false,
    });
    waitForRights(registration, role);
    return registration;
  }
}

/** What is wrong with how Lake Formation is to guard a warehouse. */
export function lakeFormationProblems({ registerLocation, registrationRole }: LakeFormationOptions): string[] {
  if (registerLocation !== false || registrationRole === undefined) return [];
  return ['registrationRole is given, but registerLocation is false, so that nothing is registered by it; leave one of the two out'];
}

function folderArn({ location, path }: GuardedTable): string {
  const folder = keyOf(location, path).replace(/\/$/, '');
  return folder === '' ? location.bucket.bucketArn : location.bucket.arnForObjects(folder);
}

/** Who is granted to, as Lake Formation names it. */
function principalOf({ grantPrincipal }: iam.IGrantable): { arn: string; construct: Construct } | undefined {
  const { roleArn, userArn } = grantPrincipal as Partial<iam.IRole & iam.IUser>;
  const arn = roleArn ?? userArn;
  return arn !== undefined && Construct.isConstruct(grantPrincipal) ? { arn, construct: grantPrincipal as unknown as Construct } : undefined;
}
