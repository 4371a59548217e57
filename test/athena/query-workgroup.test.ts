import { CfnParameter, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { QueryWorkgroup, QueryWorkgroupProps } from '../../src/athena';
import { PipelineQuery } from '../../src/query';
import { DataType, Field } from '../../src/schema';
import { allowed, catalogWith, targetOf } from '../catalog/catalogs';
import { acknowledgedOn } from '../support/acknowledged';

type Given = Partial<QueryWorkgroupProps> | ((stack: Stack) => Partial<QueryWorkgroupProps>);

function workgroupWith(given: Given = {}, ...ofCatalog: Parameters<typeof catalogWith>) {
  const { stack, catalog } = catalogWith(...ofCatalog);
  const props = typeof given === 'function' ? given(stack) : given;
  const workgroup = new QueryWorkgroup(stack, 'Athena', { catalog, ...props });
  return { stack, workgroup, template: () => Template.fromStack(stack) };
}

test('who asks cannot leave the settings; what is scanned is counted and cut off; results go under the bucket as a folder, and expire', () => {
  const { template } = workgroupWith();
  template().hasResourceProperties('AWS::Athena::WorkGroup', Match.objectEquals({
    Name: Match.anyValue(),
    Description: { 'Fn::Join': ['', ['Questions to ', { Ref: Match.stringLikeRegexp('Table') }]] },
    RecursiveDeleteOption: true,
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      // The alarm on bytes is on this metric.
      PublishCloudWatchMetricsEnabled: true,
      RequesterPaysEnabled: false,
      BytesScannedCutoffPerQuery: 10 * 1024 ** 3,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      ResultConfiguration: {
        OutputLocation: { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('ResultsBucket') }, '/']] },
        EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
      },
    },
  }));
  template().hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 30, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }] },
  });
});

test('cutoff and expiry are as given', () => {
  const { template } = workgroupWith({ bytesScannedCutoff: Size.gibibytes(1), resultExpiry: Duration.days(3) });
  template().hasResourceProperties('AWS::Athena::WorkGroup', { WorkGroupConfiguration: { BytesScannedCutoffPerQuery: 1024 ** 3 } });
  template().hasResourceProperties('AWS::S3::Bucket', { LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 3 })] } });
});

test.each([Duration.hours(36), Duration.days(0)])('results that expire after %s are refused with the other problems', (resultExpiry) => {
  const wrong = () => workgroupWith({ resultExpiry, bytesScannedCutoff: Size.bytes(1) });
  expect(wrong).toThrow('resultExpiry is a whole number of days, at least 1, got: ');
  expect(wrong).toThrow('bytesScannedCutoff is at least 10000000 bytes, got: 1');
});

test('the least of expiry and cutoff is taken, and what only the deployment knows is', () => {
  expect(() => workgroupWith({ resultExpiry: Duration.days(1), bytesScannedCutoff: Size.bytes(10_000_000) })).not.toThrow();
  expect(() => workgroupWith({ bytesScannedCutoff: Size.bytes(9_999_999) })).toThrow('got: 9999999');
  expect(() => workgroupWith((stack) => ({ workgroupName: new CfnParameter(stack, 'Name').valueAsString }))).not.toThrow();
});

test('all that is wrong is said at once', () => {
  expect(() => workgroupWith({ workgroupName: '', resultExpiry: Duration.days(0), bytesScannedCutoff: Size.bytes(1), autoDeleteObjects: true })).toThrow([
    'The workgroup cannot work:',
    "  - workgroupName is 1 to 128 letters, digits, '.', '_' and '-', got: ''",
    '  - bytesScannedCutoff is at least 10000000 bytes, got: 1',
    `  - resultExpiry is a whole number of days, at least 1, got: ${Duration.days(0).toHumanString()}`,
    '  - autoDeleteObjects is for buckets that are deleted with the stack; give removalPolicy DESTROY with it, got: none',
  ].join('\n'));
});

test('each question is a named query of the workgroup, on the database of the catalog', () => {
  const query = (name: string) => new PipelineQuery({ name, description: `About ${name}`, sql: 'SELECT id FROM plays', columns: [Field.of('id', DataType.STRING)] });
  const { workgroup, template } = workgroupWith({ queries: [query('who_plays'), query('who_else')] });
  expect(workgroup.namedQueries.map(({ name }) => name)).toEqual(['who_plays', 'who_else']);
  expect(Object.values(template().findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties)).toEqual(['who_plays', 'who_else'].map((name) => ({
    Name: name,
    Description: `About ${name}`,
    Database: { Ref: expect.stringContaining('Database') },
    QueryString: 'SELECT id FROM plays',
    WorkGroup: { Ref: expect.stringContaining('Workgroup') },
  })));
});

test('a key encrypts the results, wherever they are written from', () => {
  const { template } = workgroupWith((stack) => ({ encryptionKey: new kms.Key(stack, 'Key') }));
  const KmsKey = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] };
  template().hasResourceProperties('AWS::Athena::WorkGroup', {
    WorkGroupConfiguration: { ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey } } },
  });
  template().hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KmsKey } }] },
  });
});

test('requests for results are logged where it is said, and otherwise nowhere, which is acknowledged', () => {
  const logging = (props?: Given) => {
    const { workgroup, template } = workgroupWith(props);
    const [bucket] = Object.values(template().findResources('AWS::S3::Bucket'));
    return { to: bucket.Properties.LoggingConfiguration?.DestinationBucketName, acknowledged: acknowledgedOn(workgroup.resultsBucket) };
  };
  expect(logging((stack) => ({ accessLogsBucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs') }))).toEqual({ to: 'logs', acknowledged: {} });
  expect(logging()).toEqual({ to: undefined, acknowledged: { 'AwsSolutions-S1': expect.stringContaining('copies that expire') } });
});

test('a name is as given, and one that Athena would refuse is a problem', () => {
  const named = workgroupWith({ workgroupName: 'my.work_group-1' });
  named.template().hasResourceProperties('AWS::Athena::WorkGroup', { Name: 'my.work_group-1' });
  expect(named.workgroup.workgroupName).toBe('my.work_group-1');
  const unnamed = workgroupWith();
  expect(unnamed.stack.resolve(unnamed.workgroup.workgroupName)).toEqual({ Ref: expect.stringContaining('AthenaWorkgroup') });
  for (const workgroupName of ['my group', 'x'.repeat(129), '']) {
    expect(() => workgroupWith({ workgroupName })).toThrow(`workgroupName is 1 to 128 letters, digits, '.', '_' and '-', got: '${workgroupName}'`);
  }
});

test('a table that is the place as a whole is read under its prefix, not under a slash', () => {
  const { stack, workgroup, template } = workgroupWith({}, {}, targetOf({ path: '/' }));
  workgroup.grantRunQueries(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
  const read = allowed(template()).filter(({ actions, resources }) => actions.includes('s3:GetObject') && resources.includes(':s3:::my-bucket'));
  expect(read.map(({ resources }) => resources.match(/my-bucket\/[^"]*/g)))
    // By the crawler, and by who runs queries.
    .toEqual(Array(2).fill(['my-bucket/warehouse/*', 'my-bucket/warehouse', 'my-bucket/warehouse_$folder$']));
});

test('results that are to be destroyed come with a warning, others do not', () => {
  const warned = (removalPolicy?: RemovalPolicy, autoDeleteObjects?: boolean) => Annotations
    .fromStack(workgroupWith({ removalPolicy, autoDeleteObjects }).stack)
    .findWarning('*', Match.stringLikeRegexp('resultsDestroyed')).map(({ entry }) => entry.data);
  const deletes = 'deleting the stack deletes Workgroup and ResultsBucket with the history of the queries';
  expect(warned(RemovalPolicy.DESTROY)).toEqual([expect.stringContaining(`${deletes}, and stops at a bucket that still holds results`)]);
  expect(warned(RemovalPolicy.DESTROY, true)).toEqual([expect.stringContaining(`${deletes} and all results`)]);
  expect(warned()).toEqual([]);
});

/** Someone who may run queries of a catalog. */
function analystOf(catalogProps: Parameters<typeof catalogWith>[0]): Template {
  const { stack, workgroup, template } = workgroupWith({}, catalogProps);
  workgroup.grantRunQueries(iam.Role.fromRoleName(stack, 'Analyst', 'analyst', { defaultPolicyName: 'Analyst' }));
  expect(Stack.of(workgroup)).toBe(stack);
  return template();
}

test('who may run queries can read this table and this folder, and with Lake Formation is granted its rows', () => {
  const read = allowed(analystOf({})).filter(({ actions }) => actions.includes('glue:GetTable') && !actions.includes('glue:UpdateTable'));
  expect(read).toHaveLength(1);
  expect(read[0].resources).not.toContain('*');
  const guarded = analystOf({ lakeFormation: {} });
  guarded.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
    Permissions: ['DESCRIBE', 'SELECT'],
    Principal: { DataLakePrincipalIdentifier: { 'Fn::Join': ['', Match.arrayWith([':role/analyst'])] } },
  });
});
