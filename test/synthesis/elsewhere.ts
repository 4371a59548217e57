import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';

/** Where things are from that a construct is given, and the stack that it is in itself. */
export interface Elsewhere {
  readonly app: App;
  readonly here: Stack;
  /** Whether they are made there: what was imported is named by text. */
  readonly isMade: boolean;
  /** The stack that they are in. */
  readonly theirs: Stack;
  /** A stack for one more construct, which is elsewhere for all others. */
  another(id: string): Stack;
  bucket(id: string): s3.IBucket;
  key(id: string): kms.IKey;
  topic(id: string): sns.ITopic;
  role(id: string, service: string): iam.IRole;
  securityConfiguration(id: string): glue.ISecurityConfiguration;
  connection(id: string): glue.IConnection;
}

/** Each kind of elsewhere, made anew. */
export const ELSEWHERE: Record<string, () => Elsewhere> = {
  'another stack of the app': () => {
    const app = new App();
    return { app, ...stacks(app), ...made(new Stack(app, 'Theirs')) };
  },
  'the parent of its nested stack': () => {
    const app = new App();
    const theirs = new Stack(app, 'Theirs');
    return { app, here: new NestedStack(theirs, 'Here'), another: (id) => new NestedStack(theirs, `For${id}`), ...made(theirs) };
  },
  'outside, imported in another stack of the app': () => {
    const app = new App();
    return { app, ...stacks(app), ...imported(new Stack(app, 'Theirs')) };
  },
  'outside, imported in the parent of its nested stack': () => {
    const app = new App();
    const theirs = new Stack(app, 'Theirs');
    return { app, here: new NestedStack(theirs, 'Here'), another: (id) => new NestedStack(theirs, `For${id}`), ...imported(theirs) };
  },
};

function stacks(app: App) {
  return { here: new Stack(app, 'Here'), another: (id: string) => new Stack(app, `For${id}`) };
}

type Things = Omit<Elsewhere, 'app' | 'here' | 'another'>;

function made(theirs: Stack): Things {
  return {
    isMade: true,
    theirs,
    bucket: (id) => new s3.Bucket(theirs, id, { encryption: s3.BucketEncryption.KMS }),
    key: (id) => new kms.Key(theirs, id),
    topic: (id) => new sns.Topic(theirs, id, { masterKey: new kms.Key(theirs, `${id}Key`) }),
    role: (id, service) => new iam.Role(theirs, id, { assumedBy: new iam.ServicePrincipal(service), path: '/team/' }),
    securityConfiguration: (id) => new glue.SecurityConfiguration(theirs, id, {
      cloudWatchEncryption: glue.CloudWatchEncryption.kms(),
      s3Encryption: glue.S3Encryption.s3Managed(),
    }),
    connection: (id) => new glue.Connection(theirs, id, { type: glue.ConnectionType.NETWORK }),
  };
}

function imported(theirs: Stack): Things {
  return {
    isMade: false,
    theirs,
    bucket: (id) => s3.Bucket.fromBucketAttributes(theirs, id, {
      bucketName: `their-${id.toLowerCase()}`,
      encryptionKey: kms.Key.fromKeyArn(theirs, `${id}Key`, theirs.formatArn({ service: 'kms', resource: 'key', resourceName: id })),
    }),
    key: (id) => kms.Key.fromKeyArn(theirs, id, theirs.formatArn({ service: 'kms', resource: 'key', resourceName: id })),
    topic: (id) => sns.Topic.fromTopicArn(theirs, id, theirs.formatArn({ service: 'sns', resource: id })),
    role: (id) => iam.Role.fromRoleArn(theirs, id, theirs.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: `team/${id}` })),
    securityConfiguration: (id) => glue.SecurityConfiguration.fromSecurityConfigurationName(theirs, id, id),
    connection: (id) => glue.Connection.fromConnectionName(theirs, id, id),
  };
}
