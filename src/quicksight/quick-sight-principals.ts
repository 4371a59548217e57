/** Who has something in QuickSight. Nobody else sees it. */
export interface QuickSightPrincipals {
  /**
   * ARNs of the users and groups of QuickSight that own it: they can look at it, change it, share it and delete it. At least one. Each is an
   * author or an admin: QuickSight refuses readers as owners. The region in an ARN is the identity region of QuickSight's account, in which
   * its users are, whatever the region of the stack is.
   */
  readonly owners: string[];

  /**
   * ARNs of the users and groups of QuickSight that can look at it. Of a dashboard also all of a namespace:
   * `arn:aws:quicksight:us-east-1:111122223333:namespace/default` is everybody of the account. A folder cannot be shared so.
   *
   * @default - none besides the owners
   */
  readonly readers?: string[];
}
