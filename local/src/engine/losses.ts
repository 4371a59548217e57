import { UserError } from '../errors';
import type { JoinNode } from '../manifest';
import type { LossReport, NodeReport } from '../run-report';
import { counted, grouped, share } from '../text/counts';
import { listed, nodeNamed, quoted } from '../text/few';

/** Of a side of an inner join, the share of the rows without a partner above which they are told. */
const TOLD_SHARE = 0.01;

const ADVICE = 'Correct these keys, or complete the files in which their partners should be; or allow more rows without one with --max-unmatched. Nothing was changed.';

/** The figures of a join that say what it lost. */
type JoinFigures = Required<Pick<NodeReport, 'rowsIn' | 'rowsOut' | 'unmatchedLeft' | 'unmatchedRight'>>;

/** A side of a join of which more rows than usual found no partner. */
export type LosingSide = Omit<LossReport, 'example'>;

/**
 * The sides of a join that lost more rows than usual, or than the run allows. Other joins than inner ones keep rows without a partner, or
 * are there to take them out.
 *
 * Of a side that is looked up in, what nobody looked up is no loss: its rows have several partners, and those one each.
 */
export function losingSides({ joinType }: JoinNode, figures: JoinFigures, max = TOLD_SHARE): LosingSide[] {
  if (joinType !== 'inner') return [];
  const { rowsIn: [left, right], rowsOut, unmatchedLeft, unmatchedRight } = figures;
  const least = Math.min(TOLD_SHARE, max);
  const [matchedLeft, matchedRight] = [left - unmatchedLeft, right - unmatchedRight];
  const sides = [
    { side: 'left', rows: unmatchedLeft, of: left, isLookup: rowsOut === matchedRight && matchedLeft < matchedRight },
    { side: 'right', rows: unmatchedRight, of: right, isLookup: rowsOut === matchedLeft && matchedRight < matchedLeft },
  ] as const;
  return sides.filter(({ rows, of, isLookup }) => !isLookup && rows > of * least).map(({ side, rows, of }) => ({ side, rows, of }));
}

/**
 * Ends a run whose joins lost more rows than it allows.
 *
 * @param max share of the rows of a side that may find no partner
 * @throws UserError
 */
export function checkLosses(nodes: readonly NodeReport[], max: number): void {
  const problems = nodes.flatMap((node) => {
    const tooMany = (node.losses ?? []).filter(({ rows, of }) => rows > of * max);
    return tooMany.map((loss) => `${nodeNamed(node.name)}: ${describeLoss(node, loss)}`);
  });
  if (problems.length > 0) throw new UserError(ADVICE, problems);
}

/** What a join lost, in words. */
export function describeLoss({ keys = [] }: NodeReport, { side, rows, of, example }: LossReport): string {
  const on = listed(keys.map(({ left, right }) => `${left} = ${right}`));
  return `${grouped(rows)} of ${counted(of, 'row')} of its ${side} side (${share(rows, of)}) found no partner by ${on}, and are in no result; one has ${example}`;
}

/** A key as it is shown. */
export function shownKey(names: readonly string[], values: readonly unknown[]): string {
  return listed(names.map((name, index) => `${name} ${values[index] === null ? 'null' : quoted(String(values[index]))}`), (text) => text);
}
