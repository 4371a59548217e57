import type { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { QuickSightPublishOptions } from './publish-options';
import type { QuickSightDataSetOptions } from './quick-sight-data-set-options';
import type { QuickSightPrincipals } from './quick-sight-principals';

/** How a dashboard is made in QuickSight. */
export interface QuickSightDashboardOptions extends QuickSightPrincipals, QuickSightDataSetOptions {
  /**
   * Whether there is an analysis, in which owners try changes. It makes the template as much larger as the dashboard does.
   *
   * @default false
   */
  readonly analysis?: boolean;

  /**
   * Whether there is a shared folder with the dashboard, and the analysis if there is one.
   *
   * @default false
   */
  readonly folder?: boolean;

  /**
   * What readers of the dashboard can do.
   *
   * @default - everything that QuickSight lets readers do
   */
  readonly publishOptions?: QuickSightPublishOptions;

  /**
   * How strictly QuickSight checks what it is to draw. What it refuses fails the deployment.
   *
   * @default - QuickSight's own, which is STRICT
   */
  readonly validationStrategy?: ValidationStrategyMode;
}

/** How strictly QuickSight checks the definition of an analysis and a dashboard. */
export enum ValidationStrategyMode {
  /** Every error is one. */
  STRICT = 'STRICT',
  /** Certain errors are let through, and are seen where the visual would be. */
  LENIENT = 'LENIENT',
}

/** What a pipeline makes in QuickSight, and for whom. */
export interface QuickSightOptions extends QuickSightDashboardOptions {
  /**
   * The role as which QuickSight asks Athena. It has to trust `quicksight.amazonaws.com`.
   *
   * @default - a new one, which can read the warehouse, and nothing else
   */
  readonly role?: iam.IRole;

  /**
   * Stack for all that is in QuickSight, of the same account and region: what QuickSight refuses then rolls back nothing of the pipeline. It is
   * deployed after the stack of the pipeline, whose runs note until then that there is nothing to refresh.
   *
   * @default - the stack of the pipeline
   */
  readonly stack?: Stack;
}
