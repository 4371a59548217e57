import type * as events from 'aws-cdk-lib/aws-events';

const MINUTES_PER_DAY = 24 * 60;
const UNIT_MINUTES: Record<string, number> = { minute: 1, hour: 60, day: MINUTES_PER_DAY };

/**
 * How often a schedule starts something on the day on which it does so most often; nothing when that is known at deployment only.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function mostRunsPerDay({ expressionString }: events.Schedule): number | undefined {
  const [, amount, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expressionString) ?? [];
  if (amount !== undefined) return Math.ceil(MINUTES_PER_DAY / (Number(amount) * UNIT_MINUTES[unit]));
  const [, minutes, hours] = /^cron\((\S+) (\S+) \S+ \S+ \S+ \S+\)$/.exec(expressionString) ?? [];
  const times = [timesOf(minutes, 60), timesOf(hours, 24)];
  return times.every((count) => count !== undefined) ? times.reduce((product, count) => product * count) : undefined;
}

/** How many of the values from 0 on a field of a cron expression names: `*`, `5`, `1-5`, `0/15`, and several of them. */
function timesOf(field: string | undefined, values: number): number | undefined {
  const named = new Set<number>();
  for (const part of field?.split(',') ?? ['']) {
    const [, range, from, to, step] = /^(\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (range === undefined) return undefined;
    const [start, end] = range === '*' ? [0, values - 1] : [Number(from), Number(to ?? (step === undefined ? from : values - 1))];
    for (let value = start; value <= end; value += Number(step ?? 1) || values) named.add(value);
  }
  return named.size;
}
