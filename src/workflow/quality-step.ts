import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { FailurePath } from './failure-path';
import { GatedTable, gatedTable } from './gated-table';
import { expression } from './jsonata';
import type { QualityGate } from './pipeline-workflow-props';
import { enumerated } from '../private/lists';
import { numbered } from '../private/names';
import {
  grantPublishMetrics, grantReadTables, grantRunRuleset, grantSparkCatalog, grantWriteGlueLogs, rulesetArn, serviceRole,
} from '../private/permissions';
import { roleHere } from '../private/role-here';
import { grantReadPaths } from '../storage/bucket-permissions';

const POLL_INTERVAL = Duration.seconds(30);

/** G.1X workers of an evaluation: the least. Glue would take 5. */
const WORKERS = 2;

/** Where Glue publishes how many rules hold. https://docs.aws.amazon.com/glue/latest/dg/data-quality-alerts.html */
const QUALITY_NAMESPACE = 'Glue Data Quality';

/** Minutes after which an evaluation is given up. Glue would wait for two days. */
const TIMEOUT_MINUTES = 30;

/** Stands for a number of rows that is not known. */
export const UNKNOWN_ROWS = '-1';

/**
 * The rows of the table, where a rule counts them: what Glue has counted for it is among the metrics of the rule.
 * https://docs.aws.amazon.com/glue/latest/webapi/API_DataQualityRuleResult.html
 */
const COUNTED_ROWS = [
  '(',
  // A rule with a condition counts some of the rows.
  '$of := $states.result.Results.RuleResults[$contains(Description, /^RowCount [<>=]/) and $not($contains(Description, " where "))];',
  '$counted := $of.EvaluatedMetrics.$lookup($, "Dataset.*.RowCount");',
  `$exists($counted) ? $counted[0] : ${UNKNOWN_ROWS}`,
  ')',
];

/** The variable that has the rows of the table of a gate. */
export function rowsOf(gate: number): string {
  return gate === 0 ? 'tableRows' : `tableRows${gate + 1}`;
}

/** The role that Glue evaluates rulesets as. */
export function createQualityRole(scope: Construct, gates: readonly QualityGate[], given?: iam.IRole): iam.IRole {
  const tables = gates.map(gatedTable);
  const names = tables.map(({ tableName }) => tableName);
  const role = roleHere(scope, given)
    ?? serviceRole(scope, 'QualityRole', 'glue.amazonaws.com', `Evaluates the rules of the ${names.length === 1 ? 'table' : 'tables'} ${enumerated(names)}`);
  for (const { location } of tables) grantReadPaths(role, location, '');
  const databases = [...new Set(tables.map(({ databaseName }) => databaseName))];
  for (const database of databases) {
    grantReadTables(role, scope, database, tables.filter(({ databaseName }) => databaseName === database).map(({ tableName }) => tableName));
  }
  grantSparkCatalog(role, scope, databases);
  for (const { ruleset } of gates) grantRunRuleset(role, scope, ruleset.rulesetName);
  grantPublishMetrics(role, QUALITY_NAMESPACE);
  grantWriteGlueLogs(role, scope, '/aws-glue/');
  return role;
}

/** A quality gate, and how many come before it: its states have names of their own. */
export interface QualityStep {
  readonly gate: QualityGate;
  readonly index: number;
  readonly role: iam.IRole;
}

/** Evaluates a ruleset on its table, and goes on when every rule holds. */
export function checkQuality(scope: Construct, { gate, index, role }: QualityStep, failures: FailurePath): sfn.Chain {
  const table = gatedTable(gate);
  const named = (state: string) => numbered(state, index);
  const step = `checking the data quality rules of the table ${table.tableName}`;
  const start = startEvaluation(scope, named('StartEvaluation'), gate, table, role);
  failures.catch(start, step);
  const wait = sfn.Wait.jsonata(scope, named('WaitForEvaluation'), { time: sfn.WaitTime.duration(POLL_INTERVAL) });
  const get = getEvaluation(scope, named('GetEvaluation'));
  failures.catch(get, step);
  const results = getResults(scope, named('GetEvaluationResults'), gate, rowsOf(index));
  failures.catch(results, step);

  const notEvaluated = failures.fail(named('QualityNotEvaluated'), {
    step,
    error: '"QualityNotEvaluated"',
    cause: '"the evaluation ended as " & $evaluation.status & ": " & $evaluation.message',
  });
  const hasEnded = sfn.Choice.jsonata(scope, named('HasEvaluationEnded'))
    .when(sfn.Condition.jsonata(expression('$evaluation.status in ["STARTING", "RUNNING", "STOPPING"]')), wait)
    .when(sfn.Condition.jsonata(expression('$evaluation.status != "SUCCEEDED"')), notEvaluated)
    .otherwise(results);
  const failed = failures.fail(named('QualityFailed'), {
    step,
    error: '"QualityRulesFailed"',
    cause: '$string($count($failedRules)) & " of " & $string($rules) & " rules do not hold: " & $join($failedRules, "; ")',
  });
  const withoutRules = failures.fail(named('QualityWithoutResult'), {
    step,
    error: '"QualityNotEvaluated"',
    cause: '"the evaluation " & $evaluation.id & " has no result"',
  });
  const holds = sfn.Choice.jsonata(scope, named('DoesQualityHold'))
    .when(sfn.Condition.jsonata(expression('$rules = 0')), withoutRules)
    .when(sfn.Condition.jsonata(expression('$count($failedRules) > 0')), failed);
  start.next(wait).next(get).next(hasEnded);
  results.next(holds);
  return sfn.Chain.custom(start, holds.afterwards({ includeOtherwise: true }).endStates, holds);
}

function startEvaluation(scope: Construct, id: string, { ruleset }: QualityGate, table: GatedTable, role: iam.IRole): tasks.CallAwsService {
  return tasks.CallAwsService.jsonata(scope, id, {
    service: 'glue',
    action: 'startDataQualityRulesetEvaluationRun',
    iamAction: 'glue:StartDataQualityRulesetEvaluationRun',
    iamResources: [rulesetArn(scope, ruleset.rulesetName)],
    additionalIamStatements: [new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } },
    })],
    parameters: {
      DataSource: { GlueTable: { DatabaseName: table.databaseName, TableName: table.tableName } },
      RulesetNames: [ruleset.rulesetName],
      Role: role.roleArn,
      NumberOfWorkers: WORKERS,
      Timeout: TIMEOUT_MINUTES,
    },
    assign: { evaluation: { id: expression('$states.result.RunId') } },
    outputs: {},
  });
}

function getEvaluation(scope: Construct, id: string): tasks.CallAwsService {
  return tasks.CallAwsService.jsonata(scope, id, {
    service: 'glue',
    action: 'getDataQualityRulesetEvaluationRun',
    iamAction: 'glue:GetDataQualityRulesetEvaluationRun',
    // Glue checks runs against all rulesets. https://docs.aws.amazon.com/glue/latest/dg/data-quality-authorization.html
    iamResources: [rulesetArn(scope, '*')],
    parameters: { RunId: expression('$evaluation.id') },
    assign: {
      evaluation: {
        id: expression('$evaluation.id'),
        status: expression('$states.result.Status'),
        message: expression('$exists($states.result.ErrorString) ? $states.result.ErrorString : "Glue gave no message"'),
        results: expression('[$states.result.ResultIds]'),
      },
    },
    outputs: {},
  });
}

function getResults(scope: Construct, id: string, { ruleset }: QualityGate, rows: string): tasks.CallAwsService {
  return tasks.CallAwsService.jsonata(scope, id, {
    service: 'glue',
    action: 'batchGetDataQualityResult',
    // The right to read one result is that to read several. https://docs.aws.amazon.com/glue/latest/dg/data-quality-authorization.html
    iamAction: 'glue:GetDataQualityResult',
    iamResources: [rulesetArn(scope, ruleset.rulesetName)],
    parameters: { ResultIds: expression('$evaluation.results') },
    assign: {
      rules: expression('$count($states.result.Results.RuleResults)'),
      [rows]: expression(...COUNTED_ROWS),
      // A rule that could not be evaluated does not hold either.
      failedRules: expression('[$states.result.Results.RuleResults[Result != "PASS"].$join([Name, Description, EvaluationMessage], ": ")]'),
    },
    outputs: {},
  });
}
