/** An execution that has ended. */
export interface Ended {
  readonly status: string;
  readonly error?: string;
  readonly cause?: string;
  /** What it gave. */
  readonly output?: Record<string, unknown>;
  /** Names of the states, in the order in which they were entered. */
  readonly path: string[];
  /** How often a task failed: each attempt counts. */
  readonly failedTasks: number;
  /** When the states were entered, in seconds. */
  readonly entered: { name: string; at: number }[];
}

/** A message of a topic. */
export interface Told {
  readonly subject: string;
  readonly message: string;
}

const ACCOUNT = '000000000000';
const REGION = 'us-east-1';
/** The topic that state machines tell. */
export const TOPIC_ARN = `arn:aws:sns:${REGION}:${ACCOUNT}:alerts`;

/** What the tests ask of an emulator: the APIs of Step Functions, SNS, SQS and CloudWatch, as far as they need them. */
export class Client {
  constructor(private readonly endpoint: string) {}

  /** Makes the topic, and a queue that collects what it is told. */
  async collectMessages(): Promise<void> {
    await this.query('sns', { Action: 'CreateTopic', Version: '2010-03-31', Name: 'alerts' });
    await this.json('sqs', 'AmazonSQS.CreateQueue', { QueueName: 'told' });
    const queue = `arn:aws:sqs:${REGION}:${ACCOUNT}:told`;
    await this.query('sns', { Action: 'Subscribe', Version: '2010-03-31', TopicArn: TOPIC_ARN, Protocol: 'sqs', Endpoint: queue });
  }

  /** Takes what the topic was told since it was asked last. */
  async takeMessages(): Promise<Told[]> {
    const QueueUrl = `${this.endpoint}/${ACCOUNT}/told`;
    const { Messages = [] } = await this.json('sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    for (const { ReceiptHandle } of Messages) await this.json('sqs', 'AmazonSQS.DeleteMessage', { QueueUrl, ReceiptHandle });
    return Messages.map(({ Body }: any) => JSON.parse(Body)).map(({ Subject, Message }: any) => ({ subject: Subject, message: Message }));
  }

  async createStateMachine(name: string, definition: unknown): Promise<string> {
    const roleArn = `arn:aws:iam::${ACCOUNT}:role/workflow`;
    const { stateMachineArn } = await this.states('CreateStateMachine', { name, definition: JSON.stringify(definition), roleArn });
    return stateMachineArn;
  }

  /** Starts an execution; `answers` names what the services answer in it. */
  async start(stateMachineArn: string, answers: string, input: unknown = {}): Promise<string> {
    const { executionArn } = await this.states('StartExecution', { stateMachineArn: `${stateMachineArn}#${answers}`, input: JSON.stringify(input) });
    return executionArn;
  }

  /** Waits for the end of an execution. */
  async ended(executionArn: string): Promise<Ended> {
    for (let tries = 0; tries < 600; tries++) {
      const { status, error, cause, output } = await this.states('DescribeExecution', { executionArn });
      if (status !== 'RUNNING') return { status, error, cause, output: output && JSON.parse(output), ...await this.history(executionArn) };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${executionArn} has not ended within half a minute`);
  }

  /** Names of the states that an execution has entered until now. */
  async pathOf(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).path;
  }

  /** The sum of a metric of a state machine. */
  async sumOf(metric: string, stateMachine: string): Promise<number> {
    const hour = 3_600_000;
    const text = await this.query('monitoring', {
      'Action': 'GetMetricStatistics',
      'Version': '2010-08-01',
      'Namespace': 'SpotifyAnalytics',
      'MetricName': metric,
      'Dimensions.member.1.Name': 'StateMachine',
      'Dimensions.member.1.Value': stateMachine,
      'Statistics.member.1': 'Sum',
      'Period': '86400',
      'StartTime': new Date(Date.now() - 24 * hour).toISOString(),
      'EndTime': new Date(Date.now() + hour).toISOString(),
    });
    return [...text.matchAll(/<Sum>([^<]+)</g)].reduce((total, [, sum]) => total + Number(sum), 0);
  }

  private async history(executionArn: string): Promise<Pick<Ended, 'path' | 'entered' | 'failedTasks'>> {
    const { events } = await this.states('GetExecutionHistory', { executionArn, maxResults: 1000 });
    const entered = events.filter(({ stateEnteredEventDetails }: any) => stateEnteredEventDetails)
      .map(({ stateEnteredEventDetails, timestamp }: any) => ({
        name: stateEnteredEventDetails.name, at: typeof timestamp === 'number' ? timestamp : Date.parse(timestamp) / 1000,
      }));
    const failedTasks = events.filter(({ taskFailedEventDetails }: any) => taskFailedEventDetails).length;
    return { entered, failedTasks, path: entered.map(({ name }: { name: string }) => name) };
  }

  private states(action: string, body: unknown): Promise<any> {
    return this.json('states', `AWSStepFunctions.${action}`, body);
  }

  private async json(service: string, target: string, body: unknown): Promise<any> {
    return JSON.parse(await this.post(service, { 'X-Amz-Target': target, 'Content-Type': 'application/x-amz-json-1.0' }, JSON.stringify(body)));
  }

  private query(service: string, parameters: Record<string, string>): Promise<string> {
    return this.post(service, { 'Content-Type': 'application/x-www-form-urlencoded' }, new URLSearchParams(parameters).toString());
  }

  private async post(service: string, headers: Record<string, string>, body: string): Promise<string> {
    const Authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const response = await fetch(this.endpoint, { method: 'POST', headers: { ...headers, Authorization }, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} answered ${response.status}: ${text}`);
    return text;
  }
}
