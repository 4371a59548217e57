import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { allowed, catalogWith, targetOf } from './catalogs';
import { LakeFormationAccess, LakeFormationAccessProps, WarehouseCatalog } from '../../src/catalog';

/** The grants of a template: to whom, of what, and on what, each as text. */
function grants(template: Template): string[] {
  return Object.values(template.findResources('AWS::LakeFormation::PrincipalPermissions')).map(({ Properties }) => {
    const principal = JSON.stringify(Properties.Principal.DataLakePrincipalIdentifier).replace(/.*?([A-Za-z]*Role|Analyst)[0-9A-F]{8}.*|.*/, '$1');
    const [[kind, resource]] = Object.entries<any>(Properties.Resource);
    const on = resource.TableWildcard ? 'all tables' : kind;
    return `${principal}: ${Properties.Permissions.join(' ')} on ${on}`;
  }).sort();
}

test('nothing of it is there unless asked for', () => {
  const { template, catalog } = catalogWith();
  template().resourceCountIs('AWS::LakeFormation::PrincipalPermissions', 0);
  template().resourceCountIs('AWS::LakeFormation::Resource', 0);
  expect(catalog.lakeFormation).toBeUndefined();
});

describe('a table that is declared', () => {
  let template: () => Template;

  beforeAll(() => {
    const { stack, catalog, template: made } = catalogWith({ lakeFormation: {} });
    const analyst = new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
    catalog.grantRead(analyst);
    catalog.grantRead(analyst);
    template = made;
  });

  test('lies in a folder that is registered, by a role that can read and write this folder only', () => {
    template().hasResourceProperties('AWS::LakeFormation::Resource', {
      ResourceArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::my-bucket/warehouse/plays']] },
      UseServiceLinkedRole: false,
      RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('LakeFormationRole'), 'Arn'] },
    });
    const written = allowed(template()).filter(({ actions }) => actions.includes('s3:PutObject'));
    expect(written).toHaveLength(1);
    expect(written[0].resources).toContain('my-bucket/warehouse/plays/*');
    expect(written[0].resources).not.toContain('my-bucket/*');
  });

  test('that role can be assumed by Lake Formation and Glue, which are not known to send a key for a condition', () => {
    template().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: ['lakeformation.amazonaws.com', 'glue.amazonaws.com'].map((Service) => ({ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service } })),
      },
    });
  });

  test('is granted table by table: once to each who reads it, and to the crawler without a right to drop', () => {
    expect(grants(template())).toEqual([
      'Analyst: DESCRIBE SELECT on Table',
      'Analyst: DESCRIBE on Database',
      'CatalogCrawlerRole: ALTER DESCRIBE INSERT SELECT on Table',
      'CatalogCrawlerRole: DATA_LOCATION_ACCESS on DataLocation',
      'CatalogCrawlerRole: DESCRIBE on Database',
    ]);
    const byIam = allowed(template()).filter(({ actions }) => actions.includes('lakeformation:GetDataAccess'));
    expect(byIam.every(({ actions, resources }) => actions.length === 1 && resources === '"*"')).toBe(true);
    expect(byIam.length).toBeGreaterThan(0);
  });

  test('tables of the database are not open to everybody', () => {
    template().hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { CreateTableDefaultPermissions: [] } });
    expect(JSON.stringify(catalogWith().template().findResources('AWS::Glue::Database'))).not.toContain('CreateTableDefaultPermissions');
  });
});

test('a role that reads and keeps the table current has one grant on each thing', () => {
  const { template } = catalogWith((stack) => ({ lakeFormation: {}, crawlerRole: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') }) }));
  const { catalog, template: both } = catalogWith({ lakeFormation: {}, discoverTables: true });
  catalog.grantRead(catalog.crawlerRole!);
  expect(grants(template())).toHaveLength(3);
  expect(grants(both())).toEqual([
    'CatalogCrawlerRole: CREATE_TABLE DESCRIBE on Database',
    'CatalogCrawlerRole: DATA_LOCATION_ACCESS on DataLocation',
    'CatalogCrawlerRole: DESCRIBE SELECT on all tables',
  ]);
});

test('on a table that is made later nothing can be granted: the crawler may make it, and who reads may read all tables of the database', () => {
  const { template, catalog, stack } = catalogWith({ lakeFormation: {}, discoverTables: true });
  catalog.grantRead(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(grants(template())).toEqual([
    'Analyst: DESCRIBE SELECT on all tables',
    'Analyst: DESCRIBE on Database',
    'CatalogCrawlerRole: CREATE_TABLE DESCRIBE on Database',
    'CatalogCrawlerRole: DATA_LOCATION_ACCESS on DataLocation',
  ]);
});

test('an Iceberg table, which no crawler keeps, is granted to those who read it; beside one of Parquet its crawler keeps that one', () => {
  const iceberg = catalogWith({ lakeFormation: {}, databaseName: undefined }, targetOf({ database: 'sound' }));
  expect(grants(iceberg.template())).toEqual([]);
  const stack = new Stack(new App(), 'Stack');
  const location = { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'my-bucket') };
  new WarehouseCatalog(stack, 'Catalog', {
    tables: [{ name: 'songs', target: targetOf({ path: 'songs/' }), location }, { name: 'plays', target: targetOf({ database: 'music' }), location }], lakeFormation: {},
  });
  expect(grants(Template.fromStack(stack))).toContain('CatalogCrawlerRole: ALTER DESCRIBE INSERT SELECT on Table');
});

test('what a role of another stack is granted is in that stack', () => {
  const { catalog, stack, template } = catalogWith({ lakeFormation: {} });
  const other = new Stack(stack.node.root as App, 'Other');
  const analyst = new iam.Role(other, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
  catalog.grantRead(analyst);
  catalog.grantRead(analyst);
  expect(grants(Template.fromStack(other))).toEqual(['Analyst: DESCRIBE SELECT on Table', 'Analyst: DESCRIBE on Database']);
  expect(grants(template()).filter((grant) => grant.startsWith('Analyst'))).toEqual([]);
});

test('a folder that is registered already is not registered again', () => {
  const { template, catalog } = catalogWith({ lakeFormation: { registerLocation: false } }, targetOf());
  template().resourceCountIs('AWS::LakeFormation::Resource', 0);
  expect(catalog.lakeFormation!.registrationRole).toBeUndefined();
  expect(grants(template())).toContain('CatalogCrawlerRole: DATA_LOCATION_ACCESS on DataLocation');
  expect(() => catalogWith((stack) => ({ lakeFormation: { registerLocation: false, registrationRole: iam.Role.fromRoleName(stack, 'Mine', 'mine') } })))
    .toThrow('lakeFormation: registrationRole is given, but registerLocation is false');
});

describe('alone', () => {
  function access(props: (stack: Stack, bucket: s3.IBucket) => Partial<LakeFormationAccessProps> = () => ({})) {
    const stack = new Stack(new App(), 'Stack');
    const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
    const database = new glue.Database(stack, 'Database');
    const given = { database, tables: [{ location: { bucket }, path: 'rows/' }], ...props(stack, bucket) };
    return { stack, access: new LakeFormationAccess(stack, 'Access', given), template: () => Template.fromStack(stack) };
  }

  test('a role that is given registers, and can use the key of the bucket', () => {
    const { template } = access((stack) => ({ registrationRole: iam.Role.fromRoleName(stack, 'Mine', 'mine') }));
    template().resourceCountIs('AWS::IAM::Role', 0);
    template().hasResourceProperties('AWS::IAM::Policy', {
      Roles: ['mine'], PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt', 'kms:GenerateDataKey']) })]) },
    });
  });

  test('a bucket as a whole can be registered', () => {
    access((_, bucket) => ({ tables: [{ location: { bucket }, path: '/' }] })).template().hasResourceProperties('AWS::LakeFormation::Resource', {
      ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Bucket'), 'Arn'] },
    });
  });

  const analystOf = (stack: Stack) => new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });

  test('whoever reads and keeps tables current has one grant on each thing, with all of its rights in one order', () => {
    const { stack, access: granted, template } = access((_, bucket) => ({ tables: [{ tableName: 'rows', location: { bucket }, path: 'rows/' }] }));
    const analyst = analystOf(stack);
    granted.grantRead(analyst);
    granted.grantUpdate(analyst);
    granted.grantCreate(analyst);
    expect(grants(template())).toEqual([
      'Analyst: ALTER DESCRIBE INSERT SELECT on Table', 'Analyst: CREATE_TABLE DESCRIBE on Database', 'Analyst: DATA_LOCATION_ACCESS on DataLocation',
    ]);
    template().allResourcesProperties('AWS::LakeFormation::PrincipalPermissions', { PermissionsWithGrantOption: [] });
    expect(granted.node.children.map(({ node }) => node.id.split('-')[0])).toEqual(['Role', 'Location', 'Database', 'Table', 'Location']);
  });

  test('a folder is granted once it is registered', () => {
    const { stack, access: granted, template } = access();
    granted.grantCreate(analystOf(stack));
    const [location] = Object.values(template().findResources('AWS::LakeFormation::PrincipalPermissions', { Properties: { Permissions: ['DATA_LOCATION_ACCESS'] } }));
    expect(location.DependsOn).toEqual([expect.stringMatching(/^AccessLocation/)]);
    granted.grantCreate(new iam.Group(stack, 'Group'));
  });

  test('where one table is made later, all tables are granted', () => {
    const { stack, access: granted, template } = access((_, bucket) => ({
      tables: [{ tableName: 'rows', location: { bucket }, path: 'rows/' }, { location: { bucket }, path: 'later/' }],
    }));
    granted.grantRead(analystOf(stack));
    expect(grants(template())).toEqual(['Analyst: DESCRIBE SELECT on all tables', 'Analyst: DESCRIBE on Database']);
  });

  test('the role that registers says what it is for', () => {
    access((_, bucket) => ({ tables: ['rows/', 'more/'].map((path) => ({ location: { bucket }, path })) })).template()
      .hasResourceProperties('AWS::IAM::Role', { Description: 'Lake Formation reads and writes rows/ and more/ through it' });
  });

  test('users are granted to; of others it is said that they are not', () => {
    const { stack, access: granted, template } = access();
    granted.grantRead(new iam.User(stack, 'Somebody'));
    template().hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Principal: { DataLakePrincipalIdentifier: { 'Fn::GetAtt': [Match.stringLikeRegexp('Somebody'), 'Arn'] } },
    });
    granted.grantRead(new iam.Group(stack, 'Group'));
    Annotations.fromStack(stack).hasWarning('/Stack/Access', Match.stringLikeRegexp(
      'grant DESCRIBE and SELECT on the tables to the other principals yourself.*cdk-spotify-analytics:principalUnknown',
    ));
  });

  test('a prefix that is none is refused with the other problems', () => {
    expect(() => access((stack, bucket) => ({
      tables: [{ location: { bucket, prefix: '/x' }, path: 'rows/' }], registerLocation: false, registrationRole: iam.Role.fromRoleName(stack, 'Mine', 'mine'),
    }))).toThrow(/^The access by Lake Formation cannot work:[\s\S]*registrationRole is given[\s\S]*location\.prefix ends in/);
  });
});
