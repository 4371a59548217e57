/** How a dashboard looks. */
export interface DashboardTheme {
  /**
   * Colours of the series, in their order, on a light background, e.g. `#117a3d`. A dark background has lighter ones made of them.
   *
   * @default - eight colours, the first one green
   */
  readonly colors?: string[];
}
