import { FindingSeverity } from 'cdk-spotify-analytics/model';
import { advice } from './check-advice';
import type { CheckFinding } from './check-finding';
import { namedNode, UnknownColumns, unknownColumns } from './check-left-out';
import { sqlFindings } from './check-sql';
import { ruleOf } from './check-table';
import { choicelessNodes } from './left-to-chance';
import { whyOnlyInGlue } from '../../engine/only-in-glue';
import type { TranslatedJob } from '../translated-job';

/** What `check` found. */
export interface JobCheck {
  readonly job: string;
  readonly nodes: number;
  /** In the order of the job's nodes; what is about the job as a whole stands at the end. */
  readonly findings: readonly CheckFinding[];
  /** Where columns are not known: what depends on them was not checked. */
  readonly notChecked: readonly UnknownColumns[];
}

/** Looks for what is wrong with a job, or could be better. */
export async function checkJob(translated: TranslatedJob): Promise<JobCheck> {
  const { job } = translated;
  // Unknown columns are told apart from the findings: they are what was not checked.
  const graph = graphFindings(translated).filter(({ id }) => id !== 'unknownColumns').map(({ isCertain: _, ...finding }) => finding);
  const findings = [...graph, ...onlyGlueRuns(translated, graph), ...await sqlFindings(translated), ...advice(translated)];
  const place = new Map(job.nodes.map((node, index) => [node.id, index]));
  const placeOf = ({ node }: CheckFinding) => (node && place.get(node.id)) ?? job.nodes.length;
  return {
    job: job.name,
    nodes: job.nodes.length,
    findings: findings.sort((a, b) => placeOf(a) - placeOf(b)),
    notChecked: unknownColumns(translated),
  };
}

/**
 * What the library's graph finds, under the ids and names that the nodes have in Glue. A table that is none of a statement's inputs Glue
 * looks for in the Data Catalog; what a statement reads besides them is told with all else of it.
 */
export function graphFindings(translated: TranslatedJob): (CheckFinding & { readonly isCertain: boolean })[] {
  const { job, graph } = translated;
  const choiceless = graph.findings.some(({ id }) => id === 'noOrder') ? choicelessNodes(translated) : new Set<string>();
  return graph.findings.filter(({ id }) => id !== 'unknownTable').flatMap((finding) => {
    const nodeId = graph.nodes.find((node) => node.name === finding.node)?.nodeId;
    const node = job.nodes.find((candidate) => candidate.id === nodeId);
    if (finding.id === 'noOrder' && node && choiceless.has(node.id)) return [];
    return [{
      kind: ruleOf(finding.id).kind,
      id: finding.id,
      message: inGlue(withoutNode(finding.message, finding.node)),
      isCertain: finding.severity === FindingSeverity.ERROR,
      ...(node && { node: namedNode(node) }),
    }];
  });
}

/**
 * The nodes that only Glue runs, and why: those that pass through the library as they are, and those that it has a class for.
 *
 * @param told what is told besides: of a mapping it says all that there is, a type or a name that is not the column's
 */
export function onlyGlueRuns({ job, calls, nodes }: TranslatedJob, told: readonly CheckFinding[]): CheckFinding[] {
  const reasons = new Map(nodes.map((node) => [node.id, whyOnlyInGlue(node, true)]));
  return calls.calls.flatMap(({ id, className, whyPassed }) => {
    const node = job.nodes.find((candidate) => candidate.id === id)!;
    if (className === 'ApplyMapping' && told.some((finding) => finding.node?.id === id)) return [];
    // Of a node that passes through, the translation knows best.
    const messages = whyPassed === undefined ? reasons.get(id)! : [whyPassed];
    return messages.map((message) => ({ kind: ruleOf('glueOnly').kind, id: 'glueOnly', node: namedNode(node), message }));
  });
}

/** The node is named where the message is shown. */
function withoutNode(message: string, node: string | undefined): string {
  const start = `node '${node}'`;
  if (message.startsWith(`${start}: `)) return message.slice(start.length + 2);
  return message.startsWith(`${start} `) ? `it${message.slice(start.length)}` : message;
}

/** Glue's nodes have no such property, or call it otherwise. */
function inGlue(message: string): string {
  return message.replace(/; give orderBy$/, '; say which one in a SparkSQL node')
    .replace(/; leave sourceType out, or correct it$/, '; Glue then leaves the column empty, without a word: correct its source type');
}
