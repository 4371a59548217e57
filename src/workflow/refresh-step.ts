import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { FailurePath } from './failure-path';
import { CAUSE, ERROR, expression, literal } from './jsonata';
import { rowsOf, UNKNOWN_ROWS } from './quality-step';
import { numbered } from '../private/names';
import { ingestionsArn } from '../private/permissions';

const POLL_INTERVAL = Duration.seconds(15);

/**
 * Refusals of a refresh that are no failure of a run: 32 refreshes within 24 hours, and one under way that has this id.
 * https://docs.aws.amazon.com/quicksight/latest/APIReference/API_CreateIngestion.html
 */
const PUT_OFF = ['QuickSight.LimitExceededException', 'QuickSight.ResourceExistsException'];

/**
 * "This happens when a new ingestion is created while another one is still in progress": the new one reads the same rows, or newer ones.
 * https://docs.aws.amazon.com/quicksight/latest/user/errors-spice-ingestion.html
 */
const SUPERSEDED = 'INGESTION_SUPERSEDED';

/** A data set is not there. */
const MISSING = 'QuickSight.ResourceNotFoundException';

/** What is refreshed, and what is expected of it. */
export interface RefreshStep {
  readonly dataSetId: string;
  /** How many data sets are refreshed before it: their states have names of their own. */
  readonly index: number;
  /** Number of the quality gate that has counted as many rows as it has; less than 0 where none has. */
  readonly comparedWith: number;
  /** Whether it may be that it is not there. */
  readonly mayBeMissing: boolean;
}

/**
 * Loads a data set of QuickSight into SPICE, and waits until it is there with all its rows. A refresh that QuickSight puts off is no
 * failure: the rows are in the warehouse, and a note says that they are shown later.
 */
export function refreshDataSet(scope: Construct, step: RefreshStep, failures: FailurePath): sfn.Chain {
  const { dataSetId } = step;
  const named: Named = (state) => numbered(state, step.index);
  const fail: Fail = (state, error, cause) => failures.fail(named(state), { step: about, error, cause });
  const about = `refreshing the QuickSight data set ${dataSetId}`;

  const shownLater = sfn.Pass.jsonata(scope, named('ShownLater'), {
    comment: 'The rows are in the warehouse, and QuickSight shows them after a later refresh',
    assign: { notes: expression('$append($notes,', literal(`QuickSight shows the rows of this run later, in the data set ${dataSetId}: `), '& $refusal.error & ": " & $refusal.cause)') },
  });
  const create = callIngestion(scope, named('CreateIngestion'), 'createIngestion', dataSetId, '$uuid()', {
    ingestion: { id: expression('$states.result.IngestionId') },
  });
  create.addCatch(putOff(scope, named, fail).otherwise(shownLater), {
    errors: [...PUT_OFF, ...(step.mayBeMissing ? [MISSING] : [])],
    assign: { refusal: { error: expression(ERROR), cause: expression(CAUSE) } },
  });
  failures.catch(create, about);

  const wait = sfn.Wait.jsonata(scope, named('WaitForIngestion'), { time: sfn.WaitTime.duration(POLL_INTERVAL) });
  const describe = callIngestion(scope, named('DescribeIngestion'), 'describeIngestion', dataSetId, '$ingestion.id', {
    ingestion: described(),
    // What it is called where it was superseded.
    refusal: { error: SUPERSEDED, cause: expression('"another refresh took the place of the ingestion " & $ingestion.id') },
  });
  failures.catch(describe, about);
  const hasEnded = sfn.Choice.jsonata(scope, named('HasIngestionEnded'))
    .when(when('$ingestion.status in ["INITIALIZED", "QUEUED", "RUNNING"]'), wait)
    .when(when(`$ingestion.error = "${SUPERSEDED}"`), shownLater);
  addFailures(hasEnded, fail, step.comparedWith);
  create.next(wait).next(describe).next(hasEnded);
  return sfn.Chain.custom(create, hasEnded.afterwards({ includeOtherwise: true }).endStates, hasEnded);
}

/** The name of a state. */
type Named = (state: string) => string;
/** A state that fails the run; `error` and `cause` are expressions. */
type Fail = (state: string, error: string, cause: string) => sfn.IChainable;

const when = (condition: string) => sfn.Condition.jsonata(expression(condition));

/** A limit is also that of SPICE, and no later refresh finds that otherwise. */
function putOff(scope: Construct, named: Named, fail: Fail): sfn.Choice {
  return sfn.Choice.jsonata(scope, named('IsRefreshPutOff'))
    .when(when('$contains($lowercase($refusal.cause), "capacity")'), fail('RefreshRefused', '$refusal.error', '$refusal.cause'));
}

/** Ways in which an ingestion ends that leave QuickSight with other rows than the table has. */
function addFailures(hasEnded: sfn.Choice, fail: Fail, gate: number): void {
  hasEnded
    .when(when('$ingestion.status != "COMPLETED"'),
      fail('RefreshFailed', '"RefreshFailed"', '"the ingestion " & $ingestion.id & " ended as " & $ingestion.status & ": " & $ingestion.message'))
    .when(when('$ingestion.dropped > 0'),
      fail('RowsDropped', '"RowsDropped"', '"the ingestion " & $ingestion.id & " left out " & $string($ingestion.dropped) & " rows; the page of the data set in QuickSight says which, and why"'));
  if (gate < 0) return;
  const rows = `$${rowsOf(gate)}`;
  hasEnded.when(when(`${rows} != ${UNKNOWN_ROWS} and $ingestion.rows != ${UNKNOWN_ROWS} and $ingestion.rows != ${rows}`),
    fail('RowsDiffer', '"RowsDiffer"', `"the ingestion " & $ingestion.id & " left the data set with " & $string($ingestion.rows) & " rows, and the table has " & $string(${rows})`));
}

/** What is known of an ingestion. https://docs.aws.amazon.com/quicksight/latest/APIReference/API_Ingestion.html */
function described(): Record<string, string> {
  const info = '$states.result.Ingestion.ErrorInfo';
  const rows = '$states.result.Ingestion.RowInfo';
  const or = (value: string, otherwise: string) => expression(`$exists(${value}) ? ${value} : ${otherwise}`);
  return {
    id: expression('$ingestion.id'),
    status: expression('$states.result.Ingestion.IngestionStatus'),
    error: or(`${info}.Type`, '""'),
    message: expression(`$exists(${info}) ? $join([${info}.Type, ${info}.Message], ": ") : "QuickSight gave no message"`),
    dropped: or(`${rows}.RowsDropped`, '0'),
    rows: or(`${rows}.TotalRowsInDataset`, UNKNOWN_ROWS),
  };
}

function callIngestion(
  scope: Construct, id: string, action: string, dataSetId: string, ingestionId: string, assign: Record<string, unknown>,
): tasks.CallAwsService {
  return tasks.CallAwsService.jsonata(scope, id, {
    service: 'quicksight',
    action,
    iamAction: `quicksight:${action[0].toUpperCase()}${action.slice(1)}`,
    iamResources: [ingestionsArn(scope, dataSetId)],
    parameters: { AwsAccountId: Stack.of(scope).account, DataSetId: dataSetId, IngestionId: expression(ingestionId) },
    assign,
    outputs: {},
  });
}
