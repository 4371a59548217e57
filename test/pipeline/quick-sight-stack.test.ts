import { App, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ImportMode, PipelineAlarm, SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps, WarehouseFormat } from '../../src';
import { findings } from '../nag/findings';

const OWNER = 'arn:aws:quicksight:us-east-1:111122223333:user/default/somebody';
const ENV = { account: '111122223333', region: 'eu-west-1' };

type Given = (stack: Stack) => Partial<SpotifyAnalyticsPipelineProps>;

/** A pipeline whose part in QuickSight is in a stack of its own. */
function synthesize(given: Given = () => ({}), env: typeof ENV | undefined = ENV) {
  const app = new App({ analyticsReporting: false });
  const [stack, elsewhere] = ['Data', 'Dashboards'].map((id) => new Stack(app, id, { env }));
  const props = given(stack);
  const quickSight = { owners: [OWNER], stack: elsewhere, ...props.quickSight };
  const pipeline = new SpotifyAnalyticsPipeline(stack, 'Spotify', { ...props, quickSight });
  return { app, stack, elsewhere, pipeline };
}

const typesIn = (stack: Stack) => Object.values(Template.fromStack(stack).toJSON().Resources).map(({ Type }: any) => Type as string);

const VARIANTS: Record<string, Given> = {
  'by default': () => ({}),
  'with a key': (stack) => ({ storage: { encryptionKey: new kms.Key(stack, 'Key') } }),
  'under Lake Formation': () => ({ catalog: { lakeFormation: {} } }),
  'with an Iceberg table under Lake Formation': () => ({ catalog: { lakeFormation: {} }, warehouseFormat: WarehouseFormat.ICEBERG }),
  'with all that there is in QuickSight': () => ({ quickSight: { owners: [OWNER], analysis: true, folder: true } }),
  'by direct queries': () => ({ quickSight: { owners: [OWNER], importMode: ImportMode.DIRECT_QUERY } }),
};

describe.each(Object.entries(VARIANTS).flatMap(([name, given]) => [[name, given, ENV], [`${name}, in whatever account`, given, undefined]] as const))('%s', (_, given, env) => {
  const { app, stack, elsewhere } = synthesize(given, env);

  test('all of QuickSight is in the stack that is given, which needs the pipeline, and not the other way', () => {
    expect(typesIn(stack).filter((type) => type.startsWith('AWS::QuickSight::'))).toEqual([]);
    expect(typesIn(elsewhere)).toEqual(expect.arrayContaining(['AWS::QuickSight::DataSource', 'AWS::QuickSight::DataSet', 'AWS::QuickSight::Dashboard']));
    const { stacks } = app.synth();
    const needs = (id: string) => stacks.find(({ stackName }) => stackName === id)!.dependencies.map(({ id: needed }) => needed).filter((needed) => !/assets$/.test(needed));
    expect([needs('Data'), needs('Dashboards')]).toEqual([[], ['Data']]);
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('Fn::ImportValue');
  });
});

describe('with a stack of its own', () => {
  const { stack, elsewhere, pipeline } = synthesize();
  const machine = JSON.stringify(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));

  test('the workflow refreshes the data set by its id, and notes when it is not there yet', () => {
    const [{ Properties: { DataSetId } }] = Object.values(Template.fromStack(elsewhere).findResources('AWS::QuickSight::DataSet'));
    expect(pipeline.quickSightDashboard!.refreshedDataSetIds).toEqual([DataSetId]);
    expect(machine).toContain(DataSetId);
    expect(machine).toContain('QuickSight.ResourceNotFoundException');
    expect(pipeline.monitoring.alarms.map(({ node }) => node.id)).toContain(PipelineAlarm.REFRESH_FAILED);
  });

  test('the role that reads is with what it reads', () => {
    expect(typesIn(elsewhere).filter((type) => type.startsWith('AWS::IAM::'))).toEqual([]);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'quicksight.amazonaws.com' } })] },
    });
  });

  test('rule packs find nothing in either', () => {
    expect(findings(synthesize(VARIANTS['with all that there is in QuickSight']).app).filter((finding) => /Dashboards\/|QuickSight/.test(finding))).toEqual([]);
  });
});

test('in the stack of the pipeline a data set has to be there, and rows are compared', () => {
  const stack = new Stack(new App(), 'Data');
  new SpotifyAnalyticsPipeline(stack, 'Spotify', { quickSight: { owners: [OWNER], stack } });
  const machine = JSON.stringify(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
  expect(machine).not.toContain('QuickSight.ResourceNotFoundException');
  expect(machine).toContain('RowsDiffer');
});

test('two pipelines can have their parts in one stack', () => {
  const app = new App();
  const [stack, elsewhere] = ['Data', 'Dashboards'].map((id) => new Stack(app, id));
  for (const id of ['One', 'Two']) new SpotifyAnalyticsPipeline(stack, id, { quickSight: { owners: [OWNER], stack: elsewhere } });
  Template.fromStack(elsewhere).resourceCountIs('AWS::QuickSight::Dashboard', 2);
});

test('a stack that cannot be the one is refused', () => {
  const app = new App();
  const pipelineIn = (stack: Stack) => () => new SpotifyAnalyticsPipeline(new Stack(app, 'Data', { env: ENV }), 'Spotify', { quickSight: { owners: [OWNER], stack } });
  const other = new Stack(new Stage(app, 'Stage'), 'Other', { env: { account: '444455556666', region: 'us-east-1' } });
  expect(pipelineIn(other)).toThrow([
    'Data/Spotify cannot work:',
    '  - quickSight: stack is one of the same app, and of the same stage, as that of the pipeline, got: Stage/Other',
    '  - quickSight: stack is of the account of the pipeline, in which its workgroup and its tables are, got: 444455556666 instead of 111122223333',
    '  - quickSight: stack is of the region of the pipeline, in which its workgroup and its tables are, got: us-east-1 instead of eu-west-1',
  ].join('\n'));
});
