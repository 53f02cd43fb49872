import type { Core, Deps } from '../../core';
import { CLOCK_AHEAD_SETTING } from '../../repositories/kept-time';
import { writeSetting } from '../../repositories/setting';

/** What people said about the PC's clock, for the log. */
export interface AcceptedClock {
  /** The PC's own time, UTC; moments in the log go on from the last one. */
  pcAt: string;
  /** The desk's day until now. */
  before: string;
  aheadMs: number;
}

/**
 * Keeps that the PC's date is right and the last records were made with a clock that ran ahead. Takes effect by
 * `clock.accept(aheadMs)` once it is committed; the legal clocks then count from the PC's day.
 */
export function keepAcceptedClock(deps: Deps, clock: Core['clock']): AcceptedClock {
  const accepted = { pcAt: clock.pcNow(), before: clock.today(), aheadMs: clock.aheadOfPc() };
  writeSetting(deps.db, CLOCK_AHEAD_SETTING, accepted.aheadMs);
  deps.changed('settings');
  return accepted;
}
