import { Aws, textsOf } from './aws';
import { ACCOUNT, REGION } from './emulator';

const QUEUE = 'told';
const MOST_TRIES = 20;
const PAUSE_MILLISECONDS = 500;

/** What a topic tells while something is done: so many messages, or those that there are. */
export async function toldDuring(aws: Aws, topic: string, messages: number, work: () => Promise<unknown>): Promise<string[]> {
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }];
  const { QueueUrl } = await aws.json('sqs', 'CreateQueue', { QueueName: QUEUE, Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) } });
  const subscribed = await aws.query('sns', 'Subscribe', { TopicArn: topic, Protocol: 'sqs', Endpoint: `arn:aws:sqs:${REGION}:${ACCOUNT}:${QUEUE}` });
  try {
    await work();
    return await receive(aws, QueueUrl, messages);
  } finally {
    await aws.query('sns', 'Unsubscribe', { SubscriptionArn: textsOf(subscribed, 'SubscriptionArn')[0] });
    await aws.json('sqs', 'DeleteQueue', { QueueUrl });
  }
}

async function receive(aws: Aws, QueueUrl: string, count: number): Promise<string[]> {
  const told: string[] = [];
  for (let tries = 0; tries < MOST_TRIES && told.length < count; tries++) {
    const { Messages = [] } = await aws.json('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    told.push(...Messages.map(({ Body }: any) => JSON.parse(Body).Message));
    if (Messages.length === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
  return told;
}
