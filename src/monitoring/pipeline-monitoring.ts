import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarmsOf } from './alarms';
import { AlertTopic } from '../alerts';
import { createDashboard } from './dashboard';
import { monitoringProblems } from './monitoring-problems';
import { PipelineAlarm, PipelineMonitoringProps } from './pipeline-monitoring-props';
import { crawlerFailures, jobFailures } from '../alerts/event-alerts';
import { allowServiceToPublish } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';

/**
 * Watches a pipeline: alarms, a topic that is told of them, and a dashboard.
 *
 * A job or a crawler that fails is seen by its event, since one that dies early leaves no metric; the event is what is told, with
 * its reason, and its alarm only shows that it came. Every other alarm tells the topic itself.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class PipelineMonitoring extends Construct {
  /** The topic that is told. */
  public readonly alertTopic: sns.ITopic;
  /** The alarms. */
  public readonly alarms: cloudwatch.Alarm[];
  /** The dashboard, unless it is switched off. */
  public readonly dashboard?: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: PipelineMonitoringProps) {
    super(scope, id);
    const problems = monitoringProblems(props);
    if (problems.length > 0) throw new PipelineError('The monitoring cannot work', problems);
    this.alertTopic = this.chooseTopic(props);
    const isOn = (alarm: PipelineAlarm) => !props.withoutAlarms?.includes(alarm);
    const jobs = props.jobs ?? [];
    const teller = { topic: this.alertTopic, role: props.eventsRole };
    const events = {
      jobs: jobs.length > 0 && isOn(PipelineAlarm.JOB_FAILED) ? jobFailures(this, teller, jobs) : undefined,
      crawler: props.crawler && isOn(PipelineAlarm.CRAWLER_FAILED) ? crawlerFailures(this, teller, props.crawler) : undefined,
    };
    const action = new actions.SnsAction(this.alertTopic);
    this.alarms = alarmsOf(props, events).filter(({ kind }) => isOn(kind)).map(({ kind, isTold, ...alarm }) => {
      const created = new cloudwatch.Alarm(this, kind, alarm);
      if (!isTold) {
        created.addAlarmAction(action);
        created.addOkAction(action);
      }
      return created;
    });
    if (props.dashboard ?? true) this.dashboard = createDashboard(this, props, this.alarms);
  }

  private chooseTopic({ alertTopic, workflow, alertEmails }: PipelineMonitoringProps): sns.ITopic {
    const topic = alertTopic ?? workflow?.alertTopic ?? new AlertTopic(this, 'Alerts').topic;
    if (!(topic.node.scope instanceof AlertTopic)) allowServiceToPublish(topic, 'cloudwatch.amazonaws.com');
    // A topic can be one for several pipelines, and has an address once.
    const missing = alertEmails?.filter((email) => !topic.node.tryFindChild(email));
    missing?.forEach((email) => topic.addSubscription(new subscriptions.EmailSubscription(email)));
    return topic;
  }
}
