import { VISUAL_KINDS } from './visual-kinds';
import type { ManifestDashboard, ManifestSheet, ManifestVisual } from '../../manifest/schema';
import { VISUAL_TRAITS } from '../../manifest/visual-traits';

/** Something that QuickSight draws in another way than the page on one machine does. */
export interface Difference {
  /** Stable name of its kind, by which a warning is acknowledged. */
  readonly id: string;
  /** Where it is, and what is drawn instead. */
  readonly message: string;
}

/** What QuickSight draws in another way because its visuals have no such option. */
export function differences(dashboard: ManifestDashboard): Difference[] {
  return dashboard.sheets.flatMap((sheet) => [
    ...tabOf(sheet),
    ...sheet.visuals.flatMap((visual) =>
      differencesOf(visual).map((difference) => ({ ...difference, message: `sheet '${sheet.id}', visual '${visual.id}': ${difference.message}` }))),
  ]);
}

/** Seen in use, and documented nowhere. */
function tabOf({ id, title }: ManifestSheet): Difference[] {
  if ([...title].length > 1) return [];
  return [{ id: 'quickSightHiddenTab', message: `sheet '${id}': QuickSight shows no tab for a title of one character, got: '${title}'; give a longer one` }];
}

function differencesOf({ kind, limit, columnLimit, stacking, sort, groups, comparison, target }: ManifestVisual): Difference[] {
  const found: Difference[] = [];
  const add = (when: boolean, id: string, message: string) => { if (when) found.push({ id, message }); };
  add(VISUAL_KINDS[kind].rest !== 'group' && (limit?.others === true || columnLimit?.others === true), 'quickSightNoOthers',
    `a ${VISUAL_TRAITS[kind].title.toLowerCase()} in QuickSight has none for the rest: it leaves it out, or shows it on further pages`);
  // Of a table one expects further pages.
  add(kind === 'boxPlot' && limit?.others === false, 'quickSightPages', 'a box plot in QuickSight shows on further pages what is beyond its limit');
  add(kind === 'pivot' && limit !== undefined && sort.by === 'group', 'quickSightNoLimit',
    'a pivot table in QuickSight has no limit in the order of the groups: it shows all of them');
  add(kind === 'pivot' && limit !== undefined && sort.by !== 'group' && groups.length > 1, 'quickSightFirstGroup',
    'the limit of a pivot table in QuickSight is one of its first group');
  add(comparison !== undefined && target !== undefined, 'quickSightNoTarget',
    'a KPI in QuickSight is compared with the period before or with a target, and not with both: it has no target; draw two');
  add(kind === 'line' && stacking === 'percent', 'quickSightNoShares', 'an area in QuickSight shows values and no shares');
  return found;
}
