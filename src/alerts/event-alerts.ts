import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { IGraphJob } from '../graph-job';
import { grantPublishToTopic, serviceRole } from '../private/permissions';
import { roleHere } from '../private/role-here';

/** Which topic is told, and by whom. */
export interface AlertTeller {
  readonly topic: sns.ITopic;
  /** Role by which EventBridge publishes; a new one when it is not given. */
  readonly role?: iam.IRole;
}

/** Which events a topic is told of, and how. */
export interface EventAlert extends AlertTeller {
  readonly description: string;
  readonly eventPattern: events.EventPattern;
  /** What happened; the detail of the event is told with it. */
  readonly message: string;
}

/**
 * A rule that tells a topic of events, by a role: a topic policy for EventBridge could not be limited to this account.
 *
 * The detail of the event is told as it is, an object: EventBridge escapes no text that it takes out of an event, and sends nothing where
 * a quote or a line break in it makes what is sent no JSON.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
 */
export function tellTopic(scope: Construct, id: string, { topic, role: given, description, eventPattern, message }: EventAlert): events.Rule {
  const role = roleHere(scope, given) ?? serviceRole(scope, `${id}Role`, 'events.amazonaws.com', description);
  grantPublishToTopic(role, topic);
  const told = events.RuleTargetInput.fromObject({ alert: message, detail: events.EventField.fromPath('$.detail') });
  return new events.Rule(scope, id, {
    description,
    eventPattern,
    targets: [new targets.SnsTopic(topic, { role, message: told })],
  });
}

/** Tells a topic of Glue jobs that failed or timed out. https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html */
export function jobFailures(scope: Construct, teller: AlertTeller, jobs: IGraphJob[]): events.Rule {
  return tellTopic(scope, 'JobFailedEvent', {
    ...teller,
    description: 'Tells when a Glue job failed or timed out',
    eventPattern: {
      source: ['aws.glue'],
      detailType: ['Glue Job State Change'],
      detail: { jobName: jobs.map(({ jobName }) => jobName), state: ['FAILED', 'TIMEOUT'] },
    },
    message: 'A Glue job failed or timed out: detail.jobName says which, and detail.message why.',
  });
}

/** Tells a topic of a crawler that failed. */
export function crawlerFailures(scope: Construct, teller: AlertTeller, crawler: glue.CfnCrawler): events.Rule {
  return tellTopic(scope, 'CrawlerFailedEvent', {
    ...teller,
    description: 'Tells when a crawler failed',
    eventPattern: {
      source: ['aws.glue'],
      detailType: ['Glue Crawler State Change'],
      detail: { crawlerName: [crawler.ref], state: ['Failed'] },
    },
    message: 'A crawler failed: detail.crawlerName says which, and detail.errorMessage why.',
  });
}

/** How often a rule was met. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
export function metricTriggered(rule: events.Rule, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Events',
    metricName: 'TriggeredRules',
    dimensionsMap: { RuleName: rule.ruleName },
    statistic: cloudwatch.Stats.SUM,
    ...options,
  });
}
