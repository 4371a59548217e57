import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { FailurePath } from './failure-path';
import { expression } from './jsonata';

/** How often an execution looks whether the one before it has ended. */
const TURN_INTERVAL = Duration.minutes(1);

/** The newest executions that are looked at: a list of more would not fit into a state. */
const LISTED = 100;

/** How an execution comes to its turn. */
export interface TurnProps {
  readonly stateMachineArn: string;
  readonly quietPeriod: Duration;
  readonly failures: FailurePath;
}

/**
 * Lets one execution at a time go on, and of those that wait only the newest: it will read all that the others would have read.
 * An execution looks only after the quiet period, by when the list, which is eventually consistent, shows every earlier one.
 */
export function waitForTurn(scope: Construct, { stateMachineArn, quietPeriod, failures }: TurnProps): sfn.Chain {
  const list = listExecutions(scope, stateMachineArn);
  failures.catch(list, 'finding out whether another run is under way');
  const begin = sfn.Pass.jsonata(scope, 'Begin', { comment: 'Nothing is spent yet, and there is nothing to note', assign: { dpuSeconds: 0, notes: [] } });
  const waitForQuiet = sfn.Wait.jsonata(scope, 'WaitForQuiet', {
    comment: 'Files that come together start one run',
    time: sfn.WaitTime.duration(quietPeriod),
  });
  const superseded = sfn.Succeed.jsonata(scope, 'Superseded', {
    comment: 'A newer execution waits, and will do what this one would have done',
    outputs: { outcome: 'superseded' },
  });
  const waitForOlder = sfn.Wait.jsonata(scope, 'WaitForOlder', { time: sfn.WaitTime.duration(TURN_INTERVAL) });
  const isMyTurn = sfn.Choice.jsonata(scope, 'IsMyTurn')
    .when(sfn.Condition.jsonata(expression('$newer > 0')), superseded)
    .when(sfn.Condition.jsonata(expression('$older > 0')), waitForOlder.next(list));
  sfn.Chain.start(begin).next(waitForQuiet).next(list).next(isMyTurn);
  return sfn.Chain.custom(begin, isMyTurn.afterwards({ includeOtherwise: true }).endStates, isMyTurn);
}

function listExecutions(scope: Construct, stateMachineArn: string): tasks.CallAwsService {
  return tasks.CallAwsService.jsonata(scope, 'ListExecutions', {
    service: 'sfn',
    action: 'listExecutions',
    iamAction: 'states:ListExecutions',
    iamResources: [stateMachineArn],
    parameters: { StateMachineArn: expression('$states.context.StateMachine.Id'), StatusFilter: 'RUNNING', MaxResults: LISTED },
    assign: { newer: expression(countNewer()), older: expression(countOlder()) },
    outputs: {},
  });
}

/** Executions are in the order of their starts, and then of their ARNs, so that every one of them finds the same order. */
const ORDER = [
  '$me := $states.context.Execution.Id;',
  '$all := $states.result.Executions;',
  '$listed := $all[ExecutionArn = $me].StartDate;',
  '$mine := $toMillis($exists($listed) ? $listed : $states.context.Execution.StartTime);',
  '$newer := $all[ExecutionArn != $me and ($toMillis(StartDate) > $mine or ($toMillis(StartDate) = $mine and ExecutionArn > $me))];',
];

function countNewer(): string {
  return ['(', ...ORDER, '$count($newer)', ')'].join(' ');
}

function countOlder(): string {
  return ['(', ...ORDER, '$count($all[ExecutionArn != $me]) - $count($newer)', ')'].join(' ');
}
