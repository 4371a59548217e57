/** Who has something in QuickSight. Nobody else sees it. */
export interface QuickSightPrincipals {
  /** ARNs of the users and groups of QuickSight that own it: they can look at it, change it, share it and delete it. At least one. */
  readonly owners: string[];

  /**
   * ARNs of the users and groups of QuickSight that can look at it.
   *
   * @default - none besides the owners
   */
  readonly readers?: string[];
}
