import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { FailurePath } from './failure-path';
import { expression } from './jsonata';
import { ingestionsArn } from '../private/permissions';

const POLL_INTERVAL = Duration.seconds(15);

/**
 * Loads a data set of QuickSight into SPICE, and waits until it is there.
 *
 * @param index how many data sets are refreshed before it: their states have names of their own
 */
export function refreshDataSet(scope: Construct, dataSetId: string, index: number, failures: FailurePath): sfn.Chain {
  const named = (state: string) => (index === 0 ? state : `${state}-${index + 1}`);
  const step = `refreshing the QuickSight data set ${dataSetId}`;
  const create = callIngestion(scope, named('CreateIngestion'), 'createIngestion', dataSetId, '$uuid()', {
    ingestion: { id: expression('$states.result.IngestionId') },
  });
  failures.catch(create, step);
  const wait = sfn.Wait.jsonata(scope, named('WaitForIngestion'), { time: sfn.WaitTime.duration(POLL_INTERVAL) });
  const describe = callIngestion(scope, named('DescribeIngestion'), 'describeIngestion', dataSetId, '$ingestion.id', {
    ingestion: {
      id: expression('$ingestion.id'),
      status: expression('$states.result.Ingestion.IngestionStatus'),
      message: expression(
        '($info := $states.result.Ingestion.ErrorInfo;',
        '$exists($info) ? $join([$info.Type, $info.Message], ": ") : "QuickSight gave no message")',
      ),
    },
  });
  failures.catch(describe, step);
  const failed = failures.fail(named('RefreshFailed'), {
    step,
    error: '"RefreshFailed"',
    cause: '"the ingestion " & $ingestion.id & " ended as " & $ingestion.status & ": " & $ingestion.message',
  });
  const hasEnded = sfn.Choice.jsonata(scope, named('HasIngestionEnded'))
    .when(sfn.Condition.jsonata(expression('$ingestion.status in ["INITIALIZED", "QUEUED", "RUNNING"]')), wait)
    .when(sfn.Condition.jsonata(expression('$ingestion.status != "COMPLETED"')), failed);
  create.next(wait).next(describe).next(hasEnded);
  return sfn.Chain.custom(create, hasEnded.afterwards({ includeOtherwise: true }).endStates, hasEnded);
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
