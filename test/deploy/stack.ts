import { Aws } from './aws';

/** A resource of a stack. */
export interface StackResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
}

/** A stack that is deployed. */
export class DeployedStack {
  constructor(private readonly aws: Aws, public readonly name: string) {}

  /** E.g. CREATE_COMPLETE. */
  public async status(): Promise<string> {
    return valueOf(await this.aws.query('cloudformation', 'DescribeStacks', { StackName: this.name }), 'StackStatus');
  }

  /** Its resources. */
  public async resources(): Promise<StackResource[]> {
    const xml = await this.aws.query('cloudformation', 'DescribeStackResources', { StackName: this.name });
    return xml.split('<member>').slice(1).map((member) => ({
      logicalId: valueOf(member, 'LogicalResourceId'),
      physicalId: valueOf(member, 'PhysicalResourceId'),
      type: valueOf(member, 'ResourceType'),
      status: valueOf(member, 'ResourceStatus'),
    }));
  }

  /** What the one output tells whose name has this in it. */
  public async output(part: string): Promise<string> {
    const xml = await this.aws.query('cloudformation', 'DescribeStacks', { StackName: this.name });
    const found = xml.split('<OutputKey>').slice(1).filter((output) => output.slice(0, output.indexOf('<')).includes(part));
    if (found.length !== 1) throw new Error(`${found.length} outputs of ${this.name} are called ${part}, expected 1`);
    return valueOf(found[0], 'OutputValue').replace(/&(?:apos|#x27|#39);/g, '\'');
  }

  /** The name of the one resource of a type whose logical identifier begins so. */
  public async nameOf(type: string, beginning: string): Promise<string> {
    const found = (await this.resources()).filter((resource) => resource.type === type && resource.logicalId.startsWith(beginning));
    if (found.length !== 1) throw new Error(`${found.length} resources of type ${type} in ${this.name} begin with ${beginning}, expected 1`);
    return found[0].physicalId;
  }
}

function valueOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}
