import { Token } from 'aws-cdk-lib';
import type { CfnRefreshSchedule } from 'aws-cdk-lib/aws-quicksight';

/** What of a data set a refresh loads. */
export enum RefreshType {
  /** All rows. */
  FULL = 'FULL_REFRESH',
  /** The rows of the window of the incremental refresh. */
  INCREMENTAL = 'INCREMENTAL_REFRESH',
}

/** A day of the week. */
export enum RefreshDay {
  /** Monday. */
  MONDAY = 'MONDAY',
  /** Tuesday. */
  TUESDAY = 'TUESDAY',
  /** Wednesday. */
  WEDNESDAY = 'WEDNESDAY',
  /** Thursday. */
  THURSDAY = 'THURSDAY',
  /** Friday. */
  FRIDAY = 'FRIDAY',
  /** Saturday. */
  SATURDAY = 'SATURDAY',
  /** Sunday. */
  SUNDAY = 'SUNDAY',
}

/** What every schedule has. */
export interface RefreshOptions {
  /**
   * What is loaded.
   *
   * @default RefreshType.FULL
   */
  readonly type?: RefreshType;
}

/** What a schedule has that is not hourly. */
export interface RefreshTimeOptions extends RefreshOptions {
  /**
   * The time of the day, as `HH:MM`.
   *
   * @default '00:00'
   */
  readonly timeOfDay?: string;

  /**
   * The time zone of it, e.g. `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;
}

/** When QuickSight loads a data set into SPICE by itself, besides the refresh that a workflow starts. */
export class RefreshSchedule {
  /** Every 15 minutes: only of the window of an incremental refresh. */
  public static every15Minutes(): RefreshSchedule {
    return new RefreshSchedule('MINUTE15', { type: RefreshType.INCREMENTAL });
  }

  /** Every 30 minutes: only of the window of an incremental refresh. */
  public static every30Minutes(): RefreshSchedule {
    return new RefreshSchedule('MINUTE30', { type: RefreshType.INCREMENTAL });
  }

  /** Every hour. */
  public static hourly(options: RefreshOptions = {}): RefreshSchedule {
    return new RefreshSchedule('HOURLY', options);
  }

  /** Every day. */
  public static daily(options: RefreshTimeOptions = {}): RefreshSchedule {
    return new RefreshSchedule('DAILY', withTime(options));
  }

  /** On a day of every week. */
  public static weekly(day: RefreshDay, options: RefreshTimeOptions = {}): RefreshSchedule {
    return new RefreshSchedule('WEEKLY', withTime(options), { dayOfWeek: day });
  }

  /**
   * On a day of every month.
   *
   * @param dayOfMonth 1 to 28
   */
  public static monthly(dayOfMonth: number, options: RefreshTimeOptions = {}): RefreshSchedule {
    return new RefreshSchedule('MONTHLY', withTime(options), { dayOfMonth: String(dayOfMonth) });
  }

  /** On the last day of every month. */
  public static atMonthEnd(options: RefreshTimeOptions = {}): RefreshSchedule {
    return new RefreshSchedule('MONTHLY', withTime(options), { dayOfMonth: 'LAST_DAY_OF_MONTH' });
  }

  private constructor(
    private readonly interval: string,
    private readonly options: RefreshTimeOptions,
    private readonly day?: CfnRefreshSchedule.RefreshOnDayProperty,
  ) {}

  /** @internal */
  public get _type(): RefreshType {
    return this.options.type ?? RefreshType.FULL;
  }

  /** @internal */
  public get _problems(): string[] {
    const { timeOfDay, timeZone } = this.options;
    const dayOfMonth = this.day?.dayOfMonth;
    return [
      ...(timeOfDay !== undefined && !Token.isUnresolved(timeOfDay) && !/^([01]\d|2[0-3]):[0-5]\d$/.test(timeOfDay) ? [`timeOfDay is HH:MM, got: '${timeOfDay}'`] : []),
      ...(timeZone !== undefined && !Token.isUnresolved(timeZone) && !isTimeZone(timeZone) ? [`timeZone is the name of a time zone, such as Europe/Berlin, got: '${timeZone}'`] : []),
      ...(dayOfMonth === undefined || /^(LAST_DAY_OF_MONTH|[1-9]|1\d|2[0-8])$/.test(dayOfMonth)
        ? [] : [`dayOfMonth is a whole number from 1 to 28, got: ${dayOfMonth}; the last day of a month is atMonthEnd`]),
    ];
  }

  /** @internal */
  public _toProperty(scheduleId: string): CfnRefreshSchedule.RefreshScheduleMapProperty {
    const { interval, day, options: { timeOfDay, timeZone } } = this;
    return {
      scheduleId,
      refreshType: this._type,
      scheduleFrequency: { interval, timeOfTheDay: timeOfDay, timeZone, refreshOnDay: day },
    };
  }
}

function withTime(options: RefreshTimeOptions): RefreshTimeOptions {
  return { timeOfDay: '00:00', timeZone: 'UTC', ...options };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
