import { onlyInput, type CallContext, type Draft } from './call-context';
import { enumMember, optionalText, recordOf, text, textOf } from './call-members';
import { Member, type Props, type Value } from './call-values';

const STOPS: Readonly<Record<string, string>> = { Immediate: 'IMMEDIATE', AfterDataLoad: 'AFTER_DATA_LOAD' };

/** Properties of the publishing, by the API's names of them. */
const PUBLISHING: Readonly<Record<string, string>> = {
  EvaluationContext: 'evaluationContext',
  ResultsS3Prefix: 'resultsS3Prefix',
  CloudWatchMetricsEnabled: 'cloudWatchMetricsEnabled',
  ResultsPublishingEnabled: 'resultsPublishingEnabled',
};

export function evaluateDataQuality(context: CallContext): Draft {
  const { node } = context;
  const isResults = optionalText(node, 'Output') === 'EvaluationResults';
  return {
    className: 'EvaluateDataQuality',
    props: {
      input: onlyInput(context),
      ruleset: text(node, 'Ruleset'),
      ...(isResults && { output: new Member('DataQualityOutput', 'EVALUATION_RESULTS') }),
      ...stop(node.members.StopJobOnFailureOptions),
      ...publishing(node.members.PublishingOptions),
    },
  };
}

function stop(options: unknown): Props {
  if (options === undefined) return {};
  const { StopJobOnFailureTiming: timing } = recordOf(options, 'StopJobOnFailureOptions');
  return timing === undefined ? {} : { stop: enumMember('DataQualityStop', STOPS, textOf(timing, 'StopJobOnFailureOptions'), 'StopJobOnFailureOptions') };
}

function publishing(options: unknown): Props {
  if (options === undefined) return {};
  const known = Object.entries(recordOf(options, 'PublishingOptions')).filter(([name]) => Object.hasOwn(PUBLISHING, name));
  return { publishing: Object.fromEntries(known.map(([name, value]) => [PUBLISHING[name], value as Value])) };
}
