import type { Aws } from './aws';

const POLL_MILLISECONDS = 500;
/** Nothing here takes that long, also where other things run on the machine. */
const LONGEST_MILLISECONDS = 1_200_000;

/** An execution that has ended. */
export interface Execution {
  readonly status: string;
  /** The state that it ended in. */
  readonly last: string;
  readonly error?: string;
  readonly cause?: string;
}

/** The executions of a state machine. */
export class Executions {
  private readonly seen = new Set<string>();

  constructor(private readonly aws: Aws, private readonly stateMachineArn: string) {}

  /** Starts one by hand. */
  public async start(): Promise<void> {
    await this.aws.json('states', 'StartExecution', { stateMachineArn: this.stateMachineArn, input: '{}' });
  }

  /** Waits until there are so many that were not seen before, and all have ended. */
  public async ended(atLeast: number): Promise<Execution[]> {
    const end = Date.now() + LONGEST_MILLISECONDS;
    for (;;) {
      const { executions } = await this.aws.json('states', 'ListExecutions', { stateMachineArn: this.stateMachineArn });
      const unseen = executions.filter(({ executionArn }: any) => !this.seen.has(executionArn));
      if (unseen.length >= atLeast && unseen.every(({ status }: any) => status !== 'RUNNING')) return Promise.all(unseen.map(this.describe));
      if (Date.now() > end) throw new Error(`executions that have not ended: ${JSON.stringify(unseen)}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
  }

  private readonly describe = async ({ executionArn }: { executionArn: string }): Promise<Execution> => {
    this.seen.add(executionArn);
    const { status, error, cause } = await this.aws.json('states', 'DescribeExecution', { executionArn });
    const { events } = await this.aws.json('states', 'GetExecutionHistory', { executionArn, maxResults: 1000 });
    const entered = events.flatMap(({ stateEnteredEventDetails }: any) => stateEnteredEventDetails?.name ?? []);
    return { status, last: entered.at(-1), error, cause };
  };
}

/** What is wrong with executions of which one is to do the work of all. */
export function faultOfOneRun(executions: Execution[]): string | undefined {
  const failed = executions.filter(({ status }) => status !== 'SUCCEEDED');
  if (failed.length > 0) return failed.map(({ status, error, cause }) => `an execution ended as ${status}: ${error}: ${cause}`).join('\n');
  const count = (state: string) => executions.filter(({ last }) => last === state).length;
  const [ran, superseded] = [count('Succeeded'), count('Superseded')];
  return ran === 1 && superseded === executions.length - 1
    ? undefined
    : `of ${executions.length} executions ${ran} ran and ${superseded} were superseded, expected 1 and the others`;
}
