import { Duration, Size } from 'aws-cdk-lib';
import type { CostOptions } from './cost-options';
import { GlueUsage, PipelineCost } from '../cost';
import { costProblems } from '../cost/cost-problems';
import { GraphJob, JobExecutionClass } from '../graph-job';

/** What a run of a pipeline starts. */
export interface RunParts {
  readonly jobs: GraphJob[];
  /** Whether quality rules are evaluated. */
  readonly hasRules: boolean;
  /** Whether there is a crawler. */
  readonly hasCrawler: boolean;
  /** KMS keys that the pipeline makes. */
  readonly keys: number;
}

/** DPUs of a crawler, as in the examples of https://aws.amazon.com/glue/pricing/ */
const CRAWLER_DPUS = 2;
/** DPUs of an evaluation of quality rules: the workers that the workflow asks for. */
const EVALUATION_DPUS = 2;
const CRAWLER_LEAST_BILLED = Duration.minutes(10);

/** What is wrong with the usage and the prices that are given. Empty when nothing is. */
export function costOptionProblems({ prices, ...usage }: CostOptions): string[] {
  return costProblems({ ...usage, glue: [] }, prices ?? {});
}

/** What a pipeline costs under the usage and the prices that are given. */
export function estimateCost(parts: RunParts, options: CostOptions = {}): PipelineCost {
  const { jobDuration, crawlerDuration, evaluationDuration, prices, ...usage } = options;
  const jobs: GlueUsage = {
    name: 'jobs',
    dpus: parts.jobs.reduce((dpus, job) => dpus + job.dpus, 0),
    duration: jobDuration ?? Duration.minutes(3),
    flex: parts.jobs.every(({ executionClass }) => executionClass === JobExecutionClass.FLEX),
  };
  const crawler: GlueUsage = {
    name: 'crawler', dpus: CRAWLER_DPUS, duration: crawlerDuration ?? Duration.minutes(2), leastBilled: CRAWLER_LEAST_BILLED,
  };
  const evaluation: GlueUsage = { name: 'quality rules', dpus: EVALUATION_DPUS, duration: evaluationDuration ?? Duration.minutes(3) };
  return new PipelineCost({
    ...usage,
    glue: [jobs, ...(parts.hasCrawler ? [crawler] : []), ...(parts.hasRules ? [evaluation] : [])],
    keys: parts.keys,
    queriesPerMonth: usage.queriesPerMonth ?? 1000,
    stored: usage.stored ?? Size.gibibytes(1),
  }, prices);
}
