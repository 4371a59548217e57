import type { Check } from '../check';
import { DashboardFilter, DashboardFilterProps } from './dashboard-filter';
import { checkHolds, FilterContent } from './filter-content';
import { FilterControl } from './filter-control';
import { ResolvedField, isDate } from '../data-set/resolved-field';

/** Properties of a DateRangeFilter. */
export interface DateRangeFilterProps extends DashboardFilterProps {
  /**
   * The first day that fits at first, as `YYYY-MM-DD`.
   *
   * @default - none, so that early days fit
   */
  readonly firstDay?: string;
  /**
   * The last day that fits at first, as `YYYY-MM-DD`.
   *
   * @default - none, so that late days fit
   */
  readonly lastDay?: string;
}

/** Leaves out rows whose date is not in a range. */
export class DateRangeFilter extends DashboardFilter {
  constructor(private readonly props: DateRangeFilterProps) {
    super(props, 'dateRange', [FilterControl.DATE_RANGE, FilterControl.NONE]);
  }

  /** @internal */
  protected _content(check: Check, field: ResolvedField | undefined): FilterContent {
    const { firstDay, lastDay } = this.props;
    if (field && !isDate(field.dataType)) {
      check.at('field').error('unfitField', `a range of dates is of a date or a timestamp, got: '${field.name}' of type ${field.dataType}; use a CategoryFilter or a NumberRangeFilter`);
    }
    for (const [prop, day] of Object.entries({ firstDay, lastDay })) {
      if (day !== undefined && !isDay(day)) check.at(prop).error('invalidDay', `it is a day of the calendar as YYYY-MM-DD, got: '${day}'`);
    }
    // Days that are written so have the order of their texts.
    if (firstDay !== undefined && lastDay !== undefined && firstDay > lastDay) {
      check.error('unorderedRange', `no day fits the range, got: firstDay ${firstDay}, lastDay ${lastDay}; exchange the two`);
    }
    checkHolds(check, this.control, firstDay !== undefined || lastDay !== undefined, 'firstDay or lastDay');
    return { from: firstDay, to: lastDay };
  }
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
