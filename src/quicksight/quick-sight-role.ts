import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { serviceRole } from '../private/permissions';

/** A role as which QuickSight asks Athena. */
export function quickSightRole(scope: Construct, id: string): iam.Role {
  return serviceRole(scope, id, 'quicksight.amazonaws.com', 'QuickSight reads the warehouse through it');
}
