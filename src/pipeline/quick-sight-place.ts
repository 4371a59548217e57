import { Stack, Stage } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { isDifferent } from '../private/environment';
import type { QuickSightOptions } from '../quicksight';
import { quickSightRole } from '../quicksight/quick-sight-role';

/** Whether what a pipeline has in QuickSight is in another stack than the pipeline. */
export function isElsewhere(pipeline: Construct, stack: Stack | undefined): boolean {
  return stack !== undefined && stack !== Stack.of(pipeline);
}

/** The role as which QuickSight asks: with what it reads, also where the rest is in another stack. None where a data source makes its own there. */
export function roleElsewhere(pipeline: Construct, { role, stack }: QuickSightOptions): iam.IRole | undefined {
  return role ?? (isElsewhere(pipeline, stack) ? quickSightRole(pipeline, 'QuickSightRole') : undefined);
}

/** The construct for what a pipeline has in QuickSight: the pipeline, or one of its name in another stack. */
export function quickSightPlace(pipeline: Construct, stack: Stack | undefined): Construct {
  return stack && isElsewhere(pipeline, stack) ? new Construct(stack, pipeline.node.path.replace(/\//g, '-')) : pipeline;
}

/** What is wrong with a stack for what a pipeline has in QuickSight. Empty when nothing is. */
export function placeProblems(pipeline: Construct, stack: Stack | undefined): string[] {
  if (!stack) return [];
  const own = Stack.of(pipeline);
  const isApart = Stage.of(stack) !== Stage.of(pipeline);
  return [
    ...(isApart ? [`stack is one of the same app, and of the same stage, as that of the pipeline, got: ${stack.node.path}`] : []),
    ...(['account', 'region'] as const).filter((of) => isDifferent(stack[of], own[of]))
      .map((of) => `stack is of the ${of} of the pipeline, in which its workgroup and its tables are, got: ${stack[of]} instead of ${own[of]}`),
  ];
}
