import type * as iam from 'aws-cdk-lib/aws-iam';

/**
 * Roles that are there already, by what they are for. Each has to be one that its service can assume, and is given the rights that
 * it needs: an imported role by an inline policy, of which IAM takes 10,240 characters for a role in all. One that was imported as
 * immutable (`mutable: false`), or is of another account, is left as it is, and has to have these rights.
 */
export interface PipelineRoles {
  /**
   * Role of the Glue jobs (glue.amazonaws.com).
   *
   * @default - new ones, one for each job
   */
  readonly job?: iam.IRole;

  /**
   * Role of the crawler (glue.amazonaws.com).
   *
   * @default - a new one
   */
  readonly crawler?: iam.IRole;

  /**
   * Role that the quality rules are evaluated as (glue.amazonaws.com).
   *
   * @default - a new one
   */
  readonly quality?: iam.IRole;

  /**
   * Role of the state machine (states.amazonaws.com).
   *
   * @default - a new one
   */
  readonly workflow?: iam.IRole;

  /**
   * Role by which EventBridge starts the state machine, and tells the topic of failures (events.amazonaws.com).
   *
   * @default - new ones, one for each rule
   */
  readonly events?: iam.IRole;

  /**
   * Role of the functions that register the graphs of visual jobs (lambda.amazonaws.com).
   *
   * @default - new ones, one for each job
   */
  readonly registration?: iam.IRole;

  /**
   * Role of the function that uploads the initial data (lambda.amazonaws.com).
   *
   * @default - a new one
   */
  readonly upload?: iam.IRole;
}
