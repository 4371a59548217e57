import type { CfnDashboard } from 'aws-cdk-lib/aws-quicksight';

/** What readers of a published dashboard can do. */
export interface QuickSightPublishOptions {
  /**
   * Whether they can filter by more than the controls.
   *
   * @default true
   */
  readonly adHocFiltering?: boolean;

  /**
   * Whether they can download what a visual shows as CSV.
   *
   * @default true
   */
  readonly exportToCsv?: boolean;

  /**
   * Whether the controls are open at first.
   *
   * @default true
   */
  readonly controlsExpanded?: boolean;

  /**
   * Whether they can enlarge a visual to the whole window.
   *
   * @default true
   */
  readonly maximizable?: boolean;

  /**
   * Whether visuals have a menu.
   *
   * @default true
   */
  readonly visualMenu?: boolean;

  /**
   * Whether they can change the order of an axis.
   *
   * @default true
   */
  readonly axisSort?: boolean;

  /**
   * Whether a mark that they point at tells its values.
   *
   * @default true
   */
  readonly tooltips?: boolean;
}

/** The options as QuickSight has them. */
export function publishOptions(options: QuickSightPublishOptions = {}): CfnDashboard.DashboardPublishOptionsProperty {
  const when = (enabled: boolean | undefined) => ({ availabilityStatus: enabled ?? true ? 'ENABLED' : 'DISABLED' });
  return {
    adHocFilteringOption: when(options.adHocFiltering),
    exportToCsvOption: when(options.exportToCsv),
    sheetControlsOption: { visibilityState: options.controlsExpanded ?? true ? 'EXPANDED' : 'COLLAPSED' },
    sheetLayoutElementMaximizationOption: when(options.maximizable),
    visualMenuOption: when(options.visualMenu),
    visualAxisSortOption: when(options.axisSort),
    dataPointTooltipOption: when(options.tooltips),
  };
}
