import type * as iam from 'aws-cdk-lib/aws-iam';

/**
 * How AWS Lake Formation guards a warehouse. What deploys the stack has to be a data lake administrator: in the CDK the role
 * `cdk-…-cfn-exec-role`. A table that was there before keeps what it allows: revoke IAMAllowedPrincipals on it once.
 */
export interface LakeFormationOptions {
  /**
   * Whether the folder of the table is registered, so that engines such as Athena read its files by what Lake Formation hands out.
   * Not where a folder that it lies in is registered already.
   *
   * @default true
   */
  readonly registerLocation?: boolean;

  /**
   * Role as which Lake Formation reads and writes the folder. Lake Formation and Glue have to be able to assume it. It is given the
   * rights that this needs.
   *
   * @default - a new role, which can read and write this folder only
   */
  readonly registrationRole?: iam.IRole;
}
