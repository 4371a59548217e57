import * as fs from 'fs';
import * as path from 'path';
import Ajv from 'ajv';
import { App, CfnParameter, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as schema from '../../docs/manifest.schema.json';
import {
  AnalyticsPipeline, AnalyticsPipelineProps, CatalogSource, CsvSource, Field, GraphJob, JobGraph, ParquetTarget, PipelineStart, Schema,
  SpotifyAnalyticsPipeline, SpotifyDashboard, SpotifyQueries, SpotifyRules,
} from '../../src';
import { rawToStaging, stagingToWarehouse } from '../../src/spotify/spotify-graphs';
import { citiesGraph, ordersGraph, shop } from '../synthesis/shop';
import { definitionOf } from '../workflow/workflows';

const validate = new Ajv({ allErrors: true, discriminator: true, strict: false }).compile(schema);
const OWNER = 'arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody';

function synthesize(props: AnalyticsPipelineProps) {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const pipeline = new AnalyticsPipeline(stack, 'Shop', props);
  const { directory } = app.synth();
  const manifests = fs.readdirSync(directory).filter((name) => name.endsWith('.pipeline.json'));
  const manifest = JSON.parse(fs.readFileSync(path.join(directory, 'Stack.Shop.pipeline.json'), 'utf8'));
  return { stack, pipeline, template: Template.fromStack(stack), manifest, manifests };
}

describe('two graphs, two tables', () => {
  const { stack, pipeline, template, manifest, manifests } = synthesize({ ...shop(), quickSight: { owners: [OWNER] } });
  const ofType = (type: string) => Object.values(template.findResources(type));

  test('have a bucket for each location, versioned where the files come from elsewhere', () => {
    expect(Object.keys(pipeline.storage.locations)).toEqual(['shop', 'crm', 'lake']);
    const versioned = Object.entries(template.findResources('AWS::S3::Bucket')).filter(([, { Properties }]) => Properties.VersioningConfiguration).map(([id]) => id);
    expect(versioned.map((id) => id.replace(/^ShopStorage|Bucket[0-9A-F]{8}$/g, ''))).toEqual(['Shop', 'Crm']);
  });

  test('run one after another, each rule set is checked, and the data set is compared with its own table', () => {
    const { StartAt, States } = definitionOf(stack);
    expect(StartAt).toBe('Begin');
    expect([States.RunJoinOrders, States.RunSumUpCities, States.DoesQualityHold, States['DoesQualityHold-2']].map(({ Next, Default }) => Next ?? Default))
      .toEqual(['RunSumUpCities', 'StartCrawler', 'StartEvaluation-2', 'CreateIngestion']);
    expect(JSON.stringify(States.HasIngestionEnded)).toContain('$ingestion.rows != $tableRows %}');
  });

  test('are started by files of both places, and by nothing that a job writes', () => {
    const uploads = ofType('AWS::Events::Rule').map(({ Properties: { EventPattern } }) => EventPattern).filter(({ source }) => source[0] === 'aws.s3');
    expect(uploads.map(({ detail }) => detail.object.key)).toEqual([[{ prefix: 'orders/' }], [{ prefix: 'customers.csv' }]]);
  });

  test('are in one database, kept current by one crawler, queried in one workgroup', () => {
    expect(ofType('AWS::Glue::Table').map(({ Properties: { TableInput } }) => TableInput.Name)).toEqual(['orders', 'cities']);
    expect(ofType('AWS::Glue::Crawler')[0].Properties.Targets.CatalogTargets[0].Tables).toHaveLength(2);
    expect(ofType('AWS::Athena::NamedQuery').map(({ Properties }) => Properties.Name)).toEqual(['orders_of_cities']);
  });

  test('are in one manifest: jobs do not write another each', () => {
    expect(manifests).toEqual(['Stack.Shop.pipeline.json']);
    expect(validate(manifest)).toBe(true);
    expect(manifest.jobs.map(({ name }: { name: string }) => name)).toEqual(['join-orders', 'sum-up-cities']);
    expect(manifest.tables.map(({ name, rules }: any) => [name, rules.length])).toEqual([['orders', 2], ['cities', 1]]);
  });

  test('tell what to upload, to where', () => {
    template.hasOutput('*', { Description: Match.stringLikeRegexp('^1. Uploads'), Value: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('/orders/orders.csv .*aws s3 cp customers.csv s3://')])] } });
  });
});

test('files are uploaded to both places by whom that is granted to', () => {
  const own = new Stack(new App(), 'Stack');
  const somebody = new iam.Role(own, 'Somebody', { assumedBy: new iam.AccountRootPrincipal() });
  new AnalyticsPipeline(own, 'Shop', shop()).grantUpload(somebody);
  const [policy] = Object.entries(Template.fromStack(own).findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('Somebody')).map(([, value]) => value);
  expect(JSON.stringify(policy).match(/"\/[^"]*"/g)).toEqual(['"/orders/*"', '"/customers.csv"']);
});

test('a rule that Glue would find broken where a file lacks an optional column is told', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new SpotifyAnalyticsPipeline(stack, 'Spotify', { sources: { artists: { optionalColumns: ['genre_0', 'followers'] } } });
  const told = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cannot hold')).map(({ entry }) => entry.data);
  expect(told).toEqual([expect.stringMatching(/^table 'tracks': the rule Completeness "genre" >= 0.1 cannot hold where 'genre_0' of source 'Raw artists' is missing/)]);
});

test('what has no tables has neither database nor workgroup, and says so', () => {
  const { pipeline, template, manifest } = synthesize({ graphs: [ordersGraph().graph] });
  for (const type of ['AWS::Glue::Database', 'AWS::Glue::Crawler', 'AWS::Athena::WorkGroup', 'AWS::Glue::DataQualityRuleset']) template.resourceCountIs(type, 0);
  template.resourceCountIs('AWS::Glue::Job', 1);
  expect(validate(manifest)).toBe(true);
  expect([manifest.tables, manifest.queries, manifest.dashboard]).toEqual([[], [], undefined]);
  expect(() => pipeline.catalog).toThrow('Stack/Shop has no catalog:\n  - there are no tables; give tables in the properties');
  expect(() => pipeline.workgroup).toThrow('has no workgroup');
});

test('SpotifyAnalyticsPipeline is one of these with the graphs, rules, queries and dashboard of the Spotify data', () => {
  const templateOf = (make: (stack: Stack) => void) => {
    const stack = new Stack(new App(), 'Stack');
    make(stack);
    return Template.fromStack(stack).toJSON();
  };
  const preset = templateOf((stack) => new SpotifyAnalyticsPipeline(stack, 'Spotify', { audioFeatures: true }));
  const composed = templateOf((stack) => {
    const warehouse = stagingToWarehouse({ audioFeatures: true });
    new AnalyticsPipeline(stack, 'Spotify', {
      graphs: [rawToStaging(true), warehouse],
      tables: [{ name: 'tracks', description: 'A row for each track on an album, with its artist.', target: warehouse.nodes.at(-1) as any, rules: SpotifyRules.standard() }],
      queries: SpotifyQueries.standard(),
      dashboard: new SpotifyDashboard({ dataSet: SpotifyDashboard.tracks(true) }),
    });
  });
  expect(composed).toEqual(preset);
  expect(() => templateOf((stack) => new SpotifyAnalyticsPipeline(stack, 'Spotify', { startFrom: PipelineStart.STAGING }))).not.toThrow();
});

test('a job of its own writes a manifest, too, so that its graph can be run, drawn and checked', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'bucket');
  const place = (prefix: string) => ({ bucket, prefix });
  new GraphJob(stack, 'Orders', { graph: ordersGraph().graph, locations: { shop: place('shop/'), crm: place('crm/'), lake: place('lake/') } });
  const manifest = JSON.parse(fs.readFileSync(path.join(app.synth().directory, 'Stack.Orders.pipeline.json'), 'utf8'));
  expect(validate(manifest)).toBe(true);
  expect(manifest).toMatchObject({ pipeline: 'Stack/Orders', jobs: [{ name: 'join-orders' }], tables: [], queries: [] });
});

describe('all that is wrong is said at once', () => {
  const problemsOf = (props: Partial<AnalyticsPipelineProps>) => {
    try {
      synthesize({ ...shop(), ...props });
      return [];
    } catch (error) {
      return (error as Error).message.split('\n').slice(1).map((line) => line.trim());
    }
  };

  test('of graphs: none, in the wrong order, over each other, of one name', () => {
    expect(problemsOf({ graphs: [], tables: [], queries: [], dashboard: undefined })).toContain('- graphs is empty; give at least one');
    const [orders, cities] = [ordersGraph(), citiesGraph()];
    expect(problemsOf({ graphs: [cities.graph, orders.graph], tables: [], queries: [], dashboard: undefined })).toEqual([
      "- graph 'sum-up-cities', node 'Rows': it reads what graph 'join-orders' writes, which runs after it; put that one before it",
    ]);
    expect(problemsOf({ graphs: [orders.graph, ordersGraph().graph], tables: [], queries: [], dashboard: undefined })).toEqual([
      '- graphs: each has a name of its own, by which its job is called, got twice: JoinOrders',
      "- graph 'join-orders', node 'Orders table': it would replace what node 'Orders table' of graph 'join-orders' writes; give each a folder of its own",
    ]);
  });

  test('of tables: what none of the graphs writes, and what there is without tables', () => {
    expect(problemsOf({ tables: [{ name: 'orders', target: ordersGraph().target }], dashboard: undefined }))
      .toEqual(["- table 'orders': its target is a node of one of the graphs, got: node 'Orders table', which none of them has"]);
    expect(problemsOf({ tables: [], athena: {}, quickSight: { owners: [OWNER] }, dashboard: undefined })).toEqual([
      '- queries is given, but there are no tables for it; give tables, or leave it out',
      '- athena is given, but there are no tables for it; give tables, or leave it out',
      '- quickSight is given, but there is no dashboard for it; give both',
    ]);
  });

  test('of what the jobs could not do: tables in no place, a target that a script would lie in', () => {
    const graph = new JobGraph('known');
    const source = new CatalogSource(graph, 'Known', { database: 'lake', table: 'rows', schema: Schema.of(Field.text('a')) });
    new ParquetTarget(graph, 'Table', { input: source, location: 'out', path: 'out/' });
    const problems = problemsOf({ graphs: [graph], tables: [], queries: [], dashboard: undefined, jobs: { numberOfWorkers: 1 } });
    expect(problems).toEqual([
      "- node 'Known': no place is given for its table in `existingTables`, got: lake.rows; given: none",
      '- jobs: numberOfWorkers is a whole number from 2 on that is known at synthesis, got: 1',
    ]);
    const stack = new Stack(new App(), 'Stack');
    const pipeline = new AnalyticsPipeline(stack, 'Lake', { graphs: [graph], existingTables: { 'lake.rows': { bucket: s3.Bucket.fromBucketName(stack, 'Lake2', 'lake') } } });
    expect(() => pipeline.grantUpload(new iam.Role(stack, 'Somebody', { assumedBy: new iam.AccountRootPrincipal() }))).toThrow('has no files to upload');
  });

  test('of lists and names that only the deployment knows', () => {
    const parameters = new Stack();
    const addresses = new CfnParameter(parameters, 'Addresses', { type: 'CommaDelimitedList' }).valueAsList;
    const [key] = new CfnParameter(parameters, 'Keys', { type: 'CommaDelimitedList' }).valueAsList;
    const graph = new JobGraph('one');
    const source = new CsvSource(graph, 'Rows', { location: 'in', path: 'in/', schema: Schema.of(Field.text('a'), Field.text('b')) });
    new ParquetTarget(graph, 'Table', { input: source, location: 'out', path: 'out/', partitionKeys: [key] });
    const problems = problemsOf({ graphs: [graph], tables: [], queries: [], dashboard: undefined, monitoring: { alertEmails: addresses } });
    expect(problems).toHaveLength(2);
    for (const problem of problems) expect(problem).toMatch(/#\{Token\[.*; it is a token, and has to be known at synthesis: give the value itself$/);
  });

  test('of a dashboard of other tables, and of buckets', () => {
    const { graphs, tables } = shop();
    const renamed = tables!.map((table, index) => ({ ...table, name: ['ordres', 'cities'][index] }));
    const storage = { autoDeleteObjects: true, removalPolicy: RemovalPolicy.RETAIN, locations: { lak: {} } };
    expect(problemsOf({ graphs, tables: renamed, storage })).toEqual([
      "- dashboard: data set 'orders' is of a table of this pipeline, got: 'orders'; did you mean 'ordres'?",
      "- storage: locations: no job graph names this location, got: lak; did you mean 'lake'?",
      '- storage: autoDeleteObjects is for buckets that are deleted with the stack; give removalPolicy DESTROY with it, got: retain',
    ]);
  });
});
