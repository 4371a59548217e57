import type { GlueMembers, GlueNodeModel } from './node-json';
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
