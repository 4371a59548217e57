import { LIMITED, unless, type GlueMembers, type GlueNodeModel } from './node-json';
import type { EvaluateDataQualityNode, ManifestDataQualityPublishing } from '../../manifest/schema';

export function evaluateDataQuality(node: EvaluateDataQualityNode): GlueNodeModel {
  return {
    nodeType: 'EvaluateDataQuality',
    members: {
      Ruleset: node.ruleset,
      Output: node.output,
      ...(node.publishing && { PublishingOptions: publishing(node.publishing) }),
      ...(node.stop && { StopJobOnFailureOptions: { StopJobOnFailureTiming: node.stop } }),
    },
    withoutWords: unless(LIMITED.test(node.publishing?.evaluationContext ?? ''), 'PublishingOptions',
      `an evaluation context is letters, digits, '_' and '-', got: ${JSON.stringify(node.publishing?.evaluationContext)}`),
  };
}

function publishing(options: ManifestDataQualityPublishing): GlueMembers {
  const { evaluationContext, resultsS3Prefix, cloudWatchMetricsEnabled, resultsPublishingEnabled } = options;
  return {
    ...(evaluationContext !== undefined && { EvaluationContext: evaluationContext }),
    ...(resultsS3Prefix !== undefined && { ResultsS3Prefix: resultsS3Prefix }),
    ...(cloudWatchMetricsEnabled !== undefined && { CloudWatchMetricsEnabled: cloudWatchMetricsEnabled }),
    ...(resultsPublishingEnabled !== undefined && { ResultsPublishingEnabled: resultsPublishingEnabled }),
  };
}
