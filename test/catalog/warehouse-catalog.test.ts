import { App, CfnParameter, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { allowed, catalogWith, SCHEMA, targetOf } from './catalogs';
import { CatalogTableOptions, WarehouseCatalog, WarehouseCatalogProps } from '../../src/catalog';
import { CsvSource, CsvTarget, JobGraph, ParquetTarget } from '../../src/job-graph';
import { QualityRule } from '../../src/quality';
import { DataType, Field, Schema } from '../../src/schema';
import { acknowledgedOn } from '../support/acknowledged';

const RULES = [QualityRule.isComplete('id')];

describe('a table that is declared', () => {
  let catalog: WarehouseCatalog;
  let template: () => Template;

  beforeAll(() => {
    ({ template, catalog } = catalogWith({ rules: RULES, description: 'What was played' }, targetOf({ partitionKeys: ['year'] })));
  });

  test('has the schema of the target, apart from its partition keys', () => {
    template().hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        Name: 'plays',
        Description: 'What was played',
        Parameters: Match.objectLike({ classification: 'parquet' }),
        PartitionKeys: [{ Name: 'year', Type: 'int' }],
        StorageDescriptor: {
          Location: 's3://my-bucket/warehouse/plays/',
          Columns: [{ Name: 'id', Type: 'string', Comment: 'Who it is' }, { Name: 'genre', Type: 'string' }],
        },
      },
    });
    expect(catalog.tables[0].table).toBeInstanceOf(glue.S3Table);
  });

  test('is kept current by a crawler that cannot make tables', () => {
    template().hasResourceProperties('AWS::Glue::Crawler', {
      Targets: { CatalogTargets: [{ DatabaseName: { Ref: Match.stringLikeRegexp('Database') }, Tables: [{ Ref: Match.stringLikeRegexp('Table') }] }] },
      Configuration: JSON.stringify({
        Version: 1, CrawlerOutput: { Partitions: { AddOrUpdateBehavior: 'InheritFromTable' }, Tables: { AddOrUpdateBehavior: 'MergeNewColumns' } },
      }),
      SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'LOG' },
    });
    expect(allowed(template()).flatMap(({ actions }) => actions)).toContain('glue:UpdateTable');
    expect(allowed(template()).flatMap(({ actions }) => actions)).not.toContain('glue:CreateTable');
  });

  test('goes with the stack, as its database does', () => {
    template().allResources('AWS::Glue::Table', { DeletionPolicy: 'Delete' });
    template().allResources('AWS::Glue::Database', { DeletionPolicy: 'Delete' });
    const kept = catalogWith({ removalPolicy: RemovalPolicy.RETAIN, rules: RULES }).template();
    kept.allResources('AWS::Glue::Table', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    kept.resourcePropertiesCountIs('AWS::Glue::DataQualityRuleset', {}, 1);
    expect(JSON.stringify(kept.findResources('AWS::Glue::DataQualityRuleset'))).not.toContain('Retain');
  });

  test('may lie in the place as a whole', () => {
    catalogWith({}, targetOf({ path: '/' })).template().hasResourceProperties('AWS::Glue::Table', {
      TableInput: { StorageDescriptor: { Location: 's3://my-bucket/warehouse/' } },
    });
  });
});

describe('a table that is discovered', () => {
  let catalog: WarehouseCatalog;
  let template: () => Template;

  beforeAll(() => {
    ({ template, catalog } = catalogWith({ discoverTables: true, rules: RULES }, targetOf({ partitionKeys: ['genre'] })));
  });

  test('is not in the template; what is made of it names it', () => {
    template().resourceCountIs('AWS::Glue::Table', 0);
    template().hasResourceProperties('AWS::Glue::DataQualityRuleset', {
      TargetTable: { DatabaseName: { Ref: Match.stringLikeRegexp('Database') }, TableName: 'plays' },
    });
    expect(catalog.tables[0].table.tableName).toBe('plays');
    expect(JSON.stringify(Stack.of(catalog).resolve(catalog.tables[0].table.tableArn))).toMatch(/:glue:.*:table\/.*\/plays"/);
  });

  test('is found in its folder, as one table, under the name of the folder', () => {
    template().hasResourceProperties('AWS::Glue::Crawler', {
      DatabaseName: { Ref: Match.stringLikeRegexp('Database') },
      TablePrefix: Match.absent(),
      Targets: { CatalogTargets: Match.absent(), S3Targets: [{ Path: 's3://my-bucket/warehouse/plays/', Exclusions: ['**_$folder$', '_*', '**/_*'] }] },
      Configuration: JSON.stringify({
        Version: 1,
        CrawlerOutput: { Partitions: { AddOrUpdateBehavior: 'InheritFromTable' } },
        Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' },
      }),
    });
  });

  test('can be made by the crawler under this name only', () => {
    const making = allowed(template()).filter(({ actions }) => actions.includes('glue:CreateTable'));
    expect(making).toHaveLength(1);
    expect(making[0].resources.match(/\/plays\b/g)).toHaveLength(1);
    expect(making[0].resources).not.toContain('*');
  });

  test('is refused where it would have another name, or columns of other types', () => {
    const wrong = () => catalogWith({ discoverTables: true, name: 'plays' }, targetOf({ path: 'My-Plays/', partitionKeys: ['genre', 'year'] }));
    expect(wrong).toThrow('discoverTables: the crawler names the table as its folder is named, my_plays, got: plays');
    expect(wrong).toThrow('discoverTables: a crawler takes the values of partition keys for text, got: year of type int; partition by text, or leave the table declared');
    expect(() => catalogWith({ discoverTables: true }, targetOf({ path: '/' })))
      .toThrow("work:\n  - table 'plays': discoverTables: the crawler names the table as its folder is named, and node 'Plays' writes to none; give it one");
    expect(() => catalogWith({ discoverTables: true }, targetOf({ path: '/' }))).not.toThrow('got: plays');
    expect(() => catalogWith({ discoverTables: true, name: 'my_plays' }, targetOf({ path: 'all/My-Plays/' }))).not.toThrow();
  });
});

describe('an Iceberg table', () => {
  let catalog: WarehouseCatalog;
  let template: () => Template;

  beforeAll(() => {
    ({ template, catalog } = catalogWith({ rules: RULES, databaseName: undefined }, targetOf({ database: 'sound', partitionKeys: ['year'] })));
  });

  test('is made by its job: there is neither a table nor a crawler', () => {
    template().resourceCountIs('AWS::Glue::Table', 0);
    template().resourceCountIs('AWS::Glue::Crawler', 0);
    template().resourceCountIs('AWS::IAM::Role', 0);
    expect([catalog.crawler, catalog.crawlerRole]).toEqual([undefined, undefined]);
    expect(catalog.tables[0].table.tableName).toBe('plays');
  });

  test('is in the database that its node names, which is kept with the stack gone', () => {
    template().hasResource('AWS::Glue::Database', { DeletionPolicy: 'RetainExceptOnCreate', Properties: { DatabaseInput: { Name: 'sound' } } });
    catalogWith({ databaseName: 'sound', removalPolicy: RemovalPolicy.DESTROY }, targetOf({ database: 'sound' })).template()
      .hasResource('AWS::Glue::Database', { DeletionPolicy: 'Delete' });
  });

  test('has no crawler that anything could be given for, and one name', () => {
    const wrong = () => catalogWith((stack) => ({
      name: 'songs',
      databaseName: 'music',
      discoverTables: true,
      crawlerSchedule: events.Schedule.cron({ hour: '3', minute: '0' }),
      crawlerRole: iam.Role.fromRoleName(stack, 'Mine', 'mine'),
      securityConfiguration: glue.SecurityConfiguration.fromSecurityConfigurationName(stack, 'Secure', 'secure'),
    }), targetOf({ database: 'sound' }));
    expect(wrong).toThrow("table 'songs': name is the table that node 'Plays' names, plays, got: songs");
    expect(wrong).toThrow("databaseName is the database that node 'Plays' names, sound, got: music");
    for (const option of ['discoverTables', 'crawlerSchedule', 'crawlerRole', 'securityConfiguration']) {
      expect(wrong).toThrow(`${option} is for a crawler, which an Iceberg table does not have`);
    }
  });
});

test('what a crawler could be given for may be switched off beside an Iceberg table, and is for the other tables', () => {
  expect(() => catalogWith({ discoverTables: false, databaseName: undefined }, targetOf({ database: 'sound' }))).not.toThrow();
  const stack = new Stack(new App(), 'Stack');
  const location = { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'my-bucket') };
  expect(() => new WarehouseCatalog(stack, 'Catalog', {
    tables: [{ name: 'songs', target: targetOf({ path: 'songs/' }), location }, { name: 'plays', target: targetOf({ database: 'music' }), location }],
    crawlerSchedule: events.Schedule.cron({ hour: '3', minute: '0' }),
  })).not.toThrow();
});

test('a database without a name is named after its stack', () => {
  const name = catalogWith({ databaseName: undefined }).template().findResources('AWS::Glue::Database');
  expect(Object.values(name).map(({ Properties }) => Properties.DatabaseInput.Name)).toEqual([{ 'Fn::Join': ['', [expect.stringMatching(/^stack_catalog_/), expect.anything()]] }]);
});

test('names that only the deployment knows are not judged, and stand in no id', () => {
  const later = (id: string) => (stack: Stack) => new CfnParameter(stack, id).valueAsString;
  const named = catalogWith((stack) => ({ name: later('Name')(stack), databaseName: later('Database')(stack) }));
  expect(named.catalog.node.tryFindChild('Table1')).toBeDefined();
  expect(() => catalogWith((stack) => ({ name: later('Name')(stack), discoverTables: true }))).not.toThrow();
  expect(() => catalogWith((stack) => ({ databaseName: later('Database')(stack) }), targetOf({ database: 'sound' }))).not.toThrow();
});

test('what is wrong with the place of a table is said with its name', () => {
  const stack = new Stack(new App(), 'Stack');
  const location = { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'my-bucket'), prefix: '/x' };
  expect(() => new WarehouseCatalog(stack, 'Catalog', { tables: [{ name: 'plays', target: targetOf(), location }] }))
    .toThrow("table 'plays': location.prefix ends in '/' and does not begin with it, got: '/x'");
});

describe('several tables', () => {
  const plays = targetOf({ path: 'plays/' });
  const songs = targetOf({ path: 'songs/', partitionKeys: ['genre'] });
  const several = (props: Partial<WarehouseCatalogProps> = {}, ...further: Partial<CatalogTableOptions>[]) => {
    const stack = new Stack(new App(), 'Stack');
    const place = (name: string) => ({ bucket: s3.Bucket.fromBucketName(stack, name, `my-${name}`) });
    const tables = [
      { name: 'plays', target: plays, location: place('plays'), rules: RULES },
      { name: 'songs', target: songs, location: place('songs'), rules: [QualityRule.rowCountAtLeast(1)] },
      ...further.map((table) => ({ name: 'plays', target: plays, location: place('further'), ...table })),
    ];
    const catalog = new WarehouseCatalog(stack, 'Catalog', { tables, databaseName: 'music', ...props });
    return { stack, catalog, template: () => Template.fromStack(stack) };
  };

  test('are in one database, each with its folder and its rules, and one crawler keeps them current', () => {
    const { catalog, template } = several();
    template().resourceCountIs('AWS::Glue::Database', 1);
    expect(Object.values(template().findResources('AWS::Glue::Table')).map(({ Properties: { TableInput } }) => [TableInput.Name, TableInput.StorageDescriptor.Location]))
      .toEqual([['plays', 's3://my-plays/plays/'], ['songs', 's3://my-songs/songs/']]);
    expect(Object.values(template().findResources('AWS::Glue::DataQualityRuleset')).map(({ Properties }) => [Properties.Ruleset, Properties.TargetTable.TableName.Ref]))
      .toEqual([[expect.stringContaining('IsComplete'), expect.stringMatching(/^Catalogplays/)], [expect.stringContaining('RowCount'), expect.stringMatching(/^Catalogsongs/)]]);
    template().hasResourceProperties('AWS::Glue::Crawler', {
      Description: 'Keeps the partitions and new columns of plays and songs current',
      Targets: { CatalogTargets: [{ Tables: [{ Ref: Match.stringLikeRegexp('plays') }, { Ref: Match.stringLikeRegexp('songs') }] }] },
    });
    expect(catalog.tables.map(({ name, location }) => [name, location.prefix])).toEqual([['plays', 'plays/'], ['songs', 'songs/']]);
  });

  test('are read together', () => {
    const { stack, catalog, template } = several({ lakeFormation: {} });
    catalog.grantRead(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
    const [{ Properties: { PolicyDocument } }] = Object.values(template().findResources('AWS::IAM::Policy', { Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^Analyst') }] } }));
    const read = JSON.stringify(PolicyDocument);
    for (const key of [':s3:::my-plays/plays/*', ':s3:::my-songs/songs/*']) expect(read).toContain(key);
    for (const table of ['Catalogplays', 'Catalogsongs']) expect(read).toMatch(new RegExp(`:table/.{0,80}${table}`));
    template().resourceCountIs('AWS::LakeFormation::Resource', 2);
    const selected = template().findResources('AWS::LakeFormation::PrincipalPermissions', { Properties: { Permissions: ['DESCRIBE', 'SELECT'] } });
    for (const table of ['Catalogplays', 'Catalogsongs']) expect(JSON.stringify(selected)).toContain(table);
  });

  test('that a crawler finds are each a folder of it', () => {
    several({ discoverTables: true }, { name: 'copy', target: targetOf({ path: 'copy/' }) }).template().hasResourceProperties('AWS::Glue::Crawler', {
      Description: 'Finds the tables plays, songs and copy',
      Targets: { S3Targets: ['my-plays/plays/', 'my-songs/songs/', 'my-further/copy/'].map((path) => Match.objectLike({ Path: `s3://${path}` })) },
    });
  });

  test('of Iceberg are in one database', () => {
    const iceberg = { name: 'plays', target: targetOf({ database: 'music' }) };
    expect(() => several({ databaseName: undefined }, { ...iceberg, name: 'plays' })).toThrow('the name of a table is unique');
    const stack = new Stack(new App(), 'Stack');
    const location = { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'my-bucket') };
    expect(() => new WarehouseCatalog(stack, 'Catalog', { tables: [{ ...iceberg, location }, { name: 'plays', target: targetOf({ database: 'sound' }), location }] }))
      .toThrow("databaseName is the database that node 'Plays' names, sound, got: music");
  });

  test('of one name are refused, and none at all', () => {
    expect(() => several({}, {})).toThrow("table 'plays': the name of a table is unique, got it twice");
    expect(() => several({ tables: [] })).toThrow('tables is empty; give at least one');
  });

  test('of both formats: the crawler keeps those of Parquet current only', () => {
    const stack = new Stack(new App(), 'Stack');
    const location = { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'my-bucket') };
    new WarehouseCatalog(stack, 'Catalog', {
      tables: [{ name: 'songs', target: songs, location }, { name: 'plays', target: targetOf({ database: 'music' }), location }],
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Glue::Crawler', { Targets: { CatalogTargets: [{ Tables: [{ Ref: Match.stringLikeRegexp('songs') }] }] } });
    template.hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: 'music' } });
    template.resourceCountIs('AWS::Glue::Table', 1);
  });
});

test('a target of text is no table of a warehouse', () => {
  const graph = new JobGraph('text');
  const input = new CsvSource(graph, 'Source', { location: 'in', path: 'in/', schema: SCHEMA });
  const target = new CsvTarget(graph, 'Text', { input, location: 'warehouse', path: 'plays/' });
  expect(() => catalogWith({}, target)).toThrow("target is a ParquetTarget or an IcebergTarget, got: node 'Text', a CsvTarget");
});

test('a role that is given is extended, and none is made', () => {
  const { template, catalog } = catalogWith((stack) => ({ crawlerRole: iam.Role.fromRoleArn(stack, 'Mine', 'arn:aws:iam::111122223333:role/mine') }));
  template().resourceCountIs('AWS::IAM::Role', 0);
  template().hasResourceProperties('AWS::Glue::Crawler', { Role: 'arn:aws:iam::111122223333:role/mine' });
  template().hasResourceProperties('AWS::IAM::Policy', {
    Roles: ['mine'],
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['glue:UpdateTable']) })]) },
  });
  expect(catalog.crawlerRole?.roleName).toBe('mine');
});

test('a role that is immutable is left as it is', () => {
  const { template } = catalogWith((stack) => ({ crawlerRole: iam.Role.fromRoleArn(stack, 'Mine', 'arn:aws:iam::111122223333:role/mine', { mutable: false }) }));
  template().resourceCountIs('AWS::IAM::Policy', 0);
});

test('the logs of the crawler are encrypted by a configuration, whose key the crawler can use', () => {
  const { template } = catalogWith((stack) => ({
    securityConfiguration: new glue.SecurityConfiguration(stack, 'Secure', { cloudWatchEncryption: glue.CloudWatchEncryption.kms(new kms.Key(stack, 'Key')) }),
  }));
  template().hasResourceProperties('AWS::Glue::Crawler', { CrawlerSecurityConfiguration: Match.anyValue() });
  const actions = allowed(template()).flatMap((statement) => statement.actions);
  expect(actions).toEqual(expect.arrayContaining(['kms:Encrypt', 'logs:AssociateKmsKey']));
  expect(allowed(template()).find((statement) => statement.actions.includes('logs:AssociateKmsKey'))!.resources).toContain(':log-group:/aws-glue/');
  const without = allowed(catalogWith().template()).flatMap((statement) => statement.actions);
  expect(without).not.toContain('logs:AssociateKmsKey');
  expect(without).not.toContain('glue:GetSecurityConfiguration');
});

test('a crawler takes a cron expression, and no rate', () => {
  expect(() => catalogWith({ crawlerSchedule: events.Schedule.expression('cron(15 13 ? * MON-FRI 2030)') })).not.toThrow();
  for (const schedule of ['rate(1 day)', 'cron(0 3 * * *)', '0 3 * * ? *', 'a cron(0 3 * * ? *)', 'cron(0 3 * * ? *) a']) {
    expect(() => catalogWith({ crawlerSchedule: events.Schedule.expression(schedule) }))
      .toThrow(`crawlerSchedule is a cron expression of six fields, such as cron(0 3 * * ? *), since crawlers take no rate, got: '${schedule}'`);
  }
});

test('names, rules and descriptions that cannot be are said at once', () => {
  expect(() => catalogWith({ name: 'Plays', databaseName: 'Music', rules: [QualityRule.isComplete('nobody')] })).toThrow([
    'The catalog of the warehouse cannot work:',
    "  - databaseName is 1 to 255 lower-case letters, digits and '_', got: 'Music'",
    "  - table 'Plays': name is 1 to 255 lower-case letters, digits and '_', got: 'Plays'",
    "  - table 'Plays': quality rule IsComplete of nobody: names a field that the table does not have, got: nobody; it has: id, genre, year",
  ].join('\n'));
});

/** A target with one field. */
function targetWith(field: Field, partitionKeys?: string[]): ParquetTarget {
  const graph = new JobGraph('one');
  const input = new CsvSource(graph, 'Source', { location: 'in', path: 'in/', schema: Schema.of(Field.text('id'), field) });
  return new ParquetTarget(graph, 'Plays', { input, location: 'warehouse', path: 'plays/', partitionKeys });
}

test('a description of a field has 255 characters at most', () => {
  const described = (length: number) => () => catalogWith({}, targetWith(Field.of('what', DataType.INT, { description: 'x'.repeat(length) })));
  expect(described(255)).not.toThrow();
  expect(described(256)).toThrow("table 'plays': field what: a description has at most 255 characters, got: 256");
});

test.each<[string, DataType, boolean]>([
  ['text', DataType.STRING, true], ['int', DataType.INT, true], ['bigint', DataType.BIGINT, true], ['date', DataType.DATE, true], ['boolean', DataType.BOOLEAN, true],
  ['double', DataType.DOUBLE, false], ['float', DataType.FLOAT, false], ['timestamp', DataType.TIMESTAMP, false],
  ['decimal', DataType.decimalOf(5, 2), false],
])('a partition by %s', (_, type, isGood) => {
  const problem = `partitionKeys: a ${type} makes no good partition, got: key; partition by a text, a whole number, a boolean or a date`;
  const make = expect(() => catalogWith({}, targetWith(Field.of('key', type), ['key'])));
  if (isGood) make.not.toThrow();
  else make.toThrow(problem);
});

test('a decimal column has its precision and its scale', () => {
  catalogWith({}, targetWith(Field.of('price', DataType.decimalOf(7, 3)))).template().hasResourceProperties('AWS::Glue::Table', {
    TableInput: { StorageDescriptor: { Columns: [{ Name: 'id', Type: 'string' }, { Name: 'price', Type: 'decimal(7,3)' }] } },
  });
});

test('a table is written in Parquet, is not encrypted by a client, and has keys only where it is partitioned', () => {
  catalogWith().template().hasResourceProperties('AWS::Glue::Table', {
    TableInput: {
      Parameters: { classification: 'parquet', has_encrypted_data: false },
      PartitionKeys: Match.absent(),
      StorageDescriptor: { InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat' },
    },
  });
});

test('the ruleset says what it is, goes with the stack, and has a name of its own', () => {
  const template = catalogWith({ rules: RULES, removalPolicy: RemovalPolicy.RETAIN }).template();
  template.hasResource('AWS::Glue::DataQualityRuleset', {
    DeletionPolicy: 'Delete',
    Properties: { Description: 'What must hold of the rows of plays', Name: Match.anyValue(), Ruleset: 'Rules = [\n    IsComplete "id"\n]' },
  });
  catalogWith({ rules: [] }).template().resourceCountIs('AWS::Glue::DataQualityRuleset', 0);
});

test('the crawler runs by its schedule, writes its logs, and says what it and its role do', () => {
  const { template } = catalogWith({ crawlerSchedule: events.Schedule.cron({ hour: '3', minute: '0' }) });
  template().hasResourceProperties('AWS::Glue::Crawler', {
    Description: 'Keeps the partitions and new columns of plays current', Schedule: { ScheduleExpression: 'cron(0 3 * * ? *)' },
  });
  template().hasResourceProperties('AWS::IAM::Role', {
    Description: 'Crawls the table plays', AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'glue.amazonaws.com' } })] },
  });
  const logs = allowed(template()).filter(({ actions }) => actions.includes('logs:PutLogEvents'));
  expect(logs.map(({ resources }) => resources)).toEqual([expect.stringContaining(':log-group:/aws-glue/')]);
  catalogWith().template().hasResourceProperties('AWS::Glue::Crawler', { Schedule: Match.absent(), CrawlerSecurityConfiguration: Match.absent() });
  catalogWith({ discoverTables: true }).template().hasResourceProperties('AWS::Glue::Crawler', { Description: 'Finds the table plays' });
});

test('that the logs of the crawler are not encrypted by a key of the app is acknowledged, unless they are', () => {
  const acknowledged = (given: Parameters<typeof catalogWith>[0] = {}) => acknowledgedOn(catalogWith(given).catalog.crawler!);
  expect(acknowledged()).toEqual({ 'AwsSolutions-GL1': expect.stringContaining('hold no row') });
  expect(acknowledged((stack) => ({ securityConfiguration: glue.SecurityConfiguration.fromSecurityConfigurationName(stack, 'Secure', 'secure') }))).toEqual({});
});
