/** What is expected of a run in which not all goes well. */
export interface Case {
  /** The answers that are others than those of a run in which all goes well. */
  readonly answers: Record<string, string>;
  /** What it ends with; success when nothing is given. */
  readonly error?: string;
  readonly cause?: string;
  /** The last state before the failure is told. */
  readonly at?: string;
  /** States that it goes through, one after another, among others. */
  readonly through?: string[];
  /** How often a service refused, or a job failed. */
  readonly failedTasks?: number;
  /** What its output notes; nothing when it is not given. */
  readonly notes?: string[];
  /** DPU seconds of its jobs; of one that is run again, those of the last time. */
  readonly dpuSeconds: number;
}

/** Two jobs of 2 DPUs that took 90 seconds each. */
const BOTH_JOBS = 2 * 90 * 2;

/** Each way that a run can go. */
export const CASES: Record<string, Case> = {
  'success': { answers: {}, through: ['RunFirst', 'RunSecond', 'GetCrawler', 'GetEvaluationResults', 'DescribeIngestion', 'PublishMetrics'], dpuSeconds: BOTH_JOBS },
  'job that scales': { answers: { RunFirst: 'job scales' }, dpuSeconds: 1800 + 180 },
  'job failed': {
    answers: { RunSecond: 'job fails' },
    at: 'RunSecond',
    failedTasks: 1,
    error: 'States.TaskFailed',
    dpuSeconds: BOTH_JOBS,
    cause: 'no file "albums.csv" in\ns3://raw/ (job run jr_1: FAILED)',
  },
  'job timed out': {
    answers: { RunFirst: 'job times out' }, at: 'RunFirst', error: 'States.TaskFailed', cause: 'Job run timed out. (job run jr_1: TIMEOUT)', dpuSeconds: 180,
  },
  'job is gone': { answers: { RunFirst: 'job is gone' }, at: 'RunFirst', error: 'Glue.EntityNotFoundException', cause: 'Entity Not Found {', dpuSeconds: 0 },
  'crawler already running': { answers: { StartCrawler: 'crawler runs already' }, through: ['StartCrawler', 'WaitForOtherCrawl', 'StartCrawler', 'GetCrawler'], dpuSeconds: BOTH_JOBS },
  'crawler failed': {
    answers: { GetCrawler: 'crawler fails' }, at: 'CrawlerFailed', error: 'CrawlFailed', cause: 'the crawl ended as FAILED: Access Denied', dpuSeconds: BOTH_JOBS,
  },
  'crawler never ran': {
    answers: { GetCrawler: 'crawler never ran' }, at: 'CrawlerFailed', error: 'CrawlFailed', cause: 'the crawl ended as unknown: the crawler gave no message', dpuSeconds: BOTH_JOBS,
  },
  'quality failed': {
    answers: { GetEvaluationResults: 'rules do not hold' },
    at: 'QualityFailed',
    error: 'QualityRulesFailed',
    dpuSeconds: BOTH_JOBS,
    cause: '2 of 3 rules do not hold: Rule_2: IsComplete "a": Value: 0.9; Rule_3: IsComplete "b"',
  },
  'quality could not be evaluated': {
    answers: { GetEvaluation: 'evaluation fails' },
    at: 'QualityNotEvaluated',
    error: 'QualityNotEvaluated',
    cause: 'the evaluation ended as FAILED: LAUNCH ERROR',
    dpuSeconds: BOTH_JOBS,
  },
  'quality without a result': {
    answers: { GetEvaluationResults: 'no result' }, at: 'QualityWithoutResult', error: 'QualityNotEvaluated', cause: 'the evaluation dqrun-1 has no result', dpuSeconds: BOTH_JOBS,
  },
  'refresh failed': {
    answers: { DescribeIngestion: 'refresh fails' },
    at: 'RefreshFailed',
    error: 'RefreshFailed',
    dpuSeconds: BOTH_JOBS,
    cause: 'the ingestion ingestion-1 ended as FAILED: PERMISSION_DENIED: no',
  },
  'refresh dropped rows': {
    answers: { DescribeIngestion: 'refresh drops rows' },
    at: 'RowsDropped',
    error: 'RowsDropped',
    dpuSeconds: BOTH_JOBS,
    cause: 'the ingestion ingestion-1 left out 3 rows; the page of the data set in QuickSight says which, and why',
  },
  'refresh with other rows than the table': {
    answers: { DescribeIngestion: 'refresh has other rows' },
    at: 'RowsDiffer',
    error: 'RowsDiffer',
    dpuSeconds: BOTH_JOBS,
    cause: 'the ingestion ingestion-1 left the data set with 999 rows, and the table has 1000',
  },
  'rows that no rule counts are not compared': {
    answers: { GetEvaluationResults: 'rules hold, none of them on the number of rows', DescribeIngestion: 'refresh has other rows' }, dpuSeconds: BOTH_JOBS,
  },
  'rows that QuickSight does not tell are not compared': { answers: { DescribeIngestion: 'refresh tells of no rows' }, dpuSeconds: BOTH_JOBS },
  'refresh beyond the limit': {
    answers: { CreateIngestion: 'refresh reaches the limit' },
    through: ['CreateIngestion', 'IsRefreshPutOff', 'ShownLater', 'PublishMetrics'],
    notes: [shownLater('QuickSight.LimitExceededException: You have reached the limit of refreshes.')],
    dpuSeconds: BOTH_JOBS,
  },
  'refresh that is there already': {
    answers: { CreateIngestion: 'refresh is there already' }, notes: [shownLater('QuickSight.ResourceExistsException: Ingestion exists.')], dpuSeconds: BOTH_JOBS,
  },
  'refresh that another one supersedes': {
    answers: { DescribeIngestion: 'refresh is superseded' },
    through: ['DescribeIngestion', 'ShownLater', 'PublishMetrics'],
    notes: [shownLater('INGESTION_SUPERSEDED: another refresh took the place of the ingestion ingestion-1')],
    dpuSeconds: BOTH_JOBS,
  },
  'refresh without room in SPICE': {
    answers: { CreateIngestion: 'refresh lacks room' },
    at: 'RefreshRefused',
    error: 'QuickSight.LimitExceededException',
    cause: 'Insufficient SPICE capacity',
    dpuSeconds: BOTH_JOBS,
  },
  'data set that has to be there': {
    answers: { CreateIngestion: 'data set is missing' },
    at: 'CreateIngestion',
    error: 'QuickSight.ResourceNotFoundException',
    cause: 'No such data set.',
    dpuSeconds: BOTH_JOBS,
  },
};

/** Runs of a workflow with two data sets that may be missing: each notes its own. */
export const MISSING_CASES: Record<string, Case> = {
  'data sets that may be missing': {
    answers: { 'CreateIngestion': 'data set is missing', 'CreateIngestion-2': 'data set is missing' },
    notes: ['the-data-set', 'another'].map((dataSet) => shownLater('QuickSight.ResourceNotFoundException: No such data set.', dataSet)),
    dpuSeconds: BOTH_JOBS,
  },
  'data sets of which one is there': {
    answers: { CreateIngestion: 'data set is missing' },
    through: ['ShownLater', 'CreateIngestion-2', 'DescribeIngestion-2', 'PublishMetrics'],
    notes: [shownLater('QuickSight.ResourceNotFoundException: No such data set.')],
    dpuSeconds: BOTH_JOBS,
  },
};

function shownLater(why: string, dataSet = 'the-data-set'): string {
  return `QuickSight shows the rows of this run later, in the data set ${dataSet}: ${why}`;
}

/**
 * A run whose jobs are run again once. The interpreter gives all attempts of a state the first answer: that a later one may do
 * better is not to be seen here.
 */
export const RETRY_CASES: Record<string, Case> = {
  'job failed, and again': { ...CASES['job failed'], failedTasks: 2 },
};
