import type { Construct } from 'constructs';

/**
 * Letters of the name by which messages call a pipeline, at most. With what stands before it a subject has 100 of them at most.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export const LONGEST_PIPELINE_NAME = 80;

/** What messages call a pipeline when it has no name: its path, whose end says more than its beginning. In what EventBridge tells, < and > are those of placeholders. */
export function nameOfPath({ node }: Construct): string {
  return node.path.replace(/[^\x20-\x7e]|[<>]/g, '_').slice(-LONGEST_PIPELINE_NAME);
}
