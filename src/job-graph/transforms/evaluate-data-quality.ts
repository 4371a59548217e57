import { TransformProps } from './field-transforms';
import type { EvaluateDataQualityNode } from '../../manifest/schema';
import type { QualityRule } from '../../quality/quality-rule';
import { RulesetModel, rulesetOf } from '../../quality/ruleset';
import { Field } from '../../schema/field';
import { Schema } from '../../schema/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';

/** What an EvaluateDataQuality gives. */
export enum DataQualityOutput {
  /** Its input, as it is. */
  PRIMARY_INPUT = 'PrimaryInput',
  /** A row for each rule: the rule, its outcome, and why it failed. Only Glue gives it. */
  EVALUATION_RESULTS = 'EvaluationResults',
}

/** When a rule that does not hold ends the job. */
export enum DataQualityStop {
  /** Before anything is written. */
  IMMEDIATE = 'Immediate',
  /** After the rows are written. */
  AFTER_DATA_LOAD = 'AfterDataLoad',
}

/** Where Glue publishes the outcomes of the rules. */
export interface DataQualityPublishing {
  /**
   * Name of the evaluation in the data quality tab of the job.
   *
   * @default - the name that Glue gives it
   */
  readonly evaluationContext?: string;
  /**
   * Where in S3 the outcomes are written: `s3://bucket/prefix`.
   *
   * @default - nowhere
   */
  readonly resultsS3Prefix?: string;
  /**
   * Whether metrics of the outcomes are published to CloudWatch.
   *
   * @default - as Glue does by itself
   */
  readonly cloudWatchMetricsEnabled?: boolean;
  /**
   * Whether the outcomes are shown in the data quality tab of the job.
   *
   * @default - as Glue does by itself
   */
  readonly resultsPublishingEnabled?: boolean;
}

/** Properties of an EvaluateDataQuality: exactly one of `rules` and `ruleset`. */
export interface EvaluateDataQualityProps extends TransformProps {
  /**
   * What must hold of the rows.
   *
   * @default - what `ruleset` says
   */
  readonly rules?: QualityRule[];
  /**
   * What must hold of the rows, in the Data Quality Definition Language: `Rules = [ ... ]`. Rules that `QualityRule` has are
   * checked everywhere, others by Glue alone.
   *
   * @default - what `rules` say
   */
  readonly ruleset?: string;
  /**
   * What it gives.
   *
   * @default DataQualityOutput.PRIMARY_INPUT
   */
  readonly output?: DataQualityOutput;
  /**
   * When a rule that does not hold ends the job.
   *
   * @default - the job goes on
   */
  readonly stop?: DataQualityStop;
  /**
   * Where Glue publishes the outcomes.
   *
   * @default - where Glue does by itself
   */
  readonly publishing?: DataQualityPublishing;
}

/**
 * Checks rules, and gives its input as it is.
 * https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-visual-job-api.html#aws-glue-api-visual-job-api-EvaluateDataQuality
 */
export class EvaluateDataQuality extends JobNode {
  private readonly _rules: RulesetModel;
  private readonly _output: DataQualityOutput;

  constructor(graph: JobGraph, name: string, private readonly props: EvaluateDataQualityProps) {
    const output = props.output ?? DataQualityOutput.PRIMARY_INPUT;
    super(graph, name, [props.input], output === DataQualityOutput.PRIMARY_INPUT ? props.input.schema : OUTCOMES, props);
    this._output = output;
    const check = new NodeCheck(graph, name);
    this._rules = checkRules(check, props);
    const prefix = props.publishing?.resultsS3Prefix;
    if (prefix !== undefined && !/^s3:\/\/[^/]+/.test(prefix)) check.error('invalidPublishing', `resultsS3Prefix is s3://bucket/prefix, got: '${prefix}'`);
  }

  /** @internal */
  public get _keepsRows(): boolean {
    return this._output === DataQualityOutput.PRIMARY_INPUT;
  }

  /** @internal */
  public _toManifest(): EvaluateDataQualityNode {
    const { stop, publishing } = this.props;
    const { ruleset, rules, onlyInGlue } = this._rules;
    return {
      type: 'EvaluateDataQuality',
      ...this._base(),
      ruleset,
      rules,
      onlyInGlue,
      output: this._output,
      ...(stop !== undefined && { stop }),
      ...(publishing !== undefined && { publishing }),
    };
  }
}

/** What is known of the outcomes; which other columns there are depends on the version of Glue. */
const OUTCOMES = Schema.incomplete(Field.text('Rule'), Field.text('Outcome'), Field.text('FailureReason'));

function checkRules(check: NodeCheck, { input, rules, ruleset }: EvaluateDataQualityProps): RulesetModel {
  if ((rules === undefined) === (ruleset === undefined)) {
    check.error('rulesetCount', `it takes rules or a ruleset, got: ${rules === undefined ? 'neither' : 'both'}`);
  }
  const model = rulesetOf(ruleset ?? rules ?? [], input.schema);
  // Of no rules at all nothing more need be said.
  if (rules !== undefined || ruleset !== undefined) model.invalid.forEach((problem) => check.error('invalidRuleset', problem));
  model.wrongRules.forEach((problem) => check.error('invalidRule', problem));
  return model;
}
