import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CsvSource, Field, GraphJob, GraphJobProps, JobExecutionClass, JobGraph, Join, ParquetTarget, Schema } from '../../src';

function copyGraph(): JobGraph {
  const graph = new JobGraph('copy');
  const input = new CsvSource(graph, 'Source', { location: 'in', path: 'files/', schema: Schema.of(Field.text('a')) });
  new ParquetTarget(graph, 'Target', { input, location: 'out', path: 'rows/' });
  return graph;
}

type Made = { stack: Stack; job: GraphJob; template: () => Template };

function jobWith(options: (stack: Stack, bucket: s3.Bucket) => Partial<GraphJobProps>, graph = copyGraph()): Made {
  const stack = new Stack(new App(), 'Stack');
  const bucket = new s3.Bucket(stack, 'Bucket');
  const job = new GraphJob(stack, 'Job', { graph, locations: { in: { bucket, prefix: 'in/' }, out: { bucket, prefix: 'out/' } }, ...options(stack, bucket) });
  return { stack, job, template: () => Template.fromStack(stack) };
}

test('without any option', () => {
  const template = jobWith(() => ({})).template();
  template.hasResourceProperties('AWS::Glue::Job', {
    JobMode: 'SCRIPT',
    GlueVersion: '5.0',
    WorkerType: 'G.1X',
    NumberOfWorkers: 2,
    Timeout: 30,
    MaxRetries: 0,
    ExecutionProperty: { MaxConcurrentRuns: 1 },
    ExecutionClass: Match.absent(),
    SecurityConfiguration: Match.absent(),
    DefaultArguments: {
      '--enable-job-insights': 'true', '--enable-auto-scaling': Match.absent(), '--job-bookmark-option': Match.absent(), '--enable-spark-ui': Match.absent(),
    },
  });
});

test('a run that failed is started again as often as is said', () => {
  const { job, template } = jobWith(() => ({ maxRetries: 3 }));
  template().hasResourceProperties('AWS::Glue::Job', { MaxRetries: 3 });
  expect([job.maxRetries, job.executionClass]).toEqual([3, JobExecutionClass.STANDARD]);
  for (const maxRetries of [-1, 1.5, 11]) expect(() => jobWith(() => ({ maxRetries }))).toThrow(`maxRetries is a whole number from 0 to 10, got: ${maxRetries}`);
});

test('how much the job may lose', () => {
  const losses = (maxRejects: number, maxUnmatched: number) => jobWith(() => ({ maxRejects, maxUnmatched }));
  losses(0, 0.025).template().hasResourceProperties('AWS::Glue::Job', { DefaultArguments: { '--max_rejects': '0', '--max_unmatched': '0.025' } });
  jobWith(() => ({})).template().hasResourceProperties('AWS::Glue::Job', { DefaultArguments: { '--max_rejects': Match.absent(), '--max_unmatched': Match.absent() } });
  expect(() => losses(-0.1, 2)).toThrow('maxRejects is a share from 0 to 1, got: -0.1\n  - maxUnmatched is a share from 0 to 1, got: 2');
});

test('version, spare machines, automatic scaling, no insights', () => {
  jobWith(() => ({ glueVersion: glue.GlueVersion.V5_1, executionClass: JobExecutionClass.FLEX, autoScaling: true, jobInsights: false }))
    .template().hasResourceProperties('AWS::Glue::Job', {
      GlueVersion: '5.1', ExecutionClass: 'FLEX', DefaultArguments: { '--enable-auto-scaling': 'true', '--enable-job-insights': Match.absent() },
    });
});

describe('the logs of a job', () => {
  /** What the names of its groups add to the prefix that Glue is told, and how long they are kept. */
  const groupsOf = (template: Template) => {
    const [{ Properties: { DefaultArguments }, DependsOn }] = Object.values(template.findResources('AWS::Glue::Job'));
    const prefix: [string, unknown[]] = DefaultArguments['--custom-logGroup-prefix']['Fn::Join'];
    const groups = Object.entries(template.findResources('AWS::Logs::LogGroup'));
    expect(DependsOn).toEqual(expect.arrayContaining(groups.map(([id]) => id)));
    return groups.map(([, { Properties, DeletionPolicy }]) => {
      const [, parts] = Properties.LogGroupName['Fn::Join'];
      expect(parts.slice(0, prefix[1].length)).toEqual(prefix[1]);
      return [parts.slice(prefix[1].length).map((part: any) => part.Ref ?? part).join(''), Properties.RetentionInDays, DeletionPolicy];
    });
  };

  test('are kept for a month, and go with the stack', () => {
    const { job, template } = jobWith(() => ({}));
    expect(groupsOf(template())).toEqual([['/error', 30, 'Delete'], ['/output', 30, 'Delete']]);
    expect(job.logGroups).toHaveLength(2);
    template().hasResourceProperties('AWS::Glue::Job', { DefaultArguments: { '--enable-continuous-cloudwatch-log': Match.absent() } });
  });

  test('are kept for as long as is said', () => {
    expect(groupsOf(jobWith(() => ({ logRetention: logs.RetentionDays.ONE_YEAR })).template()).map(([, days]) => days)).toEqual([365, 365]);
  });

  test('are the only ones that it can write', () => {
    const template = jobWith(() => ({})).template();
    const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const [written, ...others] = statements.filter(({ Action }) => [Action].flat().includes('logs:PutLogEvents')).map(({ Resource }) => JSON.stringify(Resource));
    expect(others).toEqual([]);
    expect(written).toMatch(/:log-group:\/aws-glue\/jobs\/Stack-Job-[0-9A-F]{8}-"/);
    expect(written).toMatch(/"\/\*"\]/);
  });

  // https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
  const encrypted = ['error', 'output'].map((kind) => expect.stringMatching(new RegExp(`^/Encryption\\w+-role/JobRole\\w+/${kind}$`)));

  test('are where Glue puts them that are encrypted, under the configuration and the role', () => {
    const of = (props: glue.SecurityConfigurationProps) => groupsOf(jobWith((stack) => ({
      securityConfiguration: new glue.SecurityConfiguration(stack, 'Encryption', props),
    })).template()).map(([name]) => name);
    expect(of({ cloudWatchEncryption: glue.CloudWatchEncryption.kms() })).toEqual(encrypted);
    expect(of({ s3Encryption: glue.S3Encryption.s3Managed() })).toEqual(['/error', '/output']);
  });

  test('are in either place where it is not known whether they are encrypted', () => {
    const template = jobWith((stack) => ({ securityConfiguration: glue.SecurityConfiguration.fromSecurityConfigurationName(stack, 'Secure', 'secure') })).template();
    expect(groupsOf(template).map(([name]) => name)).toEqual([
      '/error', '/output', expect.stringMatching(/^\/secure-role\/JobRole\w+\/error$/), expect.stringMatching(/^\/secure-role\/JobRole\w+\/output$/),
    ]);
  });
});

test('event logs go to their place, and the job can write there and nowhere else', () => {
  const template = jobWith((_, bucket) => ({ sparkUiLogs: { bucket, prefix: 'spark-ui/' } })).template();
  template.hasResourceProperties('AWS::Glue::Job', {
    DefaultArguments: {
      '--enable-spark-ui': 'true', '--spark-event-logs-path': { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('^Bucket') }, '/spark-ui/']] },
    },
  });
  const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement as any[]);
  const written = statements.filter(({ Action }) => [Action].flat().includes('s3:PutObject')).map(({ Resource }) => JSON.stringify(Resource));
  expect(written).toHaveLength(2);
  expect(written.filter((resource) => resource.includes('/spark-ui/*'))).toHaveLength(1);
  expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
});

test('a job runs in the network of its connection, and can do there what Glue does', () => {
  const { template, job } = jobWith((stack) => ({ connections: [glue.Connection.fromConnectionName(stack, 'Network', 'my-network')] }));
  template().hasResourceProperties('AWS::Glue::Job', { Connections: { Connections: ['my-network'] } });
  const statements = JSON.stringify(template().findResources('AWS::IAM::Policy'));
  for (const part of ['glue:GetConnection', ':connection/my-network', 'ec2:CreateNetworkInterface', '"aws:TagKeys":["aws-glue-service-resource"]']) expect(statements).toContain(part);
  expect(JSON.stringify(jobWith(() => ({})).template().findResources('AWS::IAM::Policy'))).not.toContain('ec2:');
  expect(job.node.defaultChild).toBeInstanceOf(glue.CfnJob);
});

test('the keys of a security configuration can be used', () => {
  const template = jobWith((stack) => ({
    securityConfiguration: new glue.SecurityConfiguration(stack, 'Encryption', {
      cloudWatchEncryption: glue.CloudWatchEncryption.kms(new kms.Key(stack, 'Key')),
    }),
  })).template();
  template.hasResourceProperties('AWS::Glue::Job', { SecurityConfiguration: Match.anyValue() });
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
      })]),
    },
  });
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'logs:AssociateKmsKey' })]) },
  });
});

describe('logs that a key encrypts', () => {
  const graphJob = (stack: Stack, id: string, securityConfiguration: glue.ISecurityConfiguration) => {
    const bucket = s3.Bucket.fromBucketName(stack, `${id}Bucket`, `${id}-bucket`.toLowerCase());
    return new GraphJob(stack, id, { graph: copyGraph(), locations: { in: { bucket, prefix: 'in/' }, out: { bucket, prefix: 'out/' } }, securityConfiguration });
  };
  const configurationOf = (stack: Stack, key: kms.IKeyRef) => new glue.SecurityConfiguration(stack, 'Secure', {
    cloudWatchEncryption: glue.CloudWatchEncryption.kms(key),
  });

  test('can be written by CloudWatch Logs: the policy of the key says so, once', () => {
    const stack = new Stack(new App(), 'Stack');
    const secure = configurationOf(stack, new kms.Key(stack, 'Key'));
    ['One', 'Two'].forEach((id) => graphJob(stack, id, secure));
    const [{ Properties: { KeyPolicy } }] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    const ofLogs = KeyPolicy.Statement.filter(({ Principal }: any) => JSON.stringify(Principal).includes('logs.'));
    expect(ofLogs).toEqual([{
      Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':log-group:*']],
          },
        },
      },
      Effect: 'Allow',
      Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] } },
      Resource: '*',
    }]);
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('logsKeyPolicy'))).toEqual([]);
  });

  test.each<[string, (stack: Stack) => kms.IKeyRef]>([
    ['an imported key', (stack) => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1')],
    ['a resource', (stack) => new kms.CfnKey(stack, 'Key')],
  ])('need a statement that %s is not given: a warning says which, once', (_, keyOf) => {
    const stack = new Stack(new App(), 'Stack');
    const secure = configurationOf(stack, keyOf(stack));
    ['One', 'Two'].forEach((id) => graphJob(stack, id, secure));
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cdk-spotify-analytics:logsKeyPolicy'));
    expect(warnings.map(({ id, entry }) => [id, entry.data]))
      .toEqual([['/Stack/One', expect.stringMatching(/logs\.REGION\.amazonaws\.com \(in China \.com\.cn\) do kms:Encrypt\*.*log-group:\*/)]]);
  });
});

test('a job alone takes a security configuration with a key for S3', () => {
  const { template } = jobWith((stack) => ({
    securityConfiguration: new glue.SecurityConfiguration(stack, 'Secure', { s3Encryption: glue.S3Encryption.kms(new kms.Key(stack, 'Key')) }),
  }));
  template().hasResourceProperties('AWS::Glue::Job', { SecurityConfiguration: Match.anyValue() });
});

test('a bucket that was imported twice is seen to be one', () => {
  expect(() => jobWith((stack) => {
    const [one, two] = ['One', 'Two'].map((id) => s3.Bucket.fromBucketName(stack, id, 'mine'));
    return { locations: { in: { bucket: one, prefix: 'in/' }, out: { bucket: one, prefix: 'out/' } }, sparkUiLogs: { bucket: two, prefix: 'out/rows/logs/' } };
  })).toThrow("sparkUiLogs overlaps with what node 'Target' reads or writes");
});

test('of a prefix that only the deployment knows, what is sure is judged', () => {
  const logsAt = (prefix: (later: string) => string, out: (later: string) => string | undefined) => () => jobWith((stack, bucket) => {
    const later = new CfnParameter(stack, 'Later').valueAsString;
    return { locations: { in: { bucket, prefix: 'in/' }, out: { bucket, prefix: out(later) } }, sparkUiLogs: { bucket, prefix: prefix(later) } };
  });
  for (const overlap of [logsAt((later) => `rows/${later}`, () => undefined), logsAt((later) => later, (later) => later)]) {
    expect(overlap).toThrow("sparkUiLogs overlaps with what node 'Target' reads or writes");
  }
  expect(logsAt((later) => later, () => 'out/')).not.toThrow();
});

test('bookmarks come with a warning, since the script does not heed them', () => {
  const { stack, template } = jobWith(() => ({ bookmarks: true }));
  template().hasResourceProperties('AWS::Glue::Job', { DefaultArguments: { '--job-bookmark-option': 'job-bookmark-enable' } });
  Annotations.fromStack(stack).hasWarning('/Stack/Job', Match.stringLikeRegexp('bookmarks are heeded by the script only'));
});

test('options that cannot be had together are named at once', () => {
  const graph = new JobGraph('joined');
  const left = new CsvSource(graph, 'Left', { location: 'in', path: 'left/', schema: Schema.of(Field.text('a')) });
  const right = new CsvSource(graph, 'Right', { location: 'in', path: 'right/', schema: Schema.of(Field.text('b')) });
  const input = new Join(graph, 'Both', { left, right, keys: [{ left: 'a', right: 'b' }] });
  new ParquetTarget(graph, 'Target', { input, location: 'out', path: 'rows/' });
  expect(() => jobWith((_, bucket) => ({
    glueVersion: glue.GlueVersion.V4_0,
    executionClass: JobExecutionClass.FLEX,
    workerType: glue.WorkerType.G_4X,
    bookmarks: true,
    sparkUiLogs: { bucket, prefix: 'out/rows/logs/' },
  }), graph)).toThrow([
    '  - glueVersion is 5.0 or newer, got: 4.0',
    '  - executionClass FLEX has workers of the types G.1X and G.2X, got: G.4X',
    "  - bookmarks leave out rows that were read before, which node 'Both' needs for those that are new; take them away",
    "  - sparkUiLogs overlaps with what node 'Target' reads or writes; give a prefix of its own, got: 'out/rows/logs/'",
  ].join('\n'));
});

test('events, metrics and rights are those of the job', () => {
  const { stack, job } = jobWith(() => ({}));
  const user = new iam.User(stack, 'User');
  job.grantRun(user);
  job.onFailure('Failed');
  job.onTimeout('Late');
  job.onSuccess('Done');
  job.onEvent('Any');
  job.onStateChange('Stopped', glue.JobState.STOPPED);
  const template = Template.fromStack(stack);
  for (const state of ['FAILED', 'TIMEOUT', 'SUCCEEDED', 'STOPPED']) {
    template.hasResourceProperties('AWS::Events::Rule', { EventPattern: { detail: { state: [state], jobName: [{ Ref: Match.stringLikeRegexp('^Job') }] } } });
  }
  template.hasResourceProperties('AWS::IAM::Policy', {
    Users: [Match.anyValue()],
    PolicyDocument: { Statement: [Match.objectLike({ Action: ['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'] })] },
  });
  expect(job.metric('glue.driver.aggregate.bytesRead', glue.MetricType.COUNT).toMetricConfig().metricStat?.namespace).toBe('Glue');
  const rules = [job.metricSuccess(), job.metricFailure(), job.metricTimeout()].map((metric) => JSON.stringify(stack.resolve(metric.dimensions)));
  expect(new Set(rules).size).toBe(3);
  expect(job.grantPrincipal).toBe(job.role.grantPrincipal);
});
