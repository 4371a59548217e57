/**
 * The workflow's state machine, executed: every branch in an interpreter of state machines, with answers that are written down,
 * and the executions that come together in real time.
 *
 *   npx ts-node test/workflow/execution/run.ts
 */
import { ALL_WELL, MOCKED_RESPONSES } from './answers';
import { Case, CASES, MISSING_CASES, RETRY_CASES } from './cases';
import { Client, Ended, TOPIC_ARN } from './client';
import { Emulator } from './emulator';
import type { PipelineWorkflowProps } from '../../../src/workflow';
import { Counts, Tally } from '../../support/tally';
import { missingPython } from '../../support/virtual-environment';
import { definitionOf, fullWorkflow, pipelineOf } from '../workflows';

/** Waits of minutes take a second. */
const FAST = 0.01;
const MACHINE = 'workflow';

/** Properties of a workflow, for what it runs. */
type GivenFor = (pipeline: ReturnType<typeof pipelineOf>) => Partial<PipelineWorkflowProps>;

/** Executes the workflow in each way that it can go. */
export async function testWorkflow(): Promise<Counts> {
  const tally = new Tally('workflow');
  const missing = await missingPython();
  if (missing.length > 0) return tally.lacks(missing);
  await inEmulator(0, async (client, stateMachine) => {
    for (const [name, expected] of Object.entries(CASES)) await tally.check(name, () => checkCase(client, stateMachine, name, expected));
    await tally.check('failure that cannot be told', () => checkUntold(client, stateMachine));
  }, ({ catalog }) => ({ refreshes: [{ dataSetId: 'the-data-set', table: catalog.tables[0].table }] }));
  await inEmulator(0, async (client, stateMachine) => {
    for (const [name, expected] of Object.entries(MISSING_CASES)) await tally.check(name, () => checkCase(client, stateMachine, name, expected));
  }, () => ({ refreshes: ['the-data-set', 'another'].map((dataSetId) => ({ dataSetId, mayBeMissing: true })) }));
  await inEmulator(0, async (client, stateMachine) => {
    for (const [name, expected] of Object.entries(RETRY_CASES)) await tally.check(name, () => checkCase(client, stateMachine, name, expected));
  }, () => ({ jobRetries: 1 }));
  await inEmulator(FAST, async (client, stateMachine) => {
    await tally.check('uploads together, and during a run', () => checkTurns(client, stateMachine));
  });
  return tally;
}

async function inEmulator(
  secondsPerSecond: number, check: (client: Client, stateMachine: string) => Promise<void>, props: GivenFor = () => ({}),
): Promise<void> {
  const testCases = Object.fromEntries(
    Object.entries({ ...CASES, ...MISSING_CASES, ...RETRY_CASES }).map(([name, { answers }]) => [name, { ...ALL_WELL, ...answers }]));
  const { ListExecutions, ...others } = ALL_WELL;
  const answers = {
    StateMachines: {
      [MACHINE]: { TestCases: { ...testCases, untold: { ...testCases['job failed'], TellFailure: 'topic refuses' }, turns: others } },
    },
    MockedResponses: MOCKED_RESPONSES,
  };
  const emulator = await Emulator.start({ answers, secondsPerSecond });
  try {
    const client = new Client(emulator.endpoint);
    await client.collectMessages();
    await check(client, await client.createStateMachine(MACHINE, deployedDefinition(props)));
  } finally {
    await emulator.stop();
  }
}

/** The definition as it is deployed: what CloudFormation fills in is filled in. */
function deployedDefinition(props: GivenFor): unknown {
  const pipeline = pipelineOf();
  const text = JSON.stringify(definitionOf(fullWorkflow(props(pipeline), pipeline).stack))
    .replace(/<AWS::Partition>/g, 'aws').replace(/<[^<>]*AlertsTopic[^<>]*>/g, TOPIC_ARN).replace(/<([A-Za-z0-9:]+)>/g, '$1');
  return JSON.parse(text);
}

async function checkCase(client: Client, stateMachine: string, name: string, expected: Case): Promise<string | undefined> {
  const before = await counted(client);
  const ended = await client.ended(await client.start(stateMachine, name, { trigger: 'upload', object: { key: 'raw/albums.csv' } }));
  const told = await client.takeMessages();
  const after = await counted(client);
  const status = expected.error === undefined ? 'SUCCEEDED' : 'FAILED';
  return firstFault([
    differs('status', ended.status, status),
    differs('error', ended.error, expected.error),
    differs('cause', ended.cause, expected.cause),
    differs('last state before the failure', expected.at && ended.path[ended.path.indexOf('TellFailure') - 1], expected.at),
    differs('last state', ended.path.at(-1), expected.error === undefined ? 'Succeeded' : 'Failed'),
    goesThrough(ended.path, expected.through ?? []) ? undefined : `went through ${ended.path.join(' ')}`,
    differs('failed tasks', expected.failedTasks && ended.failedTasks, expected.failedTasks),
    differs('messages', told.length, expected.error === undefined ? 0 : 1),
    ...told.map(({ message }) => missesIn(message, ['The pipeline Stack/Workflow failed.', expected.error!, expected.cause!, 'upload of raw/albums.csv'])),
    differs('DPU seconds', Math.round((after.dpuHours - before.dpuHours) * 3600), expected.dpuSeconds),
    expected.error === undefined ? differs('output', JSON.stringify(ended.output), JSON.stringify({ outcome: 'succeeded', notes: expected.notes ?? [] })) : undefined,
    differs('refreshed', after.refreshed - before.refreshed, expected.error === undefined ? 1 : 0),
  ]);
}

async function checkUntold(client: Client, stateMachine: string): Promise<string | undefined> {
  const ended = await client.ended(await client.start(stateMachine, 'untold'));
  return firstFault([differs('status', ended.status, 'FAILED'), differs('cause', ended.cause, CASES['job failed'].cause)]);
}

/** Five executions together, then three at once while the run of the five is under way. */
async function checkTurns(client: Client, stateMachine: string): Promise<string | undefined> {
  const started: string[] = [];
  const start = async () => started.push(await client.start(stateMachine, 'turns'));
  for (let count = 0; count < 5; count++) await start();
  while (!(await client.pathOf(started[4])).includes('RunFirst')) await pause(0.05);
  await Promise.all([start(), start(), start()]);
  const ended = await Promise.all(started.map((execution) => client.ended(execution)));
  const runs = ended.filter(({ path: states }) => states.includes('RunFirst')).sort((one, other) => startOfRun(one) - startOfRun(other));
  return firstFault([
    differs('last states', ended.filter(({ path: states }) => states.at(-1) === 'Superseded').length, 6),
    differs('runs', runs.length, 2),
    differs('run of the first five', runs[0], ended[4]),
    runs[1]?.path.includes('WaitForOlder') ? undefined : 'the second run did not wait for the first',
    runs.length === 2 && startOfRun(runs[1]) >= runs[0].entered.at(-1)!.at ? undefined : 'two runs at once',
  ]);
}

function startOfRun({ entered }: Ended): number {
  return entered.find(({ name }) => name === 'RunFirst')!.at;
}

async function counted(client: Client): Promise<{ dpuHours: number; refreshed: number }> {
  return { dpuHours: await client.sumOf('DpuHours', MACHINE), refreshed: await client.sumOf('DataRefreshed', MACHINE) };
}

function firstFault(faults: (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined);
}

function differs(what: string, actual: unknown, expected: unknown): string | undefined {
  return actual === expected || (actual ?? undefined) === expected ? undefined : `${what}: expected ${String(expected)}, got ${String(actual)}`;
}

function goesThrough(states: string[], expected: string[]): boolean {
  let from = 0;
  return expected.every((name) => (from = states.indexOf(name, from) + 1) > 0);
}

function missesIn(text: string, parts: string[]): string | undefined {
  const missing = parts.filter((part) => !text.includes(part));
  return missing.length === 0 ? undefined : `the message lacks: ${missing.join(', ')}; it is: ${text}`;
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

if (require.main === module) {
  void testWorkflow().then(({ passed, failed }) => {
    console.log(`\nworkflow: ${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  });
}
