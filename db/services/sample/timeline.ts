import type { Deps } from '../../core';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../domain/dates/working-calendar';
import type { SampleData } from './sample-data';

/** Something somebody did on a day, done again through the program's own services. */
interface Act {
  readonly on: CivilDate;
  readonly run: (deps: Deps) => void;
}

/** Days as the sample county needs them, seen from its today. */
export class Days {
  readonly today: CivilDate;
  readonly #calendar: WorkingCalendar;

  constructor(today: CivilDate, calendar: WorkingCalendar) {
    this.today = today;
    this.#calendar = calendar;
  }

  /** `count` civil days before today; negative counts lie ahead. */
  ago(count: number): CivilDate {
    return addDays(this.today, -count);
  }

  isWorked(day: CivilDate): boolean {
    return isWorkingDay(this.#calendar, day);
  }

  /** The working day from which `count` working days lead up to today; for 0 the last working day not after today. */
  workingAgo(count: number): CivilDate {
    let day = this.orBefore(this.today);
    for (let left = count; left > 0; left--) day = this.orBefore(addDays(day, -1));
    return day;
  }

  /** `day` itself when it is worked, else the working day before it. */
  orBefore(day: CivilDate): CivilDate {
    return this.isWorked(day) ? day : this.orBefore(addDays(day, -1));
  }

  /** `day` itself when it is worked, else the working day after it. */
  orNext(day: CivilDate): CivilDate {
    return nextWorkingDay(this.#calendar, day);
  }

  /** The first working day on or after `day`, today at the latest. */
  orAfter(day: CivilDate): CivilDate {
    return this.isWorked(day)
      ? day
      : day >= this.today
        ? this.orBefore(this.today)
        : this.orAfter(addDays(day, 1));
  }
}

/**
 * What happened in the county, day by day. Acts are run in the order of their days with the clock put to each day, so
 * that every record was made and changed when it says so and no rule has to look away.
 */
export class Timeline {
  readonly #acts: Act[] = [];

  get length(): number {
    return this.#acts.length;
  }

  /** Acts of one day run in the order in which they were added. */
  add(on: CivilDate, run: (deps: Deps) => void): void {
    this.#acts.push({ on, run });
  }

  /** Acts before `first` are entered on that day: the office did not have the program yet. */
  play(
    first: CivilDate,
    depsOn: (day: CivilDate, serial: number) => Deps,
    progress: (done: number) => void,
  ): void {
    const day = (act: Act) => (act.on < first ? first : act.on);
    const ordered = [...this.#acts].sort((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1));
    ordered.forEach((act, serial) => {
      act.run(depsOn(day(act), serial));
      if (serial % 200 === 0) progress(serial);
    });
  }
}

/** What every part of the story is told with. */
export interface Teller {
  readonly timeline: Timeline;
  readonly data: SampleData;
  readonly days: Days;
}
