import { Token } from 'aws-cdk-lib';
import type { PipelinePrices } from './pipeline-prices';
import type { PipelineUsage } from './pipeline-usage';

/** All that is wrong with a usage and with prices. */
export function costProblems(usage: PipelineUsage, prices: PipelinePrices): string[] {
  return [...usageProblems(usage), ...priceProblems(prices)];
}

function usageProblems({ glue, ...usage }: PipelineUsage): string[] {
  const { runsPerMonth, queriesPerMonth, keys, alarmMetrics, customMetrics, dashboards, readers, authors } = usage;
  return [
    ...glue.flatMap(({ name, dpus }) => notNegative(`dpus of ${name}`, dpus)),
    ...notNegative('runsPerMonth', runsPerMonth),
    ...notNegative('queriesPerMonth', queriesPerMonth),
    ...notNegative('keys', keys),
    ...notNegative('alarmMetrics', alarmMetrics),
    ...notNegative('customMetrics', customMetrics),
    ...notNegative('dashboards', dashboards),
    ...notNegative('readers', readers),
    ...notNegative('authors', authors),
  ];
}

function priceProblems({ origin, ...prices }: PipelinePrices): string[] {
  return Object.entries(prices).flatMap(([name, price]) => notNegative(`price ${name}`, price));
}

function notNegative(prop: string, value: number | undefined): string[] {
  if (value === undefined || (!Token.isUnresolved(value) && Number.isFinite(value) && value >= 0)) return [];
  return [`${prop} is a number from 0 on that is known at synthesis, got: ${value}`];
}
