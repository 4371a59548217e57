import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { definitionOf, fullWorkflow, pipelineOf } from './workflows';

test('one role for the workflow and for what starts it is refused', () => {
  const pipeline = pipelineOf();
  const role = iam.Role.fromRoleName(pipeline.stack, 'Both', 'both');
  expect(() => fullWorkflow({ role, eventsRole: role }, pipeline)).toThrow('role and eventsRole are one role');
});

describe('a table that the app does not declare', () => {
  const imported = (stack: Stack) => glue.S3Table.fromTableAttributes(stack, 'Plays', { tableName: 'plays', tableArn: 'arn:aws:glue:eu-west-1:111122223333:table/sound/plays' });

  test('is checked where it is said to be, by a role that reads this folder', () => {
    const pipeline = pipelineOf();
    const table = imported(pipeline.stack);
    fullWorkflow({
      qualityGates: [{ ruleset: pipeline.catalog.tables[0].ruleset!, table, databaseName: 'sound', location: { bucket: pipeline.warehouse, prefix: 'plays/' } }],
    }, pipeline);
    expect(definitionOf(pipeline.stack).States.StartEvaluation.Arguments.DataSource).toEqual({ GlueTable: { DatabaseName: 'sound', TableName: 'plays' } });
    const policies = Object.values(Template.fromStack(pipeline.stack).findResources('AWS::IAM::Policy'))
      .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes('QualityRole'));
    const read = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action, Resource }: any) => Action === 's3:GetObject' && !JSON.stringify(Resource).includes('aws-glue-ml-data-quality-assets'));
    expect(read).toHaveLength(1);
    expect(JSON.stringify(read[0].Resource)).toContain('/plays/*');
  });

  test('needs its database and its place', () => {
    const pipeline = pipelineOf();
    expect(() => fullWorkflow({ qualityGates: [{ ruleset: pipeline.catalog.tables[0].ruleset!, table: imported(pipeline.stack) }] }, pipeline))
      .toThrow('qualityGates: table is not declared in this app, so that its place is not known; give databaseName and location with it');
  });

  test('has a place like others', () => {
    const pipeline = pipelineOf();
    const [{ ruleset, table }] = pipeline.catalog.tables;
    expect(() => fullWorkflow({ qualityGates: [{ ruleset: ruleset!, table, location: { bucket: pipeline.warehouse, prefix: '/x' } }] }, pipeline))
      .toThrow("qualityGates: location.prefix ends in '/' and does not begin with it, got: '/x'");
  });
});

test('EventBridge starts the workflow and tells of its end by the role that is given, and no other is made for it', () => {
  const pipeline = pipelineOf();
  fullWorkflow({
    eventsRole: iam.Role.fromRoleArn(pipeline.stack, 'Events', 'arn:aws:iam::111122223333:role/events'),
    schedule: events.Schedule.cron({ hour: '3' }),
    uploadTriggers: [{ location: { bucket: pipeline.raw }, paths: ['in/'], written: [] }],
  }, pipeline);
  const template = Template.fromStack(pipeline.stack);
  const roles = Object.values(template.findResources('AWS::Events::Rule')).flatMap(({ Properties }) => Properties.Targets.map(({ RoleArn }: any) => RoleArn));
  expect(roles).toEqual(Array(4).fill('arn:aws:iam::111122223333:role/events'));
  expect(JSON.stringify(template.findResources('AWS::IAM::Role'))).not.toContain('events.amazonaws.com');
  template.hasResourceProperties('AWS::IAM::Policy', {
    Roles: ['events'],
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({ Action: 'sns:Publish' }), Match.objectLike({ Action: 'states:StartExecution' })]),
    },
  });
});
