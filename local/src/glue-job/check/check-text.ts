import type { CheckFinding } from './check-finding';
import type { JobCheck } from './check-job';
import { nodeLabel } from './check-left-out';
import { CheckKind } from './check-table';
import { Line, Span, Style, styled } from '../../terminal/line';
import { countedOrNo } from '../../text/counts';

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
 */
export function checkLines(check: JobCheck, file: string): Line[] {
  return [
    [styled(check.job, 'bold'), `: ${countedOrNo(check.nodes, 'node')} in ${file}`],
    '',
    ...kindSection(check, CheckKind.DEFECT, 'red'),
    ...kindSection(check, CheckKind.ADVICE, 'yellow'),
    ...kindSection(check, CheckKind.LIMIT, 'cyan'),
    ...notChecked(check),
    [verdict(check)],
  ];
}

function verdict({ findings, notChecked: unknown }: JobCheck): Span {
  const defects = findings.filter((finding) => finding.kind === CheckKind.DEFECT).length;
  const advice = findings.filter((finding) => finding.kind === CheckKind.ADVICE).length;
  const text = `${countedOrNo(defects, 'defect')}${unknown.length > 0 ? ' in what could be checked' : ''}, ${countedOrNo(advice, 'piece')} of advice`;
  return styled(text, defects === 0 ? 'green' : 'red');
}

function kindSection(check: JobCheck, kind: CheckKind, colour: Style): Line[] {
  const findings = check.findings.filter((finding) => finding.kind === kind);
  if (findings.length === 0) return [];
  return [[styled(TITLES[kind], colour, 'bold')], ...byNode(findings).flatMap((group) => nodeLines(group, colour)), ''];
}

function nodeLines(findings: readonly CheckFinding[], colour: Style): Line[] {
  const [{ node }] = findings;
  return [
    `  ${node ? nodeLabel(node) : 'the job as a whole'}`,
    ...findings.map(({ id, message }): Line => ['    ', styled(id, colour), styled(':', 'dim'), ` ${message}`]),
  ];
}

/** Findings stand in the order of the nodes. */
function byNode(findings: readonly CheckFinding[]): CheckFinding[][] {
  const groups = new Map<string | undefined, CheckFinding[]>();
  for (const finding of findings) groups.set(finding.node?.id, [...groups.get(finding.node?.id) ?? [], finding]);
  return [...groups.values()];
}

function notChecked({ notChecked: unknown }: JobCheck): Line[] {
  if (unknown.length === 0) return [];
  const lines = unknown.map(({ node, remedy }) => `  ${nodeLabel(node)}: ${remedy ?? 'only Glue knows them'}`);
  return [[styled('Not checked: what depends on columns that are not known, from these nodes on', 'cyan', 'bold')], ...lines, ''];
}
