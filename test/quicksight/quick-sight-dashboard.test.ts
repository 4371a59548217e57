import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { dashboard, EVERYBODY, genres, OTHER_OWNER, OWNER, READER, schema, tracks, warehouse } from './stacks';
import {
  CategoryFilter, Dashboard, DashboardDataSet, DashboardSheet, DateRangeFilter, Dimension, ImportMode, KpiVisual, Measure, QuickSightDashboard,
  QuickSightDashboardProps, RefreshSchedule, TableVisual, ValidationStrategyMode,
} from '../../src';
import { findings } from '../nag/findings';
import { problemsOf } from '../render/quicksight/api-model';
import { callsOf } from '../render/quicksight/requests';

function synthesize(props: Partial<QuickSightDashboardProps> = {}) {
  const { stack, dataSource, database } = warehouse();
  const made = new QuickSightDashboard(stack, 'Dashboard', { dashboard: dashboard(), dataSource, database, owners: [OWNER], ...props });
  return { stack, made, template: Template.fromStack(stack) };
}

const EVERYTHING: Partial<QuickSightDashboardProps> = {
  owners: [OWNER, OTHER_OWNER],
  readers: [READER, EVERYBODY],
  analysis: true,
  folder: true,
  validationStrategy: ValidationStrategyMode.LENIENT,
  incrementalRefresh: { field: 'released', window: Duration.days(7) },
  refreshSchedule: RefreshSchedule.daily(),
  rowLevelSecurity: { rulesDataSetArn: 'arn:aws:quicksight:eu-west-1:111122223333:dataset/rules' },
  publishOptions: {
    adHocFiltering: false, exportToCsv: false, controlsExpanded: false, maximizable: false, visualMenu: false, axisSort: false, tooltips: false,
  },
};

/** A dashboard with the average of what describes an identifier. */
function averagePopularity(): Dashboard {
  const described = new DashboardDataSet({ name: 'tracks', title: 'Tracks', schema, fields: [{ name: 'popularity', describes: 'track_id' }] });
  const average = new KpiVisual({ id: 'average', title: 'Average popularity', dataSet: described, value: Measure.average('popularity') });
  return new Dashboard({ name: 'spotify', title: 'Spotify', sheets: [new DashboardSheet({ id: 'overview', title: 'Overview', visuals: [average] })] });
}

test.each([
  ['by default', {}],
  ['with all options', EVERYTHING],
  ['by direct queries', { importMode: ImportMode.DIRECT_QUERY }],
])('%s, all resources are what the API describes', (_, props) => {
  const calls = callsOf(synthesize(props).template.toJSON() as any);
  expect(calls.flatMap(({ request, value }) => problemsOf(request, value).map((problem) => `${request} ${problem}`))).toEqual([]);
  expect(calls.map(({ request }) => request)).toEqual(expect.arrayContaining(['CreateDataSourceRequest', 'CreateDataSetRequest', 'CreateThemeRequest', 'CreateDashboardRequest']));
});

test('an expression writes what is a variable of QuickSight, and none of CloudFormation, as CloudFormation has it', () => {
  const content = synthesize({ analysis: true, dashboard: averagePopularity() }).template;
  for (const type of ['AWS::QuickSight::Analysis', 'AWS::QuickSight::Dashboard']) {
    content.hasResource(type, {
      Properties: {
        Definition: {
          CalculatedFields: Match.arrayWith([
            Match.objectLike({ Expression: { 'Fn::Sub': 'avg(max({popularity}, [${!visualDimensions}, {track_id}]))' } }),
          ]),
        },
      },
      Metadata: { 'cfn-lint': { config: { ignore_checks: ['W1020'] } } },
    });
  }
});

test('the analysis and the dashboard show the data sets of the dashboard, in its theme', () => {
  const { template, made } = synthesize({ analysis: true });
  expect(made.dataSets.map(({ dataSetId }) => dataSetId)).toEqual(made.refreshedDataSetIds);
  for (const [type, Name] of [['AWS::QuickSight::Analysis', 'Spotify (analysis)'], ['AWS::QuickSight::Dashboard', 'Spotify']]) {
    template.hasResourceProperties(type, {
      Name,
      ThemeArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DashboardTheme'), 'Arn'] },
      Definition: {
        DataSetIdentifierDeclarations: ['tracks', 'genres'].map((name) => ({
          Identifier: name, DataSetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`DashboardDataSet${name}`), 'Arn'] },
        })),
        Sheets: [Match.objectLike({ Name: 'Overview', Visuals: Match.anyValue() })],
      },
    });
  }
  template.resourceCountIs('AWS::QuickSight::Folder', 0);
  template.resourceCountIs('AWS::QuickSight::RefreshSchedule', 0);
  expect(made.url).toBe(`https://eu-west-1.quicksight.aws.amazon.com/sn/dashboards/${made.dashboard.dashboardId}`);
});

test('there is an analysis only when it is asked for', () => {
  const { template, made } = synthesize();
  template.resourceCountIs('AWS::QuickSight::Analysis', 0);
  template.resourceCountIs('AWS::QuickSight::Dashboard', 1);
  expect(made.analysis).toBeUndefined();
});

test('readers see the dashboard, its theme and the folder; all else is the owners\'', () => {
  const { template } = synthesize(EVERYTHING);
  const readableBy = (reader: string) => Object.fromEntries(Object.values(template.toJSON().Resources).flatMap(({ Type, Properties }: any) => {
    const mine = (Properties?.Permissions ?? []).find(({ Principal }: any) => Principal === reader);
    return mine ? [[Type, mine.Actions]] : [];
  }));
  const shared = {
    'AWS::QuickSight::Dashboard': ['quicksight:DescribeDashboard', 'quicksight:ListDashboardVersions', 'quicksight:QueryDashboard'],
    'AWS::QuickSight::Theme': ['quicksight:DescribeTheme', 'quicksight:DescribeThemeAlias', 'quicksight:ListThemeAliases', 'quicksight:ListThemeVersions'],
  };
  expect(readableBy(READER)).toEqual({ ...shared, 'AWS::QuickSight::Folder': ['quicksight:DescribeFolder'] });
  // A folder cannot be shared with a namespace.
  expect(readableBy(EVERYBODY)).toEqual(shared);
  for (const type of ['Analysis', 'Dashboard', 'DataSet', 'Folder', 'Theme']) {
    template.allResourcesProperties(`AWS::QuickSight::${type}`, { Permissions: Match.arrayWith([Match.objectLike({ Principal: OWNER }), Match.objectLike({ Principal: OTHER_OWNER })]) });
  }
});

test('the folder has the dashboard and the analysis', () => {
  const { template } = synthesize({ folder: true, analysis: true });
  const folder = [{ 'Fn::GetAtt': [Match.stringLikeRegexp('DashboardFolder'), 'Arn'] }];
  template.hasResourceProperties('AWS::QuickSight::Folder', { Name: Match.stringLikeRegexp('^Spotify \\(Stack-Dashboard-[0-9A-F]{8}\\)$'), FolderType: 'SHARED' });
  template.hasResourceProperties('AWS::QuickSight::Dashboard', { FolderArns: folder });
  template.hasResourceProperties('AWS::QuickSight::Analysis', { FolderArns: folder });
  template.allResourcesProperties('AWS::QuickSight::DataSet', { FolderArns: Match.absent() });
});

test('publish options: all by default', () => {
  const all = (status: string, controls: string) => ({
    DashboardPublishOptions: {
      AdHocFilteringOption: { AvailabilityStatus: status },
      ExportToCSVOption: { AvailabilityStatus: status },
      SheetControlsOption: { VisibilityState: controls },
      SheetLayoutElementMaximizationOption: { AvailabilityStatus: status },
      VisualMenuOption: { AvailabilityStatus: status },
      VisualAxisSortOption: { AvailabilityStatus: status },
      DataPointTooltipOption: { AvailabilityStatus: status },
    },
  });
  synthesize().template.hasResourceProperties('AWS::QuickSight::Dashboard', all('ENABLED', 'EXPANDED'));
  synthesize(EVERYTHING).template.hasResourceProperties('AWS::QuickSight::Dashboard', all('DISABLED', 'COLLAPSED'));
});

test('data sets are refreshed alike; one without the field of the window is loaded whole', () => {
  const { template } = synthesize(EVERYTHING);
  template.resourceCountIs('AWS::QuickSight::RefreshSchedule', 2);
  template.hasResourceProperties('AWS::QuickSight::DataSet', { Name: tracks.title, DataSetRefreshProperties: Match.anyValue(), RowLevelPermissionDataSet: Match.anyValue() });
  template.hasResourceProperties('AWS::QuickSight::DataSet', { Name: genres.title, DataSetRefreshProperties: Match.absent() });
  expect(synthesize({ importMode: ImportMode.DIRECT_QUERY }).made.refreshedDataSetIds).toEqual([]);
});

test('two of one account have nothing in common', () => {
  const ids = (stackId: string) => {
    const { stack, dataSource, database } = warehouse({ stackId });
    for (const id of ['One', 'Two']) new QuickSightDashboard(stack, id, { dashboard: dashboard(), dataSource, database, owners: [OWNER], folder: true, analysis: true });
    const text = JSON.stringify(Template.fromStack(stack).toJSON());
    return [...text.matchAll(/"(?:DataSourceId|DataSetId|ThemeId|FolderId|AnalysisId|DashboardId)":"([^"]*)"/g)].map(([, id]) => id);
  };
  const all = [...ids('First'), ...ids('Second')];
  expect(all).toHaveLength(2 * (1 + 2 * 6));
  expect(new Set(all).size).toBe(all.length);
  all.forEach((id) => expect(id).toMatch(/^[\w-]{1,512}$/));
});

test('two of one account have folders of other names, and a folder has no name twice', () => {
  const named = (stackId: string) => {
    const { stack, dataSource, database } = warehouse({ stackId });
    for (const id of ['One', 'Two']) new QuickSightDashboard(stack, id, { dashboard: dashboard(), dataSource, database, owners: [OWNER], folder: true, analysis: true });
    const resources = Object.entries<any>(Template.fromStack(stack).toJSON().Resources);
    return resources.filter(([, { Type }]) => Type === 'AWS::QuickSight::Folder').map(([folder, { Properties }]) => ({
      name: Properties.Name,
      held: resources.filter(([, of]) => of.Properties?.FolderArns?.[0]['Fn::GetAtt'][0] === folder).map(([, of]) => of.Properties.Name),
    }));
  };
  const folders = [...named('First'), ...named('Second')];
  expect(new Set(folders.map(({ name }) => name)).size).toBe(4);
  folders.forEach(({ held }) => expect(held).toEqual(['Spotify (analysis)', 'Spotify']));
});

test('names that would be too long are cut where nothing tells them apart', () => {
  const long = new Dashboard({ name: 'long', title: 'x'.repeat(2048), sheets: dashboard().sheets });
  const { template } = synthesize({ dashboard: long, folder: true, analysis: true });
  const names = ['Folder', 'Analysis', 'Dashboard'].map((type) => Object.values(template.findResources(`AWS::QuickSight::${type}`))[0].Properties.Name);
  expect(names.map(({ length }) => length)).toEqual([200, 2048, 2048]);
  expect(names[0]).toMatch(/x \(Stack-Dashboard-[0-9A-F]{8}\)$/);
  expect(names[1]).toMatch(/x \(analysis\)$/);
});

test('QuickSight checks as strictly as it is told to', () => {
  synthesize().template.hasResourceProperties('AWS::QuickSight::Dashboard', { ValidationStrategy: Match.absent() });
  const { template } = synthesize(EVERYTHING);
  for (const type of ['Analysis', 'Dashboard']) template.hasResourceProperties(`AWS::QuickSight::${type}`, { ValidationStrategy: { Mode: 'LENIENT' } });
});

test('everybody of a namespace can read, and not own', () => {
  expect(() => synthesize({ owners: [EVERYBODY], readers: ['arn:aws:quicksight:us-east-1:111122223333:namespace/'] })).toThrow([
    "Dashboard 'spotify' cannot work in QuickSight:",
    '  - owners[0] is the ARN of a QuickSight user or group, such as arn:PARTITION:quicksight:IDENTITY_REGION:ACCOUNT:user/default/NAME, '
    + `got: ${EVERYBODY}`,
    '  - readers[0] is the ARN of a QuickSight user or group or namespace, such as '
    + 'arn:PARTITION:quicksight:IDENTITY_REGION:ACCOUNT:user/default/NAME, got: arn:aws:quicksight:us-east-1:111122223333:namespace/',
  ].join('\n'));
});

test('a namespace of an account that is known at deployment only is told from a group', () => {
  const stack = new Stack(new App(), 'Agnostic');
  const everybody = stack.formatArn({ service: 'quicksight', resource: 'namespace', resourceName: 'default' });
  const { template } = synthesize({ readers: [everybody], folder: true });
  const readers = (type: string) => Object.values(template.findResources(`AWS::QuickSight::${type}`))[0].Properties.Permissions.length;
  expect([readers('Dashboard'), readers('Folder')]).toEqual([2, 1]);
});

test('rule packs find nothing', () => {
  const { stack } = synthesize(EVERYTHING);
  const path = 'Stack/(QuickSight|Dashboard)/';
  expect(findings(stack.node.root as App).filter((finding) => new RegExp(path).test(finding))).toEqual([]);
});

test('what QuickSight draws in another way is a warning', () => {
  const table = new TableVisual({
    id: 'table', title: 'Tracks', dataSet: tracks, groups: [Dimension.of('track_id')], values: [Measure.of('popularity')], limit: { count: 5, others: true },
  });
  const { stack } = synthesize({ dashboard: new Dashboard({ name: 'x', title: 'X', sheets: [new DashboardSheet({ id: 'one', title: 'One', visuals: [table] })] }) });
  Annotations.fromStack(stack).hasWarning('/Stack/Dashboard', Match.stringLikeRegexp('a table in QuickSight has none for the rest'));
});

describe('bad input', () => {
  const kpis = Array.from({ length: 51 }, (_, index) => new KpiVisual({ id: `kpi${index}`, title: 'Tracks', dataSet: tracks, value: Measure.countDistinct('track_id') }));
  const sheet = (visuals: KpiVisual[]) => new Dashboard({ name: 'x', title: 'X', sheets: [new DashboardSheet({ id: 'one', title: 'One', visuals })] });

  test('all that QuickSight cannot have is said at once', () => {
    expect(() => synthesize({ dashboard: sheet(kpis), owners: [], refreshSchedule: RefreshSchedule.every15Minutes() })).toThrow([
      "Dashboard 'x' cannot work in QuickSight:",
      '  - owners has nobody, got: an empty list; without an owner nobody sees what is made in QuickSight',
      '  - refreshSchedule is incremental, but there is no window of rows to load; give incrementalRefresh too',
      "  - sheet 'one': QuickSight takes at most 50 visuals, got: 51",
    ].join('\n'));
  });

  test('what is wrong with the dashboard hides nothing of what QuickSight cannot have', () => {
    const many = Array.from({ length: 60 }, (_, index) => new KpiVisual({ id: `kpi${index}`, title: 'Tracks', dataSet: tracks, value: Measure.countDistinct('track_id') }));
    const broken = ['gone', 'popularity'].map((field) => new KpiVisual({ id: 'kpi', title: 'KPI', dataSet: tracks, value: Measure.sum(field) }));
    const filters = [new DateRangeFilter({ id: 'followers', dataSet: tracks, field: 'followers' }), new CategoryFilter({ id: 'day', dataSet: tracks, field: 'released' })];
    const sheets = [new DashboardSheet({ id: 'one', title: 'One', visuals: [...broken, ...many] })];
    const incrementalRefresh = { field: 'genre', window: Duration.days(1) };
    expect(() => synthesize({ dashboard: new Dashboard({ name: 'x', title: 'X', sheets, filters }), incrementalRefresh })).toThrow(new RegExp([
      "^Dashboard 'x' cannot work in QuickSight:",
      "  - sheet 'one', visual 'kpi', value: it names a field that data set 'tracks' does not have, got: gone; .*",
      "  - sheet 'one', visual 'kpi', value: .*popularity.*",
      "  - filter 'followers', field: it names a field that data set 'tracks' does not have, got: followers; .*",
      "  - filter 'day', field: a category filter is of a category or an identifier, got: 'released' of role date; use a DateRangeFilter",
      "  - dashboard 'x': several visuals have one id, got: kpi; give each its own",
      '  - incrementalRefresh.field is a date or a timestamp of the data set, got: genre; released would do',
      "  - sheet 'one': QuickSight takes at most 50 visuals, got: 62$",
    ].join('\n')));
  });

  test('what is wrong with a data set is said once', () => {
    const dataSet = new DashboardDataSet({ name: 'Bad Name', title: 'Bad', schema });
    const kpi = new KpiVisual({ id: 'kpi', title: 'KPI', dataSet, value: Measure.countDistinct('track_id') });
    expect(() => synthesize({ dashboard: sheet([kpi]) })).toThrow(/^Dashboard 'x' cannot work in QuickSight:\n  - data set 'Bad Name', name: .*$/);
  });

  test('a data set without the field of the window has no incremental schedule', () => {
    expect(() => synthesize({ incrementalRefresh: { field: 'released', window: Duration.days(7) }, refreshSchedule: RefreshSchedule.every15Minutes() }))
      .toThrow('refreshSchedule is incremental, but data sets are loaded whole, since they have no field released, got: genres; give a schedule that is full');
  });

  test('a dashboard that cannot work anywhere cannot work in QuickSight', () => {
    const unknown = new KpiVisual({ id: 'kpi', title: 'Gone', dataSet: tracks, value: Measure.countDistinct('gone') });
    expect(() => synthesize({ dashboard: sheet([unknown]), owners: ['somebody'] })).toThrow(/Dashboard 'x' cannot work in QuickSight:\n.*gone.*\n.*owners\[0\] is the ARN/);
  });
});

test('an account that is known at deployment only', () => {
  const stack = new Stack(new App(), 'Agnostic');
  const owner = stack.formatArn({ service: 'quicksight', resource: 'user', resourceName: 'default/owner' });
  expect(() => synthesize({ owners: [owner] })).not.toThrow();
});
