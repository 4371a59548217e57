import type { Check } from '../check';
import type { DashboardSheet } from '../dashboard-sheet';
import type { FilterContent } from './filter-content';
import { FilterControl } from './filter-control';
import type { ManifestFilter } from '../../manifest/schema';
import type { DashboardDataSet } from '../data-set/dashboard-data-set';
import type { ResolvedField } from '../data-set/resolved-field';
import { given } from '../given';

/** What every filter takes. */
export interface DashboardFilterProps {
  /** Its id, unique in the dashboard: lower-case letters, digits and `-`, a letter first. */
  readonly id: string;
  /** The rows that it filters: those of the visuals of this data set. */
  readonly dataSet: DashboardDataSet;
  /** Name of the field that has to fit. A row without a value fits only while nothing is chosen. */
  readonly field: string;
  /**
   * What people read at the control.
   *
   * @default - the title of the field
   */
  readonly title?: string;
  /**
   * The sheets that it is for.
   *
   * @default - all
   */
  readonly sheets?: DashboardSheet[];
  /**
   * How people change it.
   *
   * @default - a drop-down list for categories, a slider for numbers, two days for dates
   */
  readonly control?: FilterControl;
}

/** Leaves rows out of visuals. */
export abstract class DashboardFilter {
  /** Its id. */
  public readonly id: string;
  /** The rows that it filters. */
  public readonly dataSet: DashboardDataSet;
  /** The sheets that it is for; all when it is not given. */
  public readonly sheets?: DashboardSheet[];
  /** How people change it. */
  public readonly control: FilterControl;

  protected constructor(
    private readonly _base: DashboardFilterProps,
    private readonly kind: string,
    private readonly controls: FilterControl[],
  ) {
    this.id = _base.id;
    this.dataSet = _base.dataSet;
    this.sheets = _base.sheets;
    this.control = _base.control ?? controls[0];
  }

  /**
   * The filter in the manifest, after reporting what is wrong with it.
   *
   * @internal
   */
  public _toManifest(check: Check): ManifestFilter {
    const { id, dataSet, sheets, control, controls, kind, _base: { field: name, title } } = this;
    const field = dataSet._field(check.at('field'), name);
    check.at('id').id(id);
    check.title(title);
    if (sheets?.length === 0) check.at('sheets').error('noSheet', 'it is for no sheet, got: an empty list; leave it out for all sheets');
    if (!controls.includes(control)) {
      check.at('control').error('unfitControl', `it does not fit a filter of this kind, got: ${control}; ${controls.join(' or ')} would do`);
    }
    const content = this._content(check, field);
    return given<ManifestFilter>({
      id,
      kind: kind as ManifestFilter['kind'],
      title: title ?? field?.title ?? name,
      dataSet: dataSet.name,
      field: name,
      sheets: sheets?.map((sheet) => sheet.id),
      control,
      ...content,
    });
  }

  /** @internal */
  protected abstract _content(check: Check, field: ResolvedField | undefined): FilterContent;
}
