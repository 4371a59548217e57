/** What a service answers, in the order in which it is asked. */
type Answer = { Return: unknown } | { Throw: { Error: string; Cause: string } };

const answer = (result: unknown): Answer => ({ Return: result });
const refuse = (Error: string, Cause: string): Answer => ({ Throw: { Error, Cause } });
const inOrder = (...answers: Answer[]): Record<string, Answer> => Object.fromEntries(answers.map((each, index) => [String(index), each]));

/** A job run, as Glue describes it: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html#aws-glue-api-jobs-runs-JobRun */
const JOB_RUN = { Id: 'jr_1', JobName: 'a-job', JobRunState: 'SUCCEEDED', ExecutionTime: 90, MaxCapacity: 2, NumberOfWorkers: 2 };
const failedRun = (run: object) => inOrder(refuse('States.TaskFailed', JSON.stringify({ ...JOB_RUN, ...run })));
const crawler = (State: string, LastCrawl?: object) => answer({ Crawler: { State, ...(LastCrawl && { LastCrawl }) } });
const ruleResults = (...RuleResults: object[]) => inOrder(answer({ Results: [{ RulesetName: 'rules', RuleResults }] }));
const ingestion = (IngestionStatus: string, rest: object = {}) => answer({ Ingestion: { IngestionStatus, ...rest } });
/** The table has 1000 rows, as the rule on their number has counted. */
const completed = (rows: object) => inOrder(ingestion('QUEUED'), ingestion('RUNNING'), ingestion('COMPLETED', { RowInfo: rows }));
const COUNTED = { Name: 'Rule_1', Description: 'RowCount >= 1', EvaluatedMetrics: { 'Dataset.*.RowCount': 1000 }, Result: 'PASS' };

/** Every answer, by name. */
export const MOCKED_RESPONSES: Record<string, Record<string, Answer>> = {
  'nobody runs': inOrder(answer({ Executions: [] })),
  'job succeeds': inOrder(answer(JOB_RUN)),
  'job scales': inOrder(answer({ ...JOB_RUN, DPUSeconds: 1800 })),
  'job fails': failedRun({ JobRunState: 'FAILED', ErrorMessage: 'no file "albums.csv" in\ns3://raw/' }),
  'job times out': failedRun({ JobRunState: 'TIMEOUT', ErrorMessage: 'Job run timed out.' }),
  'job is gone': inOrder(refuse('Glue.EntityNotFoundException', 'Entity Not Found {')),
  'crawler starts': inOrder(answer({})),
  'crawler runs already': inOrder(refuse('Glue.CrawlerRunningException', 'it runs'), answer({})),
  'crawler succeeds': inOrder(crawler('RUNNING', { Status: 'FAILED' }), crawler('STOPPING'), crawler('READY', { Status: 'SUCCEEDED' })),
  'crawler fails': inOrder(crawler('READY', { Status: 'FAILED', ErrorMessage: 'Access Denied' })),
  'crawler never ran': inOrder(crawler('READY')),
  'evaluation starts': inOrder(answer({ RunId: 'dqrun-1' })),
  'evaluation succeeds': inOrder(answer({ Status: 'STARTING' }), answer({ Status: 'RUNNING' }), answer({ Status: 'SUCCEEDED', ResultIds: ['dqresult-1'] })),
  'evaluation fails': inOrder(answer({ Status: 'FAILED', ErrorString: 'LAUNCH ERROR' })),
  'rules hold': ruleResults(COUNTED, { Name: 'Rule_2', Result: 'PASS', EvaluatedMetrics: { 'Column.a.Completeness': 1 } }),
  'rules hold, none of them on the number of rows': ruleResults(
    { ...COUNTED, Description: 'RowCount > 5 where "a > 1"', EvaluatedMetrics: { 'Dataset.*.RowCount': 5 } }, { Name: 'Rule_2', Description: 'IsComplete "a"', Result: 'PASS' },
  ),
  'rules do not hold': ruleResults(
    { Name: 'Rule_1', Description: 'RowCount >= 1', Result: 'PASS' },
    { Name: 'Rule_2', Description: 'IsComplete "a"', EvaluationMessage: 'Value: 0.9', Result: 'FAIL' },
    { Name: 'Rule_3', Description: 'IsComplete "b"', Result: 'ERROR' },
  ),
  'no result': inOrder(answer({ Results: [], ResultsNotFound: ['dqresult-1'] })),
  'refresh starts': inOrder(answer({ IngestionId: 'ingestion-1', IngestionStatus: 'INITIALIZED' })),
  'refresh reaches the limit': inOrder(refuse('QuickSight.LimitExceededException', 'You have reached the limit of refreshes.')),
  'refresh lacks room': inOrder(refuse('QuickSight.LimitExceededException', 'Insufficient SPICE capacity')),
  'refresh is there already': inOrder(refuse('QuickSight.ResourceExistsException', 'Ingestion exists.')),
  'data set is missing': inOrder(refuse('QuickSight.ResourceNotFoundException', 'No such data set.')),
  'refresh succeeds': completed({ RowsIngested: 1000, RowsDropped: 0, TotalRowsInDataset: 1000 }),
  'refresh tells of no rows': inOrder(ingestion('COMPLETED')),
  'refresh drops rows': completed({ RowsIngested: 997, RowsDropped: 3, TotalRowsInDataset: 997 }),
  'refresh has other rows': completed({ RowsIngested: 999, RowsDropped: 0, TotalRowsInDataset: 999 }),
  'refresh is superseded': inOrder(ingestion('RUNNING'), ingestion('FAILED', { ErrorInfo: { Type: 'INGESTION_SUPERSEDED', Message: 'superseded' } })),
  'refresh fails': inOrder(ingestion('FAILED', { ErrorInfo: { Type: 'PERMISSION_DENIED', Message: 'no' } })),
  'topic refuses': inOrder(refuse('SNS.AuthorizationErrorException', 'no')),
};

/** The answers of a run in which all goes well, by the state that asks. */
export const ALL_WELL: Record<string, string> = {
  'ListExecutions': 'nobody runs',
  'RunFirst': 'job succeeds',
  'RunSecond': 'job succeeds',
  'StartCrawler': 'crawler starts',
  'GetCrawler': 'crawler succeeds',
  'StartEvaluation': 'evaluation starts',
  'GetEvaluation': 'evaluation succeeds',
  'GetEvaluationResults': 'rules hold',
  'CreateIngestion': 'refresh starts',
  'DescribeIngestion': 'refresh succeeds',
  'CreateIngestion-2': 'refresh starts',
  'DescribeIngestion-2': 'refresh succeeds',
};
