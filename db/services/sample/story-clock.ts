import type { Deps } from '../../core';
import { momentOfWall } from '../../domain/dates/moment';

/** The same means at another time of the told day, `time` as 14:05 in China: what happens within hours needs more than a day. */
export function atTime(deps: Deps, time: string): Deps {
  const today = deps.clock.today();
  const now = momentAt(today, time);
  return { ...deps, clock: { now: () => now, today: () => today } };
}

/** A moment (UTC) of `time` on a day in China. */
export function momentAt(day: string, time: string): string {
  return momentOfWall(day, time);
}
