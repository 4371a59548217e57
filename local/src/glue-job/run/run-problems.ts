import { mixedTypes } from '../check/check-advice';
import type { CheckFinding } from '../check/check-finding';
import { graphFindings, onlyGlueRuns } from '../check/check-job';
import { columnsRemedy, NamedNode, nodeLabel } from '../check/check-left-out';
import { sqlProblems } from '../check/check-sql';
import { ruleOf } from '../check/check-table';
import type { TranslatedJob } from '../translated-job';

/** What stands against running a job on one machine, and what is only said. A line each. */
export interface RunProblems {
  /** Sources whose columns are not known, by the id of the node. */
  readonly unknownColumns: ReadonlyMap<string, string>;
  /** What cannot be run, or of which it is not certain what Glue gives. */
  readonly refused: readonly string[];
  /** What Glue lets pass, and so does the run. */
  readonly warnings: readonly string[];
}

/** Sorts what there is to say of a job by whether it can be run all the same. */
export function runProblems(translated: TranslatedJob): RunProblems {
  const passed = passedThrough(translated);
  const found = graphFindings(translated).filter(({ node }) => node === undefined || !passed.has(node.id));
  const known = found.filter(({ id }) => id !== 'unknownColumns');
  const runs = ({ id, isCertain, node }: (typeof found)[number]) => {
    const rule = ruleOf(id, isCertain);
    return rule.runs || (node !== undefined && rule.runsOf?.includes(node.type) === true);
  };
  const refused = known.filter((finding) => !runs(finding));
  // What an earlier job writes is asked for there.
  const unknown = found.flatMap(({ id, node }) => (id === 'unknownColumns' && node && !translated.written.has(node.id) ? [node] : []));
  const statements = unknown.flatMap((node) => refusedStatement(node, translated));
  const asked = unknown.filter((node) => !statements.some((refusal) => refusal.node === node));
  return {
    unknownColumns: new Map(asked.map(({ id }) => [id, unknownColumns(id, translated)])),
    refused: [...refused, ...onlyGlueRuns(translated, refused), ...statements].map(line),
    warnings: [...known.filter(runs).map((finding) => `${line(finding)}${DECIDED[finding.id] ?? ''}`), ...mixedTypes(translated).map(line), ...bookmarks(translated)],
  };
}

/** What this program does where Glue leaves something to chance. */
const DECIDED: Readonly<Record<string, string>> = { noOrder: '; here it is the first in the order of the other columns' };

function bookmarks({ job }: TranslatedJob): string[] {
  return job.settings.bookmarks ? ['Job bookmarks are on: in Glue a run reads what is new since the last one; here it reads all files'] : [];
}

function passedThrough({ calls }: TranslatedJob): ReadonlySet<string> {
  return new Set(calls.calls.filter(({ className }) => className === 'GlueNode').map(({ id }) => id));
}

function line({ node, message }: Pick<CheckFinding, 'node' | 'message'>): string {
  return node ? `${nodeLabel(node)}: ${message}` : message;
}

/** Why a node's statement is not run here: its columns are not known for that alone. */
function refusedStatement(node: NamedNode, translated: TranslatedJob): Pick<CheckFinding, 'node' | 'message'>[] {
  const statement = translated.nodes.find(({ id }) => id === node.id);
  return statement?.type === 'Sql' ? sqlProblems(statement, translated).map(({ message }) => ({ node, message })) : [];
}

function unknownColumns(id: string, translated: TranslatedJob): string {
  const source = translated.job.nodes.find((node) => node.id === id)!;
  const remedy = columnsRemedy(source, translated);
  return line({ node: source, message: remedy === undefined ? 'its columns are not known' : `its columns are not known: ${remedy}` });
}
