import { dayOfMoment, timeOfMoment, wallText } from './domain/dates/moment';

/** Time as services see it: one UTC moment and one local civil date, both replaceable in tests. */
export interface Clock {
  /** UTC moment, ISO 8601 with milliseconds. */
  now(): string;
  /** The civil date on the office's wall: 'YYYY-MM-DD' in China Standard Time, whatever zone the PC is set to. */
  today(): string;
}

/** The civil date in China of a UTC moment. */
export function chinaDay(moment: string): string {
  return dayOfMoment(Date.parse(moment));
}

/** 'HH:MM' in China of a UTC moment. */
export function chinaTimeOfDay(moment: string): string {
  return timeOfMoment(Date.parse(moment));
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => dayOfMoment(Date.now()),
};

/** A clock that stands still, for tests and for `--as-of`. */
export function fixedClock(today: string, now = `${today}T01:00:00.000Z`): Clock {
  return { now: () => now, today: () => today };
}

/** What a database knows of time by itself. */
export interface KeptTime {
  /** The last moment that was written; null where nothing has been. */
  readonly moment: string | null;
  /** The civil day that the desk had come to; null before its first. */
  readonly day: string | null;
  /** By how many milliseconds the moments run ahead of the day's time, because people said that they were wrong. */
  readonly aheadMs: number;
}

/** The PC's clock beside the last record: days where these differ, else with hours and minutes (China Standard Time). */
export interface ClockBehind {
  readonly pc: string;
  readonly last: string;
}

/** PCs that take over one file from each other differ by minutes; that is nobody's concern. */
const TOLERANCE_MS = 3_600_000;

/**
 * The clock of one database: the PC's, but never before what the database has already written.
 *
 * [Note: clock set back] Moments go on from the last written one, each later than the one before, so that the order of the
 * log, the events of a case and "changed since" of packages hold. The civil day stays at the day the desk had come to:
 * legal terms do not get their days back because a battery is empty. Whether the PC or the last record is wrong, people
 * decide: put the PC right, or `accept` its day as the desk's, while moments still go on.
 */
export class DatabaseClock implements Clock {
  readonly #pc: Clock;
  #moment: number;
  #aheadMs: number;
  #day: string;
  /** What the PC showed when the last moment was given behind its back; time goes on from there. */
  #shown = Number.POSITIVE_INFINITY;

  constructor(pc: Clock, kept: KeptTime) {
    this.#pc = pc;
    this.#moment = kept.moment === null ? 0 : Date.parse(kept.moment);
    this.#aheadMs = kept.aheadMs;
    const lastDay = wallText(this.#moment - this.#aheadMs).slice(0, 10);
    this.#day = kept.day !== null && kept.day > lastDay ? kept.day : lastDay;
  }

  now(): string {
    const pc = Date.parse(this.#pc.now());
    if (pc >= this.#moment) this.#moment = pc;
    else {
      this.#moment += Math.max(1, pc - this.#shown);
      this.#shown = pc;
    }
    return new Date(this.#moment).toISOString();
  }

  today(): string {
    const pc = this.#pc.today();
    if (pc > this.#day) this.#day = pc;
    return this.#day;
  }

  /** How the PC's clock lags behind this database; null while it does not. */
  behind(): ClockBehind | null {
    const day = this.#pc.today();
    if (day < this.#day) return { pc: day, last: this.#day };
    const pc = Date.parse(this.#pc.now());
    const last = this.#moment - this.#aheadMs;
    return pc + TOLERANCE_MS < last ? { pc: wallText(pc), last: wallText(last) } : null;
  }

  /** The PC's own time, for the record of what people decide about it. */
  pcNow(): string {
    return this.#pc.now();
  }

  /** What is to be kept, as `KeptTime.aheadMs`, when people say that the PC is right. */
  aheadOfPc(): number {
    return Math.max(0, this.#moment - Date.parse(this.#pc.now()));
  }

  /** The PC is right: its day is the desk's day from now on. Call once `aheadMs` is kept. */
  accept(aheadMs: number): void {
    this.#aheadMs = aheadMs;
    this.#day = this.#pc.today();
  }
}
