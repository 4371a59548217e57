import type * as iam from 'aws-cdk-lib/aws-iam';
import type { QuickSightPublishOptions } from './publish-options';
import type { QuickSightDataSetOptions } from './quick-sight-data-set-options';
import type { QuickSightPrincipals } from './quick-sight-principals';

/** How a dashboard is made in QuickSight. */
export interface QuickSightDashboardOptions extends QuickSightPrincipals, QuickSightDataSetOptions {
  /**
   * Whether there is an analysis, in which owners try changes. It makes the template as much larger as the dashboard does.
   *
   * @default true
   */
  readonly analysis?: boolean;

  /**
   * Whether there is a shared folder with the dashboard and the analysis.
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
}

/** What a pipeline makes in QuickSight, and for whom. */
export interface QuickSightOptions extends QuickSightDashboardOptions {
  /**
   * The role as which QuickSight asks Athena. It has to trust `quicksight.amazonaws.com`.
   *
   * @default - a new one, which can read the warehouse, and nothing else
   */
  readonly role?: iam.IRole;
}
