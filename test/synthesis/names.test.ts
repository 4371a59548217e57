import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { buildConstructs } from './constructs';
import { templatesOf } from './references';
import { VARIANTS } from './variants';
import { SpotifyAnalyticsPipeline } from '../../src';

// Names and texts that the library itself makes of paths: they fit their limits, and those of resources are of their stack.

/** Letters that AWS takes of a property, by the type of its resource. From the API models and the pages of CloudFormation. */
const LIMITS: Record<string, Record<string, number>> = {
  'AWS::Athena::WorkGroup': { Name: 128, Description: 1024 },
  'AWS::CloudWatch::Alarm': { AlarmName: 255, AlarmDescription: 1024 },
  'AWS::Events::Rule': { Name: 64, Description: 512 },
  'AWS::Glue::Crawler': { Name: 255, Description: 2048 },
  'AWS::Glue::DataQualityRuleset': { Name: 255, Description: 2048 },
  'AWS::Glue::Database': { 'DatabaseInput.Name': 255 },
  'AWS::Glue::Job': { 'Name': 255, 'Description': 2048, 'DefaultArguments.--custom-logGroup-prefix': 400 },
  'AWS::IAM::Role': { RoleName: 64, Description: 1000 },
  'AWS::Lambda::Function': { FunctionName: 64, Description: 256 },
  'AWS::Logs::LogGroup': { LogGroupName: 512 },
  'AWS::QuickSight::Analysis': { AnalysisId: 512, Name: 2048 },
  'AWS::QuickSight::Dashboard': { DashboardId: 512, Name: 2048 },
  'AWS::QuickSight::DataSet': { DataSetId: 512, Name: 128 },
  'AWS::QuickSight::DataSource': { DataSourceId: 512, Name: 128 },
  'AWS::QuickSight::Folder': { FolderId: 2048, Name: 200 },
  'AWS::QuickSight::Theme': { ThemeId: 512, Name: 2048 },
  'AWS::S3::Bucket': { 'BucketName': 63, 'LoggingConfiguration.LogFilePrefix': 900 },
  'AWS::StepFunctions::StateMachine': { StateMachineName: 80 },
};

/** A part of the id of a stack, as in the templates. */
const PART_OF_ID = JSON.stringify({ 'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }] });

/** A scope of thirty constructs, each in the one before it. */
function deep(stack: Stack): Construct {
  return Array.from({ length: 30 }).reduce((scope: Construct, _, index) => new Construct(scope, `Level${index}OfQuiteALotOfLetters`), stack);
}

function valueAt(properties: any, place: string): unknown {
  return place.split('.').reduce((value, member) => value?.[member], properties);
}

/** A text as it is when it is deployed, with what is known only then in the length that it has. */
function deployed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (JSON.stringify(value) === PART_OF_ID) return '1a2b3c4d';
  const join = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  return join === undefined ? 'NAME-THAT-CLOUDFORMATION-MAKES'.padEnd(64, '-') : join[1].map(deployed).join(join[0]);
}

function tooLong(resources: Record<string, any>): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) => Object.entries(LIMITS[Type] ?? {}).flatMap(([place, limit]) => {
    const value = valueAt(Properties, place);
    const { length } = value === undefined ? '' : deployed(value);
    return length > limit ? [`${id} ${place}: ${length}, at most ${limit}`] : [];
  }));
}

/** The names of resources that the library gives: not those of QuickSight, by which the workflow asks for a refresh. */
const NAMES = Object.entries(LIMITS).filter(([type]) => !type.includes('QuickSight')).flatMap(([type, limits]) => Object.keys(limits)
  .filter((place) => /Name$|-prefix$/.test(place)).map((place): [string, string] => [type, place]));

function givenNames(resources: Record<string, any>): unknown[] {
  const all = Object.values(resources);
  return NAMES.flatMap(([type, place]) => all.filter(({ Type }) => Type === type).map(({ Properties }) => valueAt(Properties, place)))
    .filter((name) => name !== undefined);
}

test.each(Object.keys(VARIANTS))('a pipeline %s, at the end of a deep path: names fit, and are of their stack', (name) => {
  const stack = new Stack(new App(), 'S'.repeat(128));
  new SpotifyAnalyticsPipeline(deep(stack), 'P'.repeat(120), VARIANTS[name](stack));
  const resources = Template.fromStack(stack).toJSON().Resources;
  expect(tooLong(resources)).toEqual([]);
  expect(givenNames(resources).length).toBeGreaterThanOrEqual(4);
  expect(givenNames(resources).filter((given) => !JSON.stringify(given).includes(PART_OF_ID))).toEqual([]);
});

test('the constructs alone, at the end of a deep path: names fit', () => {
  const stack = new Stack(new App(), 'S'.repeat(128));
  buildConstructs(deep(stack));
  expect(tooLong(Template.fromStack(stack).toJSON().Resources)).toEqual([]);
});

test('a name is of its nested stack, whose path says nothing of its parent', () => {
  const app = new App();
  const parents = ['One', 'Other'].map((id) => new Stack(app, id));
  parents.forEach((parent) => new SpotifyAnalyticsPipeline(new NestedStack(parent, 'Data'), 'Spotify'));
  const workgroups = templatesOf(app).flatMap(({ template }) => Object.values<any>(template.Resources ?? {})).filter(({ Type }) => Type === 'AWS::Athena::WorkGroup');
  expect(workgroups.map(({ Properties }) => Properties.Name)).toEqual(parents.map(() => ({ 'Fn::Join': ['', [expect.stringMatching(/-$/), JSON.parse(PART_OF_ID)]] })));
});
