import type { Check } from '../check';
import { FilterControl } from './filter-control';
import type { ManifestFilter } from '../../manifest/schema';

/** What differs between the kinds of filters. */
export type FilterContent = Omit<ManifestFilter, 'id' | 'kind' | 'title' | 'dataSet' | 'field' | 'sheets' | 'control'>;

/** Reports a filter that people cannot change and that leaves nothing out. */
export function checkHolds(check: Check, control: FilterControl, chosen: boolean, props: string): void {
  if (control === FilterControl.NONE && !chosen) {
    check.error('emptyFilter', `it has no control and leaves nothing out, got: no ${props}; give ${props}, or a control`);
  }
}
