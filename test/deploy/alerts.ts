import { Aws, textsOf } from './aws';
import { ACCOUNT, REGION } from './emulator';

const QUEUE = 'told';
const MOST_TRIES = 20;
const PAUSE_MILLISECONDS = 500;

/** What a topic tells first while something is done; nothing when it tells nothing. */
export async function toldDuring(aws: Aws, topic: string, work: () => Promise<unknown>): Promise<string> {
  const { QueueUrl } = await aws.json('sqs', 'CreateQueue', { QueueName: QUEUE });
  const subscribed = await aws.query('sns', 'Subscribe', { TopicArn: topic, Protocol: 'sqs', Endpoint: `arn:aws:sqs:${REGION}:${ACCOUNT}:${QUEUE}` });
  try {
    await work();
    return await receive(aws, QueueUrl);
  } finally {
    await aws.query('sns', 'Unsubscribe', { SubscriptionArn: textsOf(subscribed, 'SubscriptionArn')[0] });
    await aws.json('sqs', 'DeleteQueue', { QueueUrl });
  }
}

async function receive(aws: Aws, QueueUrl: string): Promise<string> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { Messages = [] } = await aws.json('sqs', 'ReceiveMessage', { QueueUrl });
    if (Messages.length > 0) return JSON.parse(Messages[0].Body).Message;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
  return '';
}
