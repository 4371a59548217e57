import type { Check } from '../check';
import { DashboardFilter, DashboardFilterProps } from './dashboard-filter';
import { checkHolds, FilterContent } from './filter-content';
import { FilterControl } from './filter-control';
import type { ResolvedField } from '../data-set/resolved-field';

/** Steps from one end of a slider to the other, where the values are no whole numbers and nothing is said. */
const USUAL_STEPS = 100;

/** Properties of a NumberRangeFilter. */
export interface NumberRangeFilterProps extends DashboardFilterProps {
  /**
   * The left end of the slider: the least value that there can be, such as 0 of a popularity. QuickSight leaves out rows whose value is less.
   *
   * @default - needed for a slider
   */
  readonly min?: number;
  /**
   * The right end of the slider: the largest value that there can be, such as 100. QuickSight leaves out rows whose value is larger.
   *
   * @default - needed for a slider
   */
  readonly max?: number;
  /**
   * How far the slider goes at a time.
   *
   * @default - 1 for whole numbers, otherwise a hundredth of the slider
   */
  readonly step?: number;
  /**
   * The least value that fits at first.
   *
   * @default - none, so that small values fit
   */
  readonly atLeast?: number;
  /**
   * The largest value that fits at first.
   *
   * @default - none, so that large values fit
   */
  readonly atMost?: number;
}

/** Leaves out rows whose number is not in a range. */
export class NumberRangeFilter extends DashboardFilter {
  constructor(private readonly props: NumberRangeFilterProps) {
    super(props, 'numberRange', [FilterControl.SLIDER, FilterControl.NONE]);
  }

  /** @internal */
  protected _content(check: Check, field: ResolvedField | undefined): FilterContent {
    const { min, max, atLeast, atMost } = this.props;
    if (field && (!field.dataType.isNumeric || field.role === 'identifier')) {
      check.at('field').error('unfitField', 'a range of numbers is of a number that is no identifier, '
        + `got: '${field.name}' of type ${field.dataType} and role ${field.role ?? 'none'}; use a CategoryFilter or a DateRangeFilter`);
    }
    for (const [prop, value] of Object.entries({ min, max, atLeast, atMost })) {
      if (value !== undefined && !Number.isFinite(value)) check.at(prop).error('invalidNumber', `it is a number, got: ${value}`);
    }
    if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
      check.error('unorderedRange', `no value fits the range, got: atLeast ${atLeast}, atMost ${atMost}; exchange the two`);
    }
    checkHolds(check, this.control, atLeast !== undefined || atMost !== undefined, 'atLeast or atMost');
    return { ...this.control === FilterControl.SLIDER ? this.slider(check, field) : this.noSlider(check), from: atLeast, to: atMost };
  }

  private slider(check: Check, field: ResolvedField | undefined): FilterContent {
    const { min, max, step, atLeast, atMost } = this.props;
    if (min === undefined || max === undefined) {
      check.error('noEnds', `a slider has two ends, got: min ${min ?? 'not given'}, max ${max ?? 'not given'}; give both`);
      return {};
    }
    if (min >= max) check.error('unorderedRange', `the slider ends before it begins, got: min ${min}, max ${max}; give a larger max`);
    for (const [prop, value] of Object.entries({ atLeast, atMost })) {
      if (value !== undefined && (value < min || value > max)) check.at(prop).error('outOfRange', `it is not on the slider, got: ${value}; ${min} to ${max} would do`);
    }
    if (step !== undefined && !(step > 0 && step <= max - min)) {
      check.at('step').error('invalidNumber', `it is greater than 0 and at most as long as the slider, got: ${step}`);
    }
    return { least: min, most: max, step: step ?? (field?.dataType.isInteger ?? true ? 1 : (max - min) / USUAL_STEPS) };
  }

  private noSlider(check: Check): FilterContent {
    for (const prop of ['min', 'max', 'step'] as const) {
      if (this.props[prop] !== undefined) {
        check.at(prop).error('noSlider', `there is no slider that it belongs to, got: ${this.props[prop]}; leave it out, or use atLeast and atMost`);
      }
    }
    return {};
  }
}
