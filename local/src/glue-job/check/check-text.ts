import type { Colors } from 'picocolors/types';
import type { CheckFinding } from './check-finding';
import type { JobCheck } from './check-job';
import { nodeLabel } from './check-left-out';
import { CheckKind } from './check-table';

/** What is printed above the findings of a kind. */
const TITLES: Readonly<Record<CheckKind, string>> = {
  [CheckKind.DEFECT]: 'Defects',
  [CheckKind.ADVICE]: 'Advice',
  [CheckKind.LIMIT]: 'Only Glue runs this',
};

/**
 * The report of a check, as it is printed: defects first, then advice, then what could not be checked.
 *
 * @param file the file that the job was read from
 * @param pc colours; none where the output is no terminal
 */
export function checkText(check: JobCheck, file: string, pc: Colors): string {
  const sections = [
    ...kindSection(check, CheckKind.DEFECT, pc.red, pc),
    ...kindSection(check, CheckKind.ADVICE, pc.yellow, pc),
    ...kindSection(check, CheckKind.LIMIT, pc.cyan, pc),
    ...notChecked(check, pc),
  ];
  return `${[`${pc.bold(check.job)}: ${counted(check.nodes, 'node')} in ${file}`, '', ...sections, verdict(check, pc)].join('\n')}\n`;
}

function verdict({ findings, notChecked: unknown }: JobCheck, pc: Colors): string {
  const defects = findings.filter((finding) => finding.kind === CheckKind.DEFECT).length;
  const advice = findings.filter((finding) => finding.kind === CheckKind.ADVICE).length;
  const text = `${counted(defects, 'defect')}${unknown.length > 0 ? ' in what could be checked' : ''}, ${advice === 0 ? 'no' : advice} ${advice === 1 ? 'piece' : 'pieces'} of advice`;
  return defects === 0 ? pc.green(text) : pc.red(text);
}

function kindSection(check: JobCheck, kind: CheckKind, colour: (text: string) => string, pc: Colors): string[] {
  const findings = check.findings.filter((finding) => finding.kind === kind);
  if (findings.length === 0) return [];
  return [pc.bold(colour(TITLES[kind])), ...byNode(findings).flatMap((group) => nodeLines(group, colour, pc)), ''];
}

function nodeLines(findings: readonly CheckFinding[], colour: (text: string) => string, pc: Colors): string[] {
  const [{ node }] = findings;
  return [
    `  ${node ? nodeLabel(node) : 'the job as a whole'}`,
    ...findings.map(({ id, message }) => `    ${colour(id)}${pc.dim(':')} ${message}`),
  ];
}

/** Findings stand in the order of the nodes. */
function byNode(findings: readonly CheckFinding[]): CheckFinding[][] {
  const groups = new Map<string | undefined, CheckFinding[]>();
  for (const finding of findings) groups.set(finding.node?.id, [...groups.get(finding.node?.id) ?? [], finding]);
  return [...groups.values()];
}

function notChecked({ notChecked: unknown }: JobCheck, pc: Colors): string[] {
  if (unknown.length === 0) return [];
  const lines = unknown.map(({ node, remedy }) => `  ${nodeLabel(node)}: ${remedy ?? 'only Glue knows them'}`);
  return [pc.bold(pc.cyan('Not checked: what depends on columns that are not known, from these nodes on')), ...lines, ''];
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
