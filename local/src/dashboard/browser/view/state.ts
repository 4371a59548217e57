import { groupId } from '../../../charts/keys';
import type { Key } from '../../../charts/result';
import type { ManifestDashboard, ManifestVisual } from '../../../manifest';
import { own } from '../engine/own';
import type { CategoryChoice, FilterState, RangeChoice, Selection } from '../engine/types';

/** What people have set: the sheet they look at, the filters, and what they chose in visuals. */
export interface State {
  readonly sheet: string;
  readonly filters: FilterState;
  /** The groups that are chosen, by the id of their visual. */
  readonly chosen: Readonly<Record<string, readonly (readonly Key[])[]>>;
}

/** The first sheet, all filters as the manifest has them. */
export function initialState({ sheets }: ManifestDashboard): State {
  return { sheet: sheets[0].id, filters: {}, chosen: {} };
}

/** The groups chosen in a visual, or none where they were already. More than one only when asked for. */
export function toggled(state: State, visual: string, groups: readonly Key[], isMore: boolean): State {
  const before = own(state.chosen, visual) ?? [];
  const without = before.filter((other) => groupId(other) !== groupId(groups));
  const wasChosen = without.length < before.length;
  const kept = isMore ? without : [];
  return withChosen(state, visual, wasChosen && (isMore || before.length === 1) ? kept : [...kept, groups]);
}

/** Nothing chosen in any of the visuals. */
export function unchosen(state: State, visuals: readonly string[]): State {
  return visuals.reduce((result, visual) => withChosen(result, visual, []), state);
}

/** A filter set. */
export function filtered(state: State, id: string, choice: CategoryChoice | RangeChoice): State {
  return { ...state, filters: { ...state.filters, [id]: choice } };
}

function withChosen(state: State, visual: string, groups: readonly (readonly Key[])[]): State {
  const { [visual]: _, ...others } = state.chosen;
  return { ...state, chosen: groups.length === 0 ? others : { ...others, [visual]: groups } };
}

/** What is chosen in a visual, as the engine takes it: each of its groups. */
export function selectionsOf(visual: ManifestVisual, { chosen }: State): readonly Selection[] {
  return (own(chosen, visual.id) ?? []).flatMap((keys) => keys.map((key, index): Selection => {
    const { field, granularity } = visual.groups[index];
    return { visual: visual.id, field, ...granularity === undefined ? {} : { granularity }, key };
  }));
}

/** What is chosen in a visual, as its picture takes it. */
export function chosenIn(visual: ManifestVisual, { chosen }: State): ReadonlySet<string> | undefined {
  const groups = own(chosen, visual.id);
  return groups === undefined ? undefined : new Set(groups.map(groupId));
}
