import { Check } from './check';
import { checkDashboard } from './dashboard-checks';
import type { DashboardFinding } from './dashboard-finding';
import type { DashboardSheet } from './dashboard-sheet';
import type { DashboardTheme } from './dashboard-theme';
import type { DashboardDataSet } from './data-set/dashboard-data-set';
import type { DashboardFilter } from './filters/dashboard-filter';
import { given } from './given';
import { themeColors } from './theme-colors';
import { FindingSeverity } from '../job-graph';
import type { ManifestDashboard } from '../manifest/schema';
import { PipelineError } from '../private/pipeline-error';

/** Properties of a Dashboard. */
export interface DashboardProps {
  /** Its name: lower-case letters, digits and `-`, a letter first. */
  readonly name: string;
  /** What people read above it. */
  readonly title: string;
  /**
   * What it is about.
   *
   * @default - none
   */
  readonly description?: string;
  /** The sheets, in the order of their tabs. */
  readonly sheets: DashboardSheet[];
  /**
   * The filters, in the order of their controls.
   *
   * @default - none
   */
  readonly filters?: DashboardFilter[];
  /**
   * How it looks.
   *
   * @default - the standard theme
   */
  readonly theme?: DashboardTheme;
}

/**
 * A dashboard: sheets of visuals on data sets, with filters. QuickSight and the page on one machine draw the same.
 *
 * A mistake does not throw where it is made: all of them are told at once when the dashboard is used.
 */
export class Dashboard {
  /** Its name. */
  public readonly name: string;
  /** What people read above it. */
  public readonly title: string;
  /** The sheets, in the order of their tabs. */
  public readonly sheets: DashboardSheet[];
  /** The filters, in the order of their controls. */
  public readonly filters: DashboardFilter[];

  constructor(private readonly props: DashboardProps) {
    this.name = props.name;
    this.title = props.title;
    this.sheets = [...props.sheets];
    this.filters = [...props.filters ?? []];
  }

  /** The data sets that its visuals and filters use, in the order of their first use. */
  public get dataSets(): DashboardDataSet[] {
    const users = [...this.sheets.flatMap(({ visuals }) => visuals), ...this.filters];
    return [...new Set(users.map(({ dataSet }) => dataSet))];
  }

  /** All that is wrong with it, or looks wrong: first the data sets, then the sheets and the filters, each in their order, then the whole. */
  public get findings(): DashboardFinding[] {
    return this._resolve().findings;
  }

  /** The messages of the findings that are errors. Empty when the dashboard can be used. */
  public get errors(): string[] {
    return errorsOf(this.findings);
  }

  /**
   * The dashboard as the manifest has it.
   *
   * @throws when something is wrong with it: all of it at once
   * @internal
   */
  public _toManifest(): ManifestDashboard {
    const { manifest, findings } = this._resolve();
    const errors = errorsOf(findings);
    if (errors.length > 0) throw new PipelineError(`Dashboard '${this.name}' cannot work`, errors);
    return manifest;
  }

  /**
   * The dashboard as the manifest would have it, whatever is wrong with it, and what that is.
   *
   * @internal
   */
  public _resolve(): { manifest: ManifestDashboard; findings: DashboardFinding[] } {
    const { name, title, sheets, filters, dataSets, props: { description, theme } } = this;
    const findings: DashboardFinding[] = [];
    const check = new Check(findings, []);
    const whole = check.at(`dashboard '${name}'`);
    for (const dataSet of dataSets) dataSet._check(check.at(`data set '${dataSet.name}'`));
    const manifest = given<ManifestDashboard>({
      name,
      title,
      description,
      dataSets: dataSets.map((dataSet) => dataSet._toManifest()),
      sheets: sheets.map((sheet) => sheet._toManifest(check.at(`sheet '${sheet.id}'`))),
      filters: filters.map((filter) => filter._toManifest(check.at(`filter '${filter.id}'`))),
      colors: themeColors(whole.at('theme'), theme ?? {}),
    });
    checkDashboard(whole, this, description);
    return { manifest, findings };
  }
}

function errorsOf(findings: DashboardFinding[]): string[] {
  return findings.filter(({ severity }) => severity === FindingSeverity.ERROR).map(({ message }) => message);
}
