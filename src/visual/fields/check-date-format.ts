import type { Check } from '../check';
import type { DateFormat } from './date-format';
import { Granularity } from './granularity';
import { ResolvedField, isDate } from '../data-set/resolved-field';

/** What a pattern has to say so that it tells periods apart. */
const NEEDED: Record<Granularity, RegExp> = {
  [Granularity.YEAR]: /Y/,
  [Granularity.QUARTER]: /M/,
  [Granularity.MONTH]: /M/,
  [Granularity.WEEK]: /D/,
  [Granularity.DAY]: /D/,
};

/** Reports a date format of what is no date, and one that writes two periods alike. */
export function checkDateFormat(check: Check, { name, dataType }: ResolvedField, dateFormat: DateFormat, granularity: Granularity): void {
  if (!isDate(dataType)) {
    check.error('dateFormatOfNoDate', `a date format is of dates, got: ${dateFormat} of '${name}' of type ${dataType}; leave it out`);
  } else if (!NEEDED[granularity].test(dateFormat)) {
    check.error('dateFormatTooCoarse',
      `its date format writes different ${granularity}s alike, got: ${dateFormat} of '${name}'; take one that has the ${granularity}, or a longer granularity`);
  }
}
