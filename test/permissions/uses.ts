import * as fs from 'fs';
import * as path from 'path';
import type { Place } from './calls';
import { DeployedResource, deployedResources } from './deployed-resources';
import { databaseArgument } from '../../src/render/pyspark/catalog-names';
import type { NamedTemplate } from '../synthesis/templates';

/** A table of the Data Catalog. */
export interface CatalogTable {
  readonly database: string;
  readonly table: string;
}

interface SecurityConfiguration {
  /** Keys that it encrypts by. */
  readonly keys: string[];
  readonly logsKey?: string;
}

/** What a role is used for, and on what: one for each thing that takes it. */
export type Use =
  | { kind: 'job'; role: string; scripts: Place[]; reads: Place[]; writes: Place[]; tables: CatalogTable[]; logGroup: string; sparkUi?: Place; connections: string[]; security?: SecurityConfiguration }
  | { kind: 'registration'; role: string; job: string; jobRole: string; assets: Place[]; scripts: Place[]; logGroup: string }
  | { kind: 'crawler'; role: string; table: CatalogTable; finds: boolean; place: Place; security?: SecurityConfiguration }
  | { kind: 'quality'; role: string; table: CatalogTable; place: Place; ruleset: string; lakeFormation: boolean }
  | { kind: 'workflow'; role: string; states: TaskState[]; topicKey?: string; stateMachine: string; rulesets: string[] }
  | { kind: 'starter'; role: string; stateMachine: string }
  | { kind: 'alerter'; role: string; topic: string; key?: string }
  | { kind: 'quickSight'; role: string; workgroup: string; table: CatalogTable; place: Place; results: Place; lakeFormation: boolean }
  | { kind: 'dataLake'; role: string; place: Place }
  | { kind: 'upload'; role: string; uploads: Upload[] };

export type UseKind = Use['kind'];

/** A task of a state machine. */
export interface TaskState {
  readonly resource: string;
  readonly arguments: any;
}

interface Upload {
  readonly asset: Place;
  readonly place: Place;
}

type ManifestNode = { type: string; location: string; path: string; database?: string; table?: string };

/** The graph of the constructs that are used alone: those have no manifest. */
const WITHOUT_MANIFEST: Record<string, ManifestNode[]> = {
  rows: [{ type: 'CsvSource', location: 'raw', path: 'rows/' }, { type: 'ParquetTarget', location: 'warehouse', path: 'rows/' }],
};

/** The roles of a template, each by what takes it. */
export function usesOf(template: NamedTemplate): Use[] {
  return new Stack(template).uses();
}

/** A stack, as far as its resources say who does what. */
class Stack {
  private readonly resources: DeployedResource[];
  private readonly graphs: Record<string, ManifestNode[]>;

  constructor({ resources, file }: NamedTemplate) {
    this.resources = Object.values(deployedResources(resources));
    this.graphs = { ...WITHOUT_MANIFEST, ...graphsOf(file) };
  }

  public uses(): Use[] {
    return [
      ...this.all('AWS::Glue::Job').map((job) => this.job(job)),
      ...this.all('Custom::GlueJobGraph').map((graph) => this.registration(graph)),
      ...this.all('AWS::Glue::Crawler').flatMap((crawler) => this.crawler(crawler)),
      ...this.all('AWS::StepFunctions::StateMachine').flatMap((machine) => this.workflow(machine)),
      ...this.all('AWS::Events::Rule').flatMap((rule) => this.rule(rule)),
      ...this.all('AWS::QuickSight::DataSource').flatMap((source) => this.quickSight(source)),
      ...this.all('AWS::LakeFormation::Resource').map(({ Properties }) => ({ kind: 'dataLake' as const, role: Properties.RoleArn, place: this.placeOf(`${Properties.ResourceArn}/`) })),
      ...this.uploads(),
    ];
  }

  private job({ Properties, ref }: DeployedResource): Use {
    const args = Properties.DefaultArguments;
    // A run of a visual job can be told to execute what was deployed.
    const registration = this.all('Custom::GlueJobGraph').find((graph) => graph.Properties.JobName === ref);
    const nodes = this.graphs[/^Job graph ([^:]+):/.exec(Properties.Description)![1]];
    const placesOf = (kind: RegExp) => nodes.filter(({ type }) => kind.test(type))
      .map((node) => this.placeOf(`${args[`--${node.location.replace(/-/g, '_')}_location`]}${node.path === '/' ? '' : node.path}`));
    return {
      kind: 'job',
      role: Properties.Role,
      scripts: [this.placeOf(Properties.Command.ScriptLocation), ...(registration ? this.scriptsOf(registration.Properties).slice(1, 2) : [])],
      reads: placesOf(/Source$/),
      writes: placesOf(/Target$/),
      // The script is told what a database is called whose name is made for the stack.
      tables: nodes.filter(({ database }) => database !== undefined)
        .map(({ database, table }) => ({ database: args[`--${databaseArgument(database!)}`] ?? database!, table: table! })),
      logGroup: `${args['--custom-logGroup-prefix']}/output`,
      sparkUi: args['--spark-event-logs-path'] && this.placeOf(args['--spark-event-logs-path']),
      connections: Properties.Connections?.Connections ?? [],
      security: this.security(Properties.SecurityConfiguration),
    };
  }

  private registration({ Properties }: DeployedResource): Use {
    const handler = this.functionOf(Properties.ServiceToken);
    const job = this.one('AWS::Glue::Job', ({ ref }) => ref === Properties.JobName);
    return {
      kind: 'registration',
      role: handler.Role,
      job: job.ref,
      jobRole: job.Properties.Role,
      assets: [Properties.Source, ...(Properties.Nodes.Bucket ? [Properties.Nodes] : [])].map(({ Bucket, Key }) => ({ bucket: Bucket, path: Key })),
      scripts: this.scriptsOf(Properties),
      logGroup: handler.LoggingConfig.LogGroup,
    };
  }

  /** Where the job points, where what was deployed is kept, and where Glue writes its own. */
  private scriptsOf({ Scripts: { Bucket, Location, Deployed, Generated } }: Record<string, any>): Place[] {
    return [Location, Deployed, Generated].map((key) => this.placeOf(`s3://${Bucket}/${key}`));
  }

  /** One for each table. */
  private crawler({ Properties }: DeployedResource): Use[] {
    const security = this.security(Properties.CrawlerSecurityConfiguration);
    const of = (table: CatalogTable, place: Place, finds: boolean): Use => ({ kind: 'crawler', role: Properties.Role, table, finds, place, security });
    const { S3Targets = [], CatalogTargets = [] } = Properties.Targets;
    return [
      ...S3Targets.map(({ Path }: any) => {
        const place = this.placeOf(Path);
        return of({ database: Properties.DatabaseName, table: place.path.split('/').slice(-2)[0] }, place, true);
      }),
      ...CatalogTargets.flatMap(({ DatabaseName, Tables }: any) => Tables.map((name: string) => {
        const table = { database: DatabaseName, table: name };
        return of(table, this.tablePlace(table), false);
      })),
    ];
  }

  private workflow(machine: DeployedResource): Use[] {
    const { States } = JSON.parse(machine.Properties.DefinitionString);
    const states = Object.values<any>(States).filter(({ Type }) => Type === 'Task')
      .map((state) => ({ resource: state.Resource.split(':states:::')[1], arguments: state.Arguments }));
    const topic = states.find(({ resource }) => resource === 'sns:publish')?.arguments.TopicArn;
    const evaluations = states.filter(({ resource }) => resource.endsWith(':startDataQualityRulesetEvaluationRun')).map((state) => state.arguments);
    const rulesets = evaluations.map(({ RulesetNames }) => RulesetNames[0]);
    return [
      { kind: 'workflow', role: machine.Properties.RoleArn, states, topicKey: this.topicKey(topic), stateMachine: machine.ref, rulesets },
      ...evaluations.map(({ Role: role, RulesetNames: [ruleset], DataSource: { GlueTable } }): Use => {
        const table = { database: GlueTable.DatabaseName, table: GlueTable.TableName };
        return { kind: 'quality', role, table, place: this.tablePlace(table), ruleset, lakeFormation: this.isGranted(role) };
      }),
    ];
  }

  private rule({ Properties }: DeployedResource): Use[] {
    return Properties.Targets.map(({ Arn, RoleArn }: any) => (Arn.includes(':states:')
      ? { kind: 'starter', role: RoleArn, stateMachine: Arn }
      : { kind: 'alerter', role: RoleArn, topic: Arn, key: this.topicKey(Arn) }));
  }

  /** One for each table that there are rules about. */
  private quickSight({ Properties }: DeployedResource): Use[] {
    const { RoleArn: role, WorkGroup } = Properties.DataSourceParameters.AthenaParameters;
    const workgroup = this.one('AWS::Athena::WorkGroup', ({ ref }) => ref === WorkGroup);
    const results = this.placeOf(workgroup.Properties.WorkGroupConfiguration.ResultConfiguration.OutputLocation);
    return this.all('AWS::Glue::DataQualityRuleset').map(({ Properties: { TargetTable } }): Use => {
      const table = { database: TargetTable.DatabaseName, table: TargetTable.TableName };
      return { kind: 'quickSight', role, workgroup: WorkGroup, table, place: this.tablePlace(table), results, lakeFormation: this.isGranted(role) };
    });
  }

  private uploads(): Use[] {
    const deployments = this.all('Custom::CDKBucketDeployment').map(({ Properties }) => Properties);
    const uploads = deployments.map((properties) => ({
      asset: { bucket: properties.SourceBucketNames[0], path: properties.SourceObjectKeys[0] },
      place: this.placeOf(`s3://${properties.DestinationBucketName}/${properties.DestinationBucketKeyPrefix ?? ''}`),
    }));
    return deployments.length === 0 ? [] : [{ kind: 'upload', role: this.functionOf(deployments[0].ServiceToken).Role, uploads }];
  }

  /** Where the rows of a table are: where its job writes them, when the table is not declared. */
  private tablePlace({ database, table }: CatalogTable): Place {
    const declared = this.all('AWS::Glue::Table').find(({ Properties, ref }) => ref === table && Properties.DatabaseName === database);
    if (declared) return this.placeOf(declared.Properties.TableInput.StorageDescriptor.Location);
    const jobs = this.all('AWS::Glue::Job').map((job) => this.job(job)) as Extract<Use, { kind: 'job' }>[];
    return jobs.flatMap(({ writes }) => writes).find((place) => place.path.endsWith(`${table}/`))!;
  }

  private security(name?: string): SecurityConfiguration | undefined {
    if (name === undefined) return undefined;
    const { CloudWatchEncryption, JobBookmarksEncryption } = this.one('AWS::Glue::SecurityConfiguration', ({ ref }) => ref === name).Properties.EncryptionConfiguration;
    const logsKey = CloudWatchEncryption?.KmsKeyArn;
    return { keys: [logsKey, JobBookmarksEncryption?.KmsKeyArn].filter((key) => key !== undefined), logsKey };
  }

  private topicKey(arn: string): string | undefined {
    return this.all('AWS::SNS::Topic').find(({ ref }) => ref === arn)?.Properties.KmsMasterKeyId;
  }

  /** Whether a role reads rows by what Lake Formation grants it. */
  private isGranted(role: string): boolean {
    return this.all('AWS::LakeFormation::PrincipalPermissions')
      .some(({ Properties: { Principal, Permissions } }) => Principal.DataLakePrincipalIdentifier === role && Permissions.includes('SELECT'));
  }

  private functionOf(arn: string): Record<string, any> {
    return this.one('AWS::Lambda::Function', (handler) => handler.arn === arn).Properties;
  }

  /** Of `s3://bucket/path`, or of an ARN. */
  private placeOf(url: string): Place {
    const [, bucket, place] = /^(?:s3:\/\/|arn:[^:]+:s3:::)([^/]+)\/(.*)$/.exec(url)!;
    const properties = this.all('AWS::S3::Bucket').find(({ ref }) => ref === bucket)?.Properties;
    const [rule] = properties?.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
    return { bucket, path: place, key: rule?.ServerSideEncryptionByDefault.KMSMasterKeyID };
  }

  private all(type: string): DeployedResource[] {
    return this.resources.filter(({ Type }) => Type === type);
  }

  private one(type: string, is: (resource: DeployedResource) => boolean): DeployedResource {
    return this.all(type).find(is)!;
  }
}

/** The graphs of the jobs of a stack, by their names, as its manifests have them. */
function graphsOf(template: string): Record<string, ManifestNode[]> {
  const [folder, stack] = [path.dirname(template), path.basename(template, '.template.json')];
  const manifests = fs.readdirSync(folder).filter((name) => name.startsWith(`${stack}.`) && name.endsWith('.pipeline.json'));
  const jobs = manifests.flatMap((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')).jobs);
  return Object.fromEntries(jobs.map(({ name, nodes }) => [name, nodes.filter(({ type }: ManifestNode) => /(Source|Target)$/.test(type))]));
}
