import { Duration, Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import type { CostOptions } from './cost-options';
import { GlueUsage, PipelineCost } from '../cost';
import { costProblems } from '../cost/cost-problems';
import { GraphJob, JobExecutionClass } from '../graph-job';

/** What a run of a pipeline starts. */
export interface RunParts {
  readonly jobs: GraphJob[];
  /** How many tables have quality rules: each is evaluated by itself. */
  readonly evaluations: number;
  /** Whether there is a crawler. */
  readonly hasCrawler: boolean;
  /** Who owns what is in QuickSight: each is an author there. */
  readonly owners: number;
  /** All that it is made of. */
  readonly scope: IConstruct;
}

/** DPUs of a crawler, as in the examples of https://aws.amazon.com/glue/pricing/ */
const CRAWLER_DPUS = 2;
/** DPUs of an evaluation of quality rules: the workers that the workflow asks for. */
const EVALUATION_DPUS = 2;
/** What the workflow publishes: its DPU hours, and how old the data is. */
const CUSTOM_METRICS = 2;
const CRAWLER_LEAST_BILLED = Duration.minutes(10);

/** What is wrong with the usage and the prices that are given. Empty when nothing is. */
export function costOptionProblems({ prices, ...usage }: CostOptions): string[] {
  return costProblems({ ...usage, glue: [] }, prices ?? {});
}

/** What a pipeline costs under the usage and the prices that are given. */
export function estimateCost(parts: RunParts, options: CostOptions = {}): PipelineCost {
  const { jobDuration, crawlerDuration, evaluationDuration, prices, ...usage } = options;
  const all = parts.scope.node.findAll();
  const of = <T extends IConstruct>(type: new (...args: any[]) => T) => all.filter((construct): construct is T => construct instanceof type);
  const jobs: GlueUsage = {
    name: 'jobs',
    dpus: parts.jobs.reduce((dpus, job) => dpus + job.dpus, 0),
    duration: jobDuration ?? Duration.minutes(3),
    flex: parts.jobs.every(({ executionClass }) => executionClass === JobExecutionClass.FLEX),
  };
  const crawler: GlueUsage = {
    name: 'crawler', dpus: CRAWLER_DPUS, duration: crawlerDuration ?? Duration.minutes(2), leastBilled: CRAWLER_LEAST_BILLED,
  };
  const evaluation: GlueUsage = { name: 'quality rules', dpus: EVALUATION_DPUS * parts.evaluations, duration: evaluationDuration ?? Duration.minutes(3) };
  return new PipelineCost({
    ...usage,
    glue: [jobs, ...(parts.hasCrawler ? [crawler] : []), ...(parts.evaluations > 0 ? [evaluation] : [])],
    keys: of(kms.CfnKey).length,
    alarmMetrics: of(cloudwatch.CfnAlarm).reduce((metrics, alarm) => metrics + metricsOf(alarm), 0),
    customMetrics: CUSTOM_METRICS,
    dashboards: of(cloudwatch.CfnDashboard).length,
    // A dashboard that nobody reads would not have been asked for.
    readers: usage.readers ?? Math.min(1, parts.owners),
    authors: usage.authors ?? parts.owners,
    queriesPerMonth: usage.queriesPerMonth ?? 1000,
    stored: usage.stored ?? Size.gibibytes(1),
  }, prices);
}

/** CloudWatch bills an alarm by the metrics that it watches. */
function metricsOf({ metrics }: cloudwatch.CfnAlarm): number {
  return Array.isArray(metrics) ? metrics.filter((metric) => 'metricStat' in metric && metric.metricStat !== undefined).length : 1;
}
