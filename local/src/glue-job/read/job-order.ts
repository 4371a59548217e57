import type { GlueJobNode } from '../glue-job';

/**
 * The nodes of a job, each after its inputs, and in the given order where that leaves a choice: what stands first comes first.
 *
 * @param nodes their inputs are among them, and they lead in no circle
 */
export function inOrder(nodes: readonly GlueJobNode[]): GlueJobNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed = new Set<GlueJobNode>();
  for (const start of nodes) {
    // A stack and no recursion: a chain of ten thousand nodes is a job too.
    const pending = [start];
    while (pending.length > 0) {
      const node = pending[pending.length - 1];
      const missing = node.inputs.map((input) => byId.get(input)!).filter((input) => !placed.has(input));
      if (missing.length === 0) placed.add(pending.pop()!);
      else pending.push(...missing.reverse());
    }
  }
  return [...placed];
}
