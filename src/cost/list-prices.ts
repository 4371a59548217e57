import type { PipelinePrices } from './pipeline-prices';

/** List prices of us-east-1, as they stood in October 2026. The latest change among them was that of readers, on 2025-05-01. */
const LIST_PRICES = {
  dpuHour: 0.44,
  flexDpuHour: 0.29,
  terabyteScanned: 5,
  gigabyteMonth: 0.023,
  keyMonth: 1,
  alarmMonth: 0.1,
  metricMonth: 0.3,
  dashboardMonth: 3,
  readerMonth: 3,
  authorMonth: 24,
};

/** The prices that are given, and list prices for the others. */
export function resolvePrices(prices: PipelinePrices): Required<PipelinePrices> {
  const given = Object.fromEntries(Object.entries(prices).filter(([, price]) => price !== undefined));
  const origin = Object.keys(given).length === 0 ? 'list prices of us-east-1 as of 2026-10-01' : 'prices as given';
  return { ...LIST_PRICES, origin, ...given };
}
