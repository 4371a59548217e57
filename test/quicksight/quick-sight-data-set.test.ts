import { Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { genres, OWNER, READER, tracks, warehouse } from './stacks';
import {
  DashboardDataSet, DataType, Field, ImportMode, QuickSightDataSet, QuickSightDataSetProps, RefreshDay, RefreshSchedule, RefreshType,
  RowLevelSecurityFormat, Schema,
} from '../../src';
import { problemsOf } from '../render/quicksight/api-model';
import { callsOf } from '../render/quicksight/requests';

function synthesize(props: Partial<QuickSightDataSetProps> = {}) {
  const { stack, dataSource, database } = warehouse();
  const dataSet = new QuickSightDataSet(stack, 'Tracks', { dataSource, database, dataSet: tracks, owners: [OWNER], ...props });
  const template = Template.fromStack(stack);
  expect(callsOf(template.toJSON() as any).flatMap(({ request, value }) => problemsOf(request, value))).toEqual([]);
  return { template, dataSet };
}

test('fields, calculated ones and labels come by a statement, with types and descriptions', () => {
  const { template } = synthesize();
  template.hasResourceProperties('AWS::QuickSight::DataSet', {
    Name: 'Tracks',
    ImportMode: 'SPICE',
    IngestionWaitPolicy: { WaitForSpiceIngestion: false },
    PhysicalTableMap: {
      warehouse: {
        CustomSql: {
          DataSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('QuickSightDataSource'), 'Arn'] },
          SqlQuery: Match.stringLikeRegexp('^WITH "tracks" AS \\(SELECT \\* FROM "AwsDataCatalog"."spotify"."tracks"\\)\nSELECT "track_id", .*CAST\\("explicit" AS varchar\\) AS "explicit"'),
          Columns: [
            { Name: 'track_id', Type: 'STRING' }, { Name: 'track_name', Type: 'STRING' }, { Name: 'genre', Type: 'STRING' }, { Name: 'explicit', Type: 'STRING' },
            { Name: 'popularity', Type: 'INTEGER' }, { Name: 'released', Type: 'DATETIME' }, { Name: 'track_id_label', Type: 'STRING' },
          ],
        },
      },
    },
    LogicalTableMap: {
      rows: {
        Alias: 'Rows',
        Source: { PhysicalTableId: 'warehouse' },
        DataTransforms: [
          { ProjectOperation: { ProjectedColumns: ['track_id', 'track_name', 'genre', 'explicit', 'popularity', 'released', 'track_id_label'] } },
          { TagColumnOperation: { ColumnName: 'genre', Tags: [{ ColumnDescription: { Text: 'The first of the artist' } }] } },
          { TagColumnOperation: { ColumnName: 'popularity', Tags: [{ ColumnDescription: { Text: 'From 0 to 100' } }] } },
        ],
      },
    },
  });
});

test('a table as it is comes as a table', () => {
  synthesize({ dataSet: genres, table: 'genres_1' }).template.hasResourceProperties('AWS::QuickSight::DataSet', {
    PhysicalTableMap: {
      warehouse: {
        RelationalTable: {
          Catalog: 'AwsDataCatalog', Schema: 'spotify', Name: 'genres_1', InputColumns: [{ Name: 'genre', Type: 'STRING' }, { Name: 'followers', Type: 'INTEGER' }],
        },
      },
    },
    LogicalTableMap: { rows: { DataTransforms: [{ ProjectOperation: { ProjectedColumns: ['genre', 'followers'] } }] } },
  });
});

test('direct queries; what SPICE alone has is left out', () => {
  const dataSet = new DashboardDataSet({ name: 'x', title: 'X', schema: Schema.of(Field.of('duration', DataType.DOUBLE)) });
  const columns = (importMode: ImportMode) => {
    const [{ Properties }] = Object.values(synthesize({ dataSet, importMode }).template.findResources('AWS::QuickSight::DataSet'));
    expect(Properties.ImportMode).toBe(importMode);
    return Properties.PhysicalTableMap.warehouse.RelationalTable.InputColumns;
  };
  expect(columns(ImportMode.DIRECT_QUERY)).toEqual([{ Name: 'duration', Type: 'DECIMAL' }]);
  expect(columns(ImportMode.SPICE)).toEqual([{ Name: 'duration', Type: 'DECIMAL', SubType: 'FLOAT' }]);
});

test.each([
  [Duration.days(14), 2, 'WEEK'], [Duration.days(3), 3, 'DAY'], [Duration.hours(36), 36, 'HOUR'], [Duration.minutes(120), 2, 'HOUR'],
])('an incremental refresh looks back %s', (window, Size, SizeUnit) => {
  synthesize({ incrementalRefresh: { field: 'released', window } }).template.hasResourceProperties('AWS::QuickSight::DataSet', {
    DataSetRefreshProperties: { RefreshConfiguration: { IncrementalRefresh: { LookbackWindow: { ColumnName: 'released', Size, SizeUnit } } } },
  });
});

test.each([
  [undefined, 1], [RefreshSchedule.daily(), 1], [RefreshSchedule.daily({ type: RefreshType.INCREMENTAL }), 0], [RefreshSchedule.every15Minutes(), 0],
])('a window that no refresh uses is a warning: %#', (refreshSchedule, warnings) => {
  const { dataSet } = synthesize({ refreshSchedule, incrementalRefresh: { field: 'released', window: Duration.days(7) } });
  const all = Annotations.fromStack(Stack.of(dataSet)).findWarning('/Stack/Tracks', Match.stringLikeRegexp('has a window that no refresh uses.*quickSightWindowUnused'));
  expect(all).toHaveLength(warnings);
});

test('without a window there is nothing to warn of', () => {
  const { dataSet } = synthesize({ refreshSchedule: RefreshSchedule.daily() });
  Annotations.fromStack(Stack.of(dataSet)).hasNoWarning('/Stack/Tracks', Match.anyValue());
});

test.each([
  [RefreshSchedule.hourly(), { Interval: 'HOURLY', TimeOfTheDay: Match.absent() }],
  [RefreshSchedule.daily(), { Interval: 'DAILY', TimeOfTheDay: '00:00', TimeZone: 'UTC' }],
  [RefreshSchedule.weekly(RefreshDay.MONDAY, { timeOfDay: '05:30', timeZone: 'Europe/Berlin' }),
    { Interval: 'WEEKLY', TimeOfTheDay: '05:30', TimeZone: 'Europe/Berlin', RefreshOnDay: { DayOfWeek: 'MONDAY' } }],
  [RefreshSchedule.monthly(28), { Interval: 'MONTHLY', RefreshOnDay: { DayOfMonth: '28' } }],
  [RefreshSchedule.atMonthEnd(), { Interval: 'MONTHLY', RefreshOnDay: { DayOfMonth: 'LAST_DAY_OF_MONTH' } }],
])('a schedule %#', (refreshSchedule, ScheduleFrequency) => {
  const { template, dataSet } = synthesize({ refreshSchedule });
  template.hasResource('AWS::QuickSight::RefreshSchedule', {
    Properties: { DataSetId: dataSet.dataSetId, Schedule: { RefreshType: 'FULL_REFRESH', ScheduleFrequency: Match.objectLike(ScheduleFrequency) } },
    DependsOn: [Match.stringLikeRegexp('TracksDataSet')],
  });
});

test.each([[RefreshSchedule.every15Minutes(), 'MINUTE15'], [RefreshSchedule.every30Minutes(), 'MINUTE30'], [RefreshSchedule.hourly({ type: RefreshType.INCREMENTAL }), 'HOURLY']])(
  'an incremental schedule %#', (refreshSchedule, Interval) => {
    synthesize({ refreshSchedule, incrementalRefresh: { field: 'released', window: Duration.days(7) } }).template.hasResourceProperties('AWS::QuickSight::RefreshSchedule', {
      Schedule: { RefreshType: 'INCREMENTAL_REFRESH', ScheduleFrequency: { Interval } },
    });
  });

const RULES = 'arn:aws:quicksight:eu-west-1:111122223333:dataset/rules';

test.each([
  [{ rulesDataSetArn: RULES }, { FormatVersion: 'VERSION_1', Namespace: Match.absent() }],
  [{ rulesDataSetArn: RULES, namespace: 'analysts' }, { FormatVersion: 'VERSION_1', Namespace: 'analysts' }],
  [{ rulesDataSetArn: RULES, format: RowLevelSecurityFormat.ARNS }, { FormatVersion: 'VERSION_2', Namespace: Match.absent() }],
])('rows are seen by those whom the rules name: %#', (rowLevelSecurity, expected) => {
  synthesize({ rowLevelSecurity }).template.hasResourceProperties('AWS::QuickSight::DataSet', {
    RowLevelPermissionDataSet: { Arn: RULES, PermissionPolicy: 'GRANT_ACCESS', Status: 'ENABLED', ...expected },
  });
});

test('owners refresh it, readers use it', () => {
  const { template } = synthesize({ readers: [READER] });
  const [{ Properties: { Permissions: [owner, reader] } }] = Object.values(template.findResources('AWS::QuickSight::DataSet')) as any[];
  expect(owner.Principal).toBe(OWNER);
  expect(owner.Actions).toHaveLength(18);
  expect(owner.Actions).toEqual(expect.arrayContaining(['quicksight:CreateIngestion', 'quicksight:PutDataSetRefreshProperties', 'quicksight:UpdateDataSetPermissions']));
  expect(reader).toEqual({
    Principal: READER,
    Actions: ['quicksight:DescribeDataSet', 'quicksight:DescribeDataSetPermissions', 'quicksight:PassDataSet', 'quicksight:DescribeIngestion', 'quicksight:ListIngestions'],
  });
});

test('two of one app have other ids, which are the same at each synthesis', () => {
  const ids = () => {
    const { stack, dataSource, database } = warehouse();
    const common = { dataSource, database, dataSet: tracks, owners: [OWNER] };
    return ['One', 'Two'].map((id) => new QuickSightDataSet(stack, id, common).dataSetId);
  };
  expect(new Set(ids()).size).toBe(2);
  expect(ids()).toEqual(ids());
  ids().forEach((id) => expect(id).toMatch(/^[\w-]{1,512}$/));
});

test('all that is wrong is said at once', () => {
  expect(() => synthesize({
    owners: ['somebody'],
    incrementalRefresh: { field: 'genre', window: Duration.minutes(90) },
    refreshSchedule: RefreshSchedule.monthly(29, { timeOfDay: '24:00', timeZone: 'Mars/Olympus' }),
    rowLevelSecurity: { rulesDataSetArn: 'rules', namespace: 'x', format: RowLevelSecurityFormat.ARNS },
  })).toThrow([
    'The data set in QuickSight cannot work:',
    '  - owners[0] is the ARN of a QuickSight user or group, such as arn:PARTITION:quicksight:IDENTITY_REGION:ACCOUNT:user/default/NAME, got: somebody',
    '  - incrementalRefresh.field is a date or a timestamp of the data set, got: genre; released would do',
    '  - incrementalRefresh.window is whole hours, days or weeks, got: 1 hour 30 minutes',
    "  - refreshSchedule: timeOfDay is HH:MM, got: '24:00'",
    "  - refreshSchedule: timeZone is the name of a time zone, such as Europe/Berlin, got: 'Mars/Olympus'",
    '  - refreshSchedule: dayOfMonth is a whole number from 1 to 28, got: 29; the last day of a month is atMonthEnd',
    '  - rowLevelSecurity.rulesDataSetArn is the ARN of a data set in QuickSight, got: rules',
    '  - rowLevelSecurity.namespace is of names, and ARNs have their own, got: x; leave it out',
  ].join('\n'));
});

test('what is wrong with the rows is said too', () => {
  const dataSet = new DashboardDataSet({
    name: 'Bad Name',
    title: '',
    schema: Schema.of(Field.of('genre', DataType.STRING), Field.identifier('track_id', 'track')),
    fields: [{ name: 'track_id', shownBy: 'track_name' }],
    calculatedFields: [{ name: 'Genre', dataType: DataType.STRING, sql: ';' }],
  });
  expect(() => synthesize({ dataSet, owners: [] })).toThrow([
    'The data set in QuickSight cannot work:',
    "  - data set 'Bad Name', name: an id is 1 to 100 lower-case letters, digits and '-', a letter first, got: 'Bad Name'",
    "  - data set 'Bad Name', title: it is empty, got: ''; give a text",
    "  - data set 'Bad Name': several of its fields, calculated fields and labels have one name, got: genre, Genre; rename all but one",
    "  - data set 'Bad Name', field 'track_id', shownBy: it names a field that is not there, got: track_name; there is: genre, track_id, Genre",
    "  - data set 'Bad Name', calculatedFields 'Genre': its expression is one, without ';', got: ;",
    '  - owners has nobody, got: an empty list; without an owner nobody sees what is made in QuickSight',
  ].join('\n'));
});

test.each([
  [{ refreshSchedule: RefreshSchedule.every15Minutes() }, 'refreshSchedule is incremental, but there is no window of rows to load; give incrementalRefresh too'],
  [{ importMode: ImportMode.DIRECT_QUERY, refreshSchedule: RefreshSchedule.daily() }, 'refreshSchedule is given, but nothing is loaded for direct queries; leave it out, or use ImportMode.SPICE'],
  [{ importMode: ImportMode.DIRECT_QUERY, incrementalRefresh: { field: 'released', window: Duration.days(1) } }, 'incrementalRefresh is given, but nothing is loaded for direct queries'],
  [{ dataSet: genres, incrementalRefresh: { field: 'released', window: Duration.days(1) } }, 'incrementalRefresh.field is a date or a timestamp of the data set, got: released; it has none'],
  [{ dataSet: new DashboardDataSet({ name: 'x', title: 'X', schema: Schema.of(Field.of('y'.repeat(128), DataType.STRING)) }) }, 'QuickSight takes at most 127 characters of name, got: 128'],
])('what contradicts itself is refused: %#', (props, problem) => {
  expect(() => synthesize(props)).toThrow(problem);
});
