import { Annotations, Fn, Names, Stack } from 'aws-cdk-lib';
import * as quicksight from 'aws-cdk-lib/aws-quicksight';
import { Construct } from 'constructs';
import { permissionsOn } from './permissions';
import { publishOptions } from './publish-options';
import { QuickSightDataSet } from './quick-sight-data-set';
import { ImportMode } from './quick-sight-data-set-options';
import type { QuickSightDataSource } from './quick-sight-data-source';
import type { QuickSightDashboardOptions } from './quick-sight-options';
import { quickSightProblems } from './quick-sight-problems';
import { resourceId } from './resource-id';
import type { ManifestDashboard, ManifestDataSet } from '../manifest/schema';
import { PipelineError } from '../private/pipeline-error';
import { dateFields } from '../render/quicksight/data-set-sql';
import { QuickSightDefinition, renderDefinition } from '../render/quicksight/definition';
import { differences } from '../render/quicksight/differences';
import { LIMITS } from '../render/quicksight/limits';
import { BASE_THEME, renderTheme } from '../render/quicksight/theme';
import type { Dashboard, DashboardDataSet } from '../visual';

/** Letters of the name of a folder, at most (`FolderName` of QuickSight's API model). */
const LONGEST_FOLDER_NAME = 200;

/** Letters of what tells the folder of a construct from others, at most: half of the name is left to the title. */
const LONGEST_ORIGIN = 100;

/** Tells the name of the analysis from that of the dashboard: a folder has each name once. */
const OF_ANALYSIS = ' (analysis)';

/** Properties of a QuickSightDashboard. */
export interface QuickSightDashboardProps extends QuickSightDashboardOptions {
  /** What it shows. */
  readonly dashboard: Dashboard;

  /** The data source that gives the rows. */
  readonly dataSource: QuickSightDataSource;

  /** Name of the database of the Data Catalog that has the tables of its data sets. */
  readonly database: string;
}

/** What cfn-lint says of an `Fn::Sub` that only writes `${…}` literally. */
const NEEDLESS_SUB = 'W1020';

/**
 * A dashboard in QuickSight, with the data sets that it shows, a theme, and, if wanted, an analysis that owners try changes in, and a folder.
 *
 * Readers see the dashboard; the data sets and the analysis are the owners'.
 *
 * @throws when something is wrong with the dashboard, or QuickSight cannot have it: all of it at once
 */
export class QuickSightDashboard extends Construct {
  /** The data sets, in the order in which the dashboard first uses them. */
  public readonly dataSets: QuickSightDataSet[];
  /** The theme. */
  public readonly theme: quicksight.CfnTheme;
  /** The analysis, if one was wanted. */
  public readonly analysis?: quicksight.CfnAnalysis;
  /** The dashboard. */
  public readonly dashboard: quicksight.CfnDashboard;
  /** The folder, if one was wanted. */
  public readonly folder?: quicksight.CfnFolder;
  /** Where the dashboard opens in a browser, for those who can see it. */
  public readonly url: string;
  private readonly props: QuickSightDashboardProps;

  constructor(scope: Construct, id: string, props: QuickSightDashboardProps) {
    super(scope, id);
    this.props = props;
    const manifest = this.check();
    this.dataSets = props.dashboard.dataSets.map((dataSet, index) => this.createDataSet(dataSet, manifest.dataSets[index]));
    this.theme = this.createTheme(manifest);
    this.folder = props.folder ?? false ? this.createFolder(manifest) : undefined;
    const content = this.content(manifest);
    if (props.analysis ?? false) {
      this.analysis = new quicksight.CfnAnalysis(this, 'Analysis', {
        ...content,
        name: `${manifest.title.slice(0, LIMITS.dashboardName - OF_ANALYSIS.length)}${OF_ANALYSIS}`,
        analysisId: resourceId(this, 'analysis'),
        permissions: permissionsOn('analysis', props),
      });
    }
    this.dashboard = new quicksight.CfnDashboard(this, 'Dashboard', {
      ...content,
      name: manifest.title,
      dashboardId: resourceId(this, 'dashboard'),
      permissions: permissionsOn('dashboard', props),
      dashboardPublishOptions: publishOptions(props.publishOptions),
    });
    this.node.defaultChild = this.dashboard;
    for (const resource of [this.analysis, this.dashboard]) resource?.addMetadata('cfn-lint', { config: { ignore_checks: [NEEDLESS_SUB] } });
    this.url = `https://${Stack.of(this).region}.quicksight.aws.amazon.com/sn/dashboards/${this.dashboard.dashboardId}`;
  }

  /** Ids of the data sets that hold rows of their own: those that a refresh brings up to date. */
  public get refreshedDataSetIds(): string[] {
    return this.dataSets.filter(({ importMode }) => importMode === ImportMode.SPICE).map(({ dataSetId }) => dataSetId);
  }

  private check(): ManifestDashboard {
    const { dashboard } = this.props;
    const problems = [...dashboard.errors, ...quickSightProblems(this.props, dashboard)];
    if (problems.length > 0) throw new PipelineError(`Dashboard '${dashboard.name}' cannot work in QuickSight`, problems);
    const manifest = dashboard._toManifest();
    for (const { id, message } of differences(manifest)) Annotations.of(this).addWarningV2(`cdk-spotify-analytics:${id}`, message);
    return manifest;
  }

  /** What an analysis and a dashboard have in common. */
  private content(manifest: ManifestDashboard) {
    const arns = manifest.dataSets.map(({ name }, index) => [name, this.dataSets[index].dataSetArn]);
    return {
      awsAccountId: Stack.of(this).account,
      definition: literal(renderDefinition(manifest, Object.fromEntries(arns))),
      themeArn: this.theme.attrArn,
      folderArns: this.folder && [this.folder.attrArn],
      validationStrategy: this.props.validationStrategy && { mode: this.props.validationStrategy },
    };
  }

  /** A data set can lack the field of the incremental refresh: then it is loaded whole. */
  private createDataSet(dataSet: DashboardDataSet, rows: ManifestDataSet): QuickSightDataSet {
    const { dataSource, database, owners, importMode, incrementalRefresh, refreshSchedule, rowLevelSecurity } = this.props;
    return new QuickSightDataSet(this, `DataSet-${dataSet.name}`, {
      dataSource,
      database,
      dataSet,
      owners,
      importMode,
      refreshSchedule,
      rowLevelSecurity,
      incrementalRefresh: incrementalRefresh && dateFields(rows).includes(incrementalRefresh.field) ? incrementalRefresh : undefined,
    });
  }

  private createTheme({ title, colors }: ManifestDashboard): quicksight.CfnTheme {
    return new quicksight.CfnTheme(this, 'Theme', {
      awsAccountId: Stack.of(this).account,
      themeId: resourceId(this, 'theme'),
      name: title,
      baseThemeId: BASE_THEME,
      configuration: renderTheme(colors),
      permissions: permissionsOn('theme', this.props),
    });
  }

  /**
   * Who sees a folder sees what is in it: the data sets, which are the owners', are not.
   *
   * An account has each name of a shared folder once, so the stack and the path are in it.
   */
  private createFolder({ title }: ManifestDashboard): quicksight.CfnFolder {
    const origin = ` (${Names.uniqueResourceName(this, { maxLength: LONGEST_ORIGIN, separator: '-' })})`;
    return new quicksight.CfnFolder(this, 'Folder', {
      awsAccountId: Stack.of(this).account,
      folderId: resourceId(this, 'folder'),
      name: `${title.slice(0, LONGEST_FOLDER_NAME - origin.length)}${origin}`,
      folderType: 'SHARED',
      permissions: permissionsOn('folder', this.props),
    });
  }
}

/**
 * Some expressions of QuickSight have a `${…}` of their own. In a template that is for variables: the CDK's validation warns of one
 * outside of `Fn::Sub` (E1029), which has a way to write it literally, and cfn-lint of an `Fn::Sub` without another.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
function literal(definition: QuickSightDefinition): QuickSightDefinition {
  const calculatedFields = definition.calculatedFields.map((field) =>
    (field.expression.includes('${') ? { ...field, expression: Fn.sub(field.expression.replace(/\$\{/g, '${!')) } : field));
  return { ...definition, calculatedFields };
}
