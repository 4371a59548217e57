import type { CfnResource } from '../synthesis/templates';

/** What stands in a deployed stack in the place of references. */
export interface Deployment {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly urlSuffix: string;
  readonly stackId: string;
  /** Physical ids by logical ids, which is what `Ref` gives. Those that are not known are made up. */
  readonly physicalIds?: Readonly<Record<string, string>>;
}

/** A deployment that never was. */
export const SOME_DEPLOYMENT: Deployment = {
  partition: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  urlSuffix: 'amazonaws.com',
  stackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/Stack/0a1b2c3d-4e5f-6789-abcd-ef0123456789',
};

type Properties = Record<string, any>;

/** A resource of a deployed stack. */
export interface DeployedResource {
  readonly Type: string;
  readonly Properties: Properties;
  /** What `Ref` gives. */
  readonly ref: string;
  /** Where something asks for it. */
  readonly arn?: string;
}

/** What the policies refer to: how its ARN is made of its name, where its name is, and whether `Ref` gives its ARN. */
const KINDS: Record<string, { arn?: string; name?: (properties: Properties) => unknown; refIsArn?: true }> = {
  'AWS::Athena::WorkGroup': { name: ({ Name }) => Name },
  'AWS::CloudWatch::Alarm': { arn: 'arn:<partition>:cloudwatch:<region>:<account>:alarm:<name>' },
  'AWS::Events::Rule': { arn: 'arn:<partition>:events:<region>:<account>:rule/<name>' },
  'AWS::Glue::Crawler': { name: ({ Name }) => Name },
  'AWS::Glue::DataQualityRuleset': { name: ({ Name }) => Name },
  'AWS::Glue::Database': { name: ({ DatabaseInput }) => DatabaseInput.Name },
  'AWS::Glue::Job': { name: ({ Name }) => Name },
  'AWS::Glue::SecurityConfiguration': { name: ({ Name }) => Name },
  'AWS::Glue::Table': { name: ({ TableInput }) => TableInput.Name },
  'AWS::IAM::Role': { arn: 'arn:<partition>:iam::<account>:role/<name>', name: ({ RoleName }) => RoleName },
  'AWS::KMS::Key': { arn: 'arn:<partition>:kms:<region>:<account>:key/<name>' },
  'AWS::Lambda::Function': { arn: 'arn:<partition>:lambda:<region>:<account>:function:<name>', name: ({ FunctionName }) => FunctionName },
  'AWS::Lambda::LayerVersion': { arn: 'arn:<partition>:lambda:<region>:<account>:layer:<name>:1', refIsArn: true },
  'AWS::Logs::LogGroup': { arn: 'arn:<partition>:logs:<region>:<account>:log-group:<name>:*', name: ({ LogGroupName }) => LogGroupName },
  'AWS::QuickSight::DataSet': { arn: 'arn:<partition>:quicksight:<region>:<account>:dataset/<name>', name: ({ DataSetId }) => DataSetId },
  'AWS::QuickSight::DataSource': { arn: 'arn:<partition>:quicksight:<region>:<account>:datasource/<name>', name: ({ DataSourceId }) => DataSourceId },
  'AWS::QuickSight::Folder': { arn: 'arn:<partition>:quicksight:<region>:<account>:folder/<name>', name: ({ FolderId }) => FolderId },
  'AWS::QuickSight::Theme': { arn: 'arn:<partition>:quicksight:<region>:<account>:theme/<name>', name: ({ ThemeId }) => ThemeId },
  'AWS::S3::Bucket': { arn: 'arn:<partition>:s3:::<name>', name: ({ BucketName }) => BucketName },
  'AWS::SNS::Topic': { arn: 'arn:<partition>:sns:<region>:<account>:<name>', name: ({ TopicName }) => TopicName, refIsArn: true },
  'AWS::StepFunctions::StateMachine': {
    arn: 'arn:<partition>:states:<region>:<account>:stateMachine:<name>', name: ({ StateMachineName }) => StateMachineName, refIsArn: true,
  },
};

/** The resources of a template with what CloudFormation puts in the place of references. @throws for what it cannot resolve */
export function deployedResources(resources: Record<string, CfnResource>, deployment = SOME_DEPLOYMENT): Record<string, DeployedResource> {
  const pseudo: Record<string, string> = {
    'AWS::Partition': deployment.partition,
    'AWS::AccountId': deployment.account,
    'AWS::Region': deployment.region,
    'AWS::URLSuffix': deployment.urlSuffix,
    'AWS::StackId': deployment.stackId,
  };

  const kindOf = (id: string) => KINDS[resources[id]?.Type] ?? {};
  const filled = (arn: string, name: string) => arn.replace(/<(\w+)>/g, (_, part) => (part === 'name' ? name : deployment[part as 'account']));

  function ref(id: string): string {
    if (id in pseudo) return pseudo[id];
    if (!(id in resources)) throw new Error(`nothing is known of what Ref ${id} gives`);
    const known = deployment.physicalIds?.[id];
    if (known !== undefined) return known;
    const { arn, name, refIsArn } = kindOf(id);
    const given = name?.(resources[id].Properties ?? {});
    // Names of buckets have small letters.
    const physicalName = given === undefined ? (resources[id].Type === 'AWS::S3::Bucket' ? id.toLowerCase() : id) : String(resolve(given));
    return refIsArn ? filled(arn!, physicalName) : physicalName;
  }

  function attribute(id: string, name: string): string {
    const { arn, refIsArn } = kindOf(id);
    if (name !== 'Arn' || arn === undefined) throw new Error(`nothing is known of the attribute ${name} of ${id}, a ${resources[id]?.Type}`);
    return refIsArn ? ref(id) : filled(arn, ref(id));
  }

  function substitute(text: string): string {
    return text.replace(/\$\{([^}!]+)\}/g, (_, id: string) => (id.includes('.') ? attribute(id.split('.')[0], id.split('.')[1]) : ref(id)));
  }

  function resolve(value: any): any {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const [intrinsic, argument] = Object.entries<any>(value)[0] ?? [];
    if (intrinsic === 'Ref') return ref(argument);
    if (intrinsic === 'Fn::GetAtt') return attribute(argument[0], argument[1]);
    if (intrinsic === 'Fn::Join') return resolve(argument[1]).join(argument[0]);
    if (intrinsic === 'Fn::Sub') return substitute(argument);
    if (intrinsic === 'Fn::Split') return resolve(argument[1]).split(argument[0]);
    if (intrinsic === 'Fn::Select') return resolve(argument[1])[argument[0]];
    if (intrinsic?.startsWith('Fn::')) throw new Error(`nothing is known of ${intrinsic}`);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member)]));
  }

  return Object.fromEntries(Object.entries(resources).map(([id, { Type, Properties = {} }]) =>
    [id, { Type, Properties: resolve(Properties), ref: ref(id), arn: kindOf(id).arn === undefined ? undefined : attribute(id, 'Arn') }]));
}
