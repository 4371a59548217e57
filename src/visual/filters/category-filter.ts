import type { Check } from '../check';
import { DashboardFilter, DashboardFilterProps } from './dashboard-filter';
import { checkHolds, FilterContent } from './filter-content';
import { FilterControl } from './filter-control';
import { repeated } from '../../private/lists';
import { DataType } from '../../schema';
import type { ResolvedField } from '../data-set/resolved-field';
import { checkGroupedByName } from '../fields/resolve-dimension';

/** Properties of a CategoryFilter. */
export interface CategoryFilterProps extends DashboardFilterProps {
  /**
   * Whether several values can be chosen.
   *
   * @default true
   */
  readonly multiple?: boolean;
  /**
   * What is chosen at first: values as text, e.g. `pop` or `true`; identifiers, not their names.
   *
   * @default - nothing, so that all rows fit
   */
  readonly values?: string[];
  /**
   * Why something is meant that looks like a mistake, such as a filter by a name where an identifier exists.
   *
   * @default - what looks like a mistake is one
   */
  readonly because?: string;
}

/** Leaves out rows whose value is not one of those that are chosen. */
export class CategoryFilter extends DashboardFilter {
  constructor(private readonly props: CategoryFilterProps) {
    super(props, 'category', [FilterControl.DROP_DOWN, FilterControl.LIST, FilterControl.NONE]);
  }

  /** @internal */
  protected _content(check: Check, field: ResolvedField | undefined): FilterContent {
    const { values, because } = this.props;
    const multiple = this.props.multiple ?? true;
    if (field) checkCategory(check.at('field'), field, because);
    if (field && values) checkValues(check.at('values'), field, values);
    if (!multiple && (values?.length ?? 0) > 1) {
      check.at('values').error('severalValues', `only one value can be chosen, got: ${values!.join(', ')}; give one, or set multiple`);
    }
    checkHolds(check, this.control, (values?.length ?? 0) > 0, 'values');
    return { multiple, values: values?.length ? values : undefined };
  }
}

function checkCategory(check: Check, field: ResolvedField, because: string | undefined): void {
  checkGroupedByName(check, field, because);
  if (field.role === 'category' || field.role === 'identifier') return;
  const better = field.role === 'date' ? 'use a DateRangeFilter' : 'use a NumberRangeFilter, or give the field the role CATEGORY';
  check.error('unfitField', `a category filter is of a category or an identifier, got: '${field.name}' of role ${field.role ?? 'none'}; ${better}`);
}

function checkValues(check: Check, { dataType, name }: ResolvedField, values: string[]): void {
  for (const value of repeated(values)) check.error('repeatedValue', `a value is there twice, got: ${value}; leave one out`);
  for (const value of new Set(values)) {
    const isNumber = value.trim() !== '' && Number.isFinite(Number(value));
    const fits = dataType.sameAs(DataType.BOOLEAN) ? ['true', 'false'].includes(value) : !dataType.isNumeric || isNumber;
    if (!fits) check.error('unfitValue', `'${name}' has values of type ${dataType}, got: '${value}'`);
  }
}
