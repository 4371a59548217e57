import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { emailProblems } from './email-problems';
import { allowServiceToPublish } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';

/** Properties of an AlertTopic. */
export interface AlertTopicProps {
  /**
   * Addresses that are told. Each is asked by e-mail first whether it wants to be.
   *
   * @default - nobody is told
   */
  readonly emails?: string[];

  /**
   * Key that encrypts the messages. The key that AWS has for topics does not let alarms publish.
   *
   * @default - a new key
   */
  readonly encryptionKey?: kms.IKey;
}

/** An SNS topic for failures and alarms: encrypted, TLS only, and alarms of this account can publish to it. */
export class AlertTopic extends Construct {
  /** The topic. */
  public readonly topic: sns.Topic;
  /** The key that encrypts the messages. */
  public readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: AlertTopicProps = {}) {
    super(scope, id);
    const problems = emailProblems('emails', props.emails);
    if (problems.length > 0) throw new PipelineError('The topic cannot work', problems);
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', {
      description: 'Encrypts what is told of failures',
      enableKeyRotation: true,
      // A message is kept for as long as it takes to deliver it.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new sns.Topic(this, 'Topic', { masterKey: this.encryptionKey, enforceSSL: true });
    this.node.defaultChild = this.topic.node.defaultChild;
    allowServiceToPublish(this.topic, 'cloudwatch.amazonaws.com');
    props.emails?.forEach((email) => this.topic.addSubscription(new subscriptions.EmailSubscription(email)));
  }
}
