import { CheckFinding, graphFindings, passedThrough } from './check-job';
import { columnsRemedy, nodeLabel } from './check-left-out';
import { ruleOf } from './check-table';
import type { TranslatedJob } from './translated-job';
import { onlyInGlue } from '../engine/only-in-glue';

/** What stands against running a job on one machine, and what is only said. A line each. */
export interface RunProblems {
  /** Sources whose columns are not known. */
  readonly unknownColumns: readonly string[];
  /** What cannot be run, or of which it is not certain what Glue gives. */
  readonly refused: readonly string[];
  /** What Glue lets pass, and so does the run. */
  readonly warnings: readonly string[];
}

/** Sorts what there is to say of a job by whether it can be run all the same. */
export function runProblems(translated: TranslatedJob): RunProblems {
  const passed = passedThrough(translated);
  const passedIds = new Set(passed.map(({ node }) => node?.id));
  const found = graphFindings(translated).filter(({ node }) => node === undefined || !passedIds.has(node.id));
  const known = found.filter(({ id }) => id !== 'unknownColumns');
  const runs = ({ id, isCertain }: (typeof found)[number]) => ruleOf(id).runs || !isCertain;
  return {
    unknownColumns: found.filter(({ id }) => id === 'unknownColumns').map((finding) => unknownColumns(finding, translated)),
    refused: [...known.filter((finding) => !runs(finding)).map(line), ...passed.map(line), ...unrunnable(translated)],
    warnings: known.filter(runs).map(line),
  };
}

function line({ node, message }: Pick<CheckFinding, 'node' | 'message'>): string {
  return node ? `${nodeLabel(node)}: ${message}` : message;
}

function unknownColumns(finding: CheckFinding, translated: TranslatedJob): string {
  const source = translated.job.nodes.find(({ id }) => id === finding.node?.id);
  const remedy = source && columnsRemedy(source, translated);
  return line({ ...finding, message: remedy === undefined ? 'its columns are not known' : `its columns are not known: ${remedy}` });
}

/** The nodes with a class of the library that only Glue runs. */
function unrunnable({ job, nodes }: TranslatedJob): string[] {
  return nodes.filter((node) => node.type !== 'GlueNode').flatMap((node) => onlyInGlue([node]).map((text) => {
    const named = job.nodes.find(({ id }) => id === node.id);
    return line({ ...(named && { node: named }), message: text.replace(`node ${node.name}: `, '') });
  }));
}
