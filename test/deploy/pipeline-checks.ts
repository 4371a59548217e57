import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { toldDuring } from './alerts';
import type { DeployedPipeline } from './deployed-pipeline';
import { faultOfOneRun } from './executions';
import { spotifyPipeline } from './local-run';
import { Rights, withoutPolicies } from './rights';
import { checkCrawl, checkQueries, checkRows, checkTable } from './warehouse-checks';
import type { Tally } from '../support/tally';

/** How a run is started. */
export interface Start {
  readonly how: string;
  /** Starts it once the files are there, unless the files do so. */
  readonly byHand: boolean;
  /** Executions that come of it. */
  readonly executions: number;
}

/** Roles that nobody asks for anything, unless a run fails or is ended from outside: and those of evaluations and crawls that fail, which are faked. */
const SILENT = /(AbruptEnd|UncaughtError|(Job|Crawler)FailedEvent|Quality)Role/;

/** Runs a pipeline that is deployed, and compares what it leaves with what the local engine does. */
export async function checkPipeline(pipeline: DeployedPipeline, start: Start, rights: Rights, tally: Tally): Promise<void> {
  const { name } = pipeline;
  await tally.check(`${name}: the local engine runs the assembly`, async () => {
    await spotifyPipeline('run', pipeline.assembly, '--pipeline', pipeline.path, '--data', pipeline.data, '--out', pipeline.local, '--quiet');
    return undefined;
  });
  await tally.check(`${name}: the table is in the catalog before there are rows`, () => checkTable(pipeline));
  await tally.check(`${name}: ${start.how}`, async () => {
    await upload(pipeline);
    if (start.byHand) await pipeline.executions.start();
    return faultOfOneRun(await pipeline.executions.ended(start.executions));
  });
  await tally.check(`${name}: the rows of the warehouse equal the local engine's`, () => checkRows(pipeline));
  await tally.check(`${name}: the crawler has read them`, () => checkCrawl(pipeline));
  await tally.check(`${name}: each named query answers as the local engine does`, () => checkQueries(pipeline));
  await tally.check(`${name}: its roles have made requests, and none was refused`, async () => {
    const silent = pipeline.roles.filter(({ logicalId, physicalId }) => !SILENT.test(logicalId) && rights.countOf(physicalId) === 0);
    return [...silent.map(({ logicalId }) => `${logicalId} has made none`), ...rights.takeRefused()].join('\n') || undefined;
  });
}

/** Runs a pipeline again, and with a file that it cannot read: the rows stay as they are. */
export async function checkMoreRuns(pipeline: DeployedPipeline, rights: Rights, tally: Tally): Promise<void> {
  const { name, executions, aws } = pipeline;
  await tally.check(`${name}: a second run, started by hand, leaves equal rows`, async () => {
    await executions.start();
    return faultOfOneRun(await executions.ended(1)) ?? checkRows(pipeline);
  });
  await tally.check(`${name}: a run fails with AccessDenied when the role of its first job has no policies`, () => faultWithoutRights(pipeline, rights));
  await tally.check(`${name}: the upload of a broken file starts a run that fails, its topic tells the cause, by the workflow and by the event of the job, and the rows stay`, async () => {
    const [key] = Object.keys(pipeline.files);
    const told = await toldDuring(aws, pipeline.topic, 2, async () => {
      await aws.upload(pipeline.bucket, key, Buffer.from('this,is,another,header\n1,2,3,4\n'));
      const [{ status, cause }] = await executions.ended(1);
      if (status !== 'FAILED' || !cause?.includes(path.basename(key))) throw new Error(`the execution ended as ${status}: ${cause}`);
    });
    return faultOfAlerts(told, path.basename(key)) ?? checkRows(pipeline);
  });
}

/** A run whose first job may do nothing is to fail for that, and for nothing else. */
async function faultWithoutRights({ aws, executions, roles }: DeployedPipeline, rights: Rights): Promise<string | undefined> {
  const role = roles.find(({ logicalId }) => logicalId.includes('RawToStagingRole'))!.physicalId;
  const [{ status, cause }] = await withoutPolicies(aws, role, async () => {
    await executions.start();
    return executions.ended(1);
  });
  const refused = rights.takeRefused();
  const isRightly = status === 'FAILED' && cause?.includes('AccessDenied') && refused.length > 0 && refused.every((each) => each.startsWith(`${role} `));
  return isRightly ? undefined : `it ended as ${status}: ${cause}, refused was ${refused.join(', ')}`;
}

/** The workflow tells a text, EventBridge the event of the job as it is: with the quotes and line breaks of its message. */
function faultOfAlerts(told: string[], file: string): string | undefined {
  const events = told.filter((message) => message.startsWith('{')).map((message) => JSON.parse(message).detail.message as string);
  const texts = told.filter((message) => !message.startsWith('{'));
  const areFull = [...events, ...texts].every((text) => text.includes(file)) && events.every((text) => /"[^]*\n|\n[^]*"/.test(text));
  return events.length === 1 && texts.length === 1 && areFull ? undefined : `what was told is: ${told.join('\n---\n')}`;
}

async function upload({ aws, bucket, files }: DeployedPipeline): Promise<void> {
  for (const [key, file] of Object.entries(files)) await aws.upload(bucket, key, readFileSync(file));
}
