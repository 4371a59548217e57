import type * as iam from 'aws-cdk-lib/aws-iam';

/**
 * How AWS Lake Formation guards a warehouse. What deploys the stack has to be a data lake administrator: in the CDK the role
 * `cdk-…-cfn-exec-role`. A table that was there before keeps what it allows: revoke IAMAllowedPrincipals on it once.
 */
export interface LakeFormationOptions {
  /**
   * Whether the folders of the tables are registered, so that engines such as Athena read their files by what Lake Formation hands out.
   * Not where a folder that they lie in is registered already.
   *
   * @default true
   */
  readonly registerLocation?: boolean;

  /**
   * Role as which Lake Formation reads and writes the folders. Lake Formation and Glue have to be able to assume it. It is given the
   * rights that this needs.
   *
   * @default - a new role, which can read and write these folders only
   */
  readonly registrationRole?: iam.IRole;
}
