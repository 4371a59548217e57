import { Duration } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { FailurePath } from './failure-path';
import { expression } from './jsonata';
import { crawlerArn } from '../private/permissions';

const POLL_INTERVAL = Duration.seconds(30);

/**
 * Starts a crawler, and looks after it until it has ended: Step Functions cannot wait for one by itself. A crawl that was under
 * way already may have passed what the jobs wrote, so it is waited for, and another one started.
 */
export function runCrawler(scope: Construct, crawler: glue.CfnCrawler, failures: FailurePath): sfn.Chain {
  const step = 'bringing the catalog up to date by its crawler';
  const start = callCrawler(scope, 'StartCrawler', 'startCrawler', crawler);
  const waitForOther = sfn.Wait.jsonata(scope, 'WaitForOtherCrawl', { time: sfn.WaitTime.duration(POLL_INTERVAL) });
  start.addCatch(waitForOther, { errors: ['Glue.CrawlerRunningException'] });
  failures.catch(start, step);

  const wait = sfn.Wait.jsonata(scope, 'WaitForCrawler', { time: sfn.WaitTime.duration(POLL_INTERVAL) });
  const get = callCrawler(scope, 'GetCrawler', 'getCrawler', crawler, {
    state: expression('$states.result.Crawler.State'),
    crawl: expression('$exists($states.result.Crawler.LastCrawl) ? $states.result.Crawler.LastCrawl : {}'),
  });
  failures.catch(get, step);
  const failed = failures.fail('CrawlerFailed', {
    step,
    error: '"CrawlFailed"',
    cause: '"the crawl ended as " & ($exists($crawl.Status) ? $crawl.Status : "unknown") & ": " '
      + '& ($exists($crawl.ErrorMessage) ? $crawl.ErrorMessage : "the crawler gave no message")',
  });
  const hasEnded = sfn.Choice.jsonata(scope, 'HasCrawlerEnded')
    .when(sfn.Condition.jsonata(expression('$state != "READY"')), wait)
    .when(sfn.Condition.jsonata(expression('$not($exists($crawl.Status)) or $crawl.Status != "SUCCEEDED"')), failed);
  waitForOther.next(start);
  start.next(wait).next(get).next(hasEnded);
  return sfn.Chain.custom(start, hasEnded.afterwards({ includeOtherwise: true }).endStates, hasEnded);
}

function callCrawler(scope: Construct, id: string, action: string, crawler: glue.CfnCrawler, assign?: Record<string, string>): tasks.CallAwsService {
  return tasks.CallAwsService.jsonata(scope, id, {
    service: 'glue',
    action,
    iamAction: `glue:${action[0].toUpperCase()}${action.slice(1)}`,
    iamResources: [crawlerArn(scope, crawler.ref)],
    parameters: { Name: crawler.ref },
    assign,
    outputs: {},
  });
}
