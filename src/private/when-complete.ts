import type { Construct } from 'constructs';

/**
 * Does something when a construct is validated: its tree is complete by then, aspects of the app have been applied, and references to
 * other stacks are the imports and parameters that they become.
 */
export function whenComplete(scope: Construct, act: () => void): void {
  scope.node.addValidation({
    validate: () => {
      act();
      return [];
    },
  });
}
