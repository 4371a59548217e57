import { Duration, Size } from 'aws-cdk-lib';
import { costProblems } from './cost-problems';
import { resolvePrices } from './list-prices';
import type { PipelinePrices } from './pipeline-prices';
import type { GlueUsage, PipelineUsage } from './pipeline-usage';
import type { ManifestCost } from '../manifest/schema';
import { PipelineError } from '../private/pipeline-error';

/** A part of what a pipeline costs, in US dollars. */
export interface CostItem {
  /** What it is for. */
  readonly name: string;
  /** Of a run; 0 for what does not depend on runs. */
  readonly perRun: number;
  /** Of a month. */
  readonly perMonth: number;
}

const RUNS_PER_MONTH = 30;
/** What a query is billed for at least. https://aws.amazon.com/athena/pricing/ */
const LEAST_SCANNED_BYTES = 10_000_000;
const TERABYTE = 1024 ** 4;
const GIGABYTE = 1024 ** 3;

/**
 * What a pipeline costs under given prices and usage. Left out is what comes to cents: requests, logs, state transitions; what AWS gives for
 * nothing to small accounts, e.g. the first dashboards, alarms and metrics; and the metrics that Glue publishes of its jobs.
 *
 * @throws when something is wrong with the usage or the prices: all of it at once
 */
export class PipelineCost {
  /** The parts, in the order of the pipeline. */
  public readonly items: CostItem[];
  /** Of a run, in US dollars. */
  public readonly perRun: number;
  /** Of a month, in US dollars. */
  public readonly perMonth: number;
  private readonly runsPerMonth: number;
  private readonly origin: string;

  constructor(usage: PipelineUsage, prices: PipelinePrices = {}) {
    const problems = costProblems(usage, prices);
    if (problems.length > 0) throw new PipelineError('The cost cannot be computed', problems);
    this.runsPerMonth = usage.runsPerMonth ?? RUNS_PER_MONTH;
    const resolved = resolvePrices(prices);
    this.origin = resolved.origin;
    this.items = itemsOf(usage, resolved, this.runsPerMonth);
    this.perRun = sum(this.items.map((item) => item.perRun));
    this.perMonth = sum(this.items.map((item) => item.perMonth));
  }

  /** All of it in one line, for people. */
  public toString(): string {
    const parts = this.items.map(({ name, perMonth }) => `${name} ${dollars(perMonth)}`).join(', ');
    return `a run costs about ${dollars(this.perRun)} USD, a month of ${this.runsPerMonth} runs ${dollars(this.perMonth)} USD (${parts}): ${this.origin}`;
  }

  /** @internal */
  public _toManifest(): ManifestCost {
    const { perRun, perMonth, runsPerMonth, origin } = this;
    const items = this.items.map(({ name, ...item }) => ({ name, perRun: rounded(item.perRun), perMonth: rounded(item.perMonth) }));
    return { perRun: rounded(perRun), perMonth: rounded(perMonth), runsPerMonth, items, origin };
  }
}

function itemsOf(usage: PipelineUsage, prices: Required<PipelinePrices>, runsPerMonth: number): CostItem[] {
  const scanned = Math.max((usage.scannedPerQuery ?? Size.mebibytes(10)).toBytes(), LEAST_SCANNED_BYTES);
  const monthly = (name: string, perMonth: number): CostItem => ({ name, perRun: 0, perMonth });
  return [
    ...usage.glue.map((part) => {
      const perRun = dpuHours(part) * (part.flex ? prices.flexDpuHour : prices.dpuHour);
      return { name: part.name, perRun, perMonth: perRun * runsPerMonth };
    }),
    monthly('queries', (usage.queriesPerMonth ?? 0) * (scanned / TERABYTE) * prices.terabyteScanned),
    monthly('storage', ((usage.stored?.toBytes() ?? 0) / GIGABYTE) * prices.gigabyteMonth),
    monthly('keys', (usage.keys ?? 0) * prices.keyMonth),
    monthly('monitoring', monitoring(usage, prices)),
    monthly('readers', (usage.readers ?? 0) * prices.readerMonth),
    monthly('authors', (usage.authors ?? 0) * prices.authorMonth),
  ];
}

function monitoring({ alarmMetrics = 0, customMetrics = 0, dashboards = 0 }: PipelineUsage, prices: Required<PipelinePrices>): number {
  return alarmMetrics * prices.alarmMonth + customMetrics * prices.metricMonth + dashboards * prices.dashboardMonth;
}

function dpuHours({ dpus, duration, leastBilled }: GlueUsage): number {
  const least = leastBilled ?? Duration.minutes(1);
  return dpus * (Math.max(duration.toSeconds(), least.toSeconds()) / 3600);
}

function dollars(amount: number): string {
  return amount.toFixed(2);
}

/** An estimate is not better than a hundredth of a cent. */
function rounded(amount: number): number {
  return Number(amount.toFixed(4));
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
