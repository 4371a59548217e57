import { Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { QueryWorkgroup, QueryWorkgroupProps } from '../../src';
import { allowed, catalogWith, targetOf } from '../catalog/catalogs';

function workgroupWith(props: Partial<QueryWorkgroupProps> = {}, ...ofCatalog: Parameters<typeof catalogWith>) {
  const { stack, catalog } = catalogWith(...ofCatalog);
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

test('a name is as given, and one that Athena would refuse is a problem', () => {
  workgroupWith({ workgroupName: 'my.work_group-1' }).template().hasResourceProperties('AWS::Athena::WorkGroup', { Name: 'my.work_group-1' });
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
  const warned = (removalPolicy?: RemovalPolicy) => Annotations.fromStack(workgroupWith({ removalPolicy }).stack)
    .findWarning('*', Match.stringLikeRegexp('resultsDestroyed'));
  expect(warned(RemovalPolicy.DESTROY).map(({ entry }) => entry.data))
    .toEqual([expect.stringContaining('deletes Workgroup and ResultsBucket with the history of the queries, and stops at a bucket that still holds results')]);
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
