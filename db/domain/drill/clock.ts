import { err, ok, type Result } from '../result';
import type { LogKind, RunState } from './codes';

/**
 * The clock of a drill: it showed `seconds` at `since`, milliseconds of a clock that only goes forward. Before the start
 * it is `ready` and shows nothing. Whole seconds: what stood on the screen when it was stopped is what it goes on from.
 */
export interface DrillClock {
  readonly state: 'ready' | RunState;
  readonly seconds: number;
  readonly since: number;
}

/** 99:59:59, the most that the screen shows; longer exercises are several drills. */
export const CLOCK_LIMIT_SECONDS = 359_999;

/** A clock that nobody has started. */
export const READY_CLOCK: DrillClock = { state: 'ready', seconds: 0, since: 0 };

export type ClockStep =
  | { readonly kind: 'start' | 'pause' | 'resume' | 'end' }
  | { readonly kind: 'jump'; readonly to: number };

/** Why a step is refused. */
export type ClockRefusal = 'not-running' | 'not-paused' | 'started' | 'ended' | 'out-of-range';

/** What the clock shows at a moment, in whole seconds. It stands while it is paused, ended or not started. */
export function readClock(clock: DrillClock, now: number): number {
  if (clock.state !== 'running') return clock.seconds;
  const passed = Math.max(0, Math.floor((now - clock.since) / 1000));
  return Math.min(CLOCK_LIMIT_SECONDS, clock.seconds + passed);
}

/** The clock after a step taken at `now`, or why it cannot be taken. A jump keeps a paused clock paused. */
export function stepClock(clock: DrillClock, step: ClockStep, now: number): Result<DrillClock, ClockRefusal> {
  const at = (state: DrillClock['state'], seconds = readClock(clock, now)) =>
    ok({ state, seconds, since: now });
  if (clock.state === 'ended') return err('ended');
  if (step.kind === 'start') return clock.state === 'ready' ? at('running', 0) : err('started');
  if (clock.state === 'ready') return err('not-running');
  switch (step.kind) {
    case 'pause':
      return clock.state === 'running' ? at('paused') : err('not-running');
    case 'resume':
      return clock.state === 'paused' ? at('running') : err('not-paused');
    case 'jump':
      return Number.isInteger(step.to) && step.to >= 0 && step.to <= CLOCK_LIMIT_SECONDS
        ? at(clock.state, step.to)
        : err('out-of-range');
    case 'end':
      return at('ended');
  }
}

/** What the log says of the clock. An `interrupted` entry carries the second from which it was gone on. */
export interface ClockEntry {
  readonly kind: LogKind;
  readonly clockSeconds: number;
}

const STATE_AFTER: Readonly<Partial<Record<LogKind, RunState>>> = {
  start: 'running',
  pause: 'paused',
  resume: 'running',
  end: 'ended',
};

/**
 * Where the clock stood after the last entry that tells of it: every entry shows the clock as it was written, those that
 * move it the value after the move.
 * @param entries in the order in which they were written
 */
export function clockOfLog(entries: readonly ClockEntry[]): Pick<DrillClock, 'state' | 'seconds'> {
  let state: DrillClock['state'] = 'ready';
  let seconds = 0;
  for (const { kind, clockSeconds } of entries) {
    const after = STATE_AFTER[kind];
    if (after === undefined && kind !== 'jump' && kind !== 'interrupted') continue;
    state = after ?? state;
    seconds = clockSeconds;
  }
  return { state, seconds };
}

/** One reading of both clocks of a PC, milliseconds: the one on its wall, which people set, and the one that only runs. */
export interface TwoClocks {
  readonly wall: number;
  readonly steady: number;
}

/** Clocks of a PC drift apart by parts of a second; people and time servers move them by more. */
const DRIFT_TOLERANCE_MS = 2_000;

/**
 * By how many milliseconds the PC's clock was moved between two readings: forward, or backward (negative). 0 where it was
 * left alone. A PC that slept looks as if its clock had been moved forward.
 */
export function clockMoved(before: TwoClocks, after: TwoClocks): number {
  const moved = after.wall - before.wall - (after.steady - before.steady);
  return Math.abs(moved) > DRIFT_TOLERANCE_MS ? Math.round(moved) : 0;
}

/** Whole seconds since the clock was last written down; 0 where the PC's clock lies before that. */
export function secondsAway(lastWrittenMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - lastWrittenMs) / 1000));
}

/** 1:02:03, as it is read out and printed. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Seconds of 1:02:03, 62:03 (minutes and seconds) or 62 (minutes), full-width colons too; null for anything else. */
export function readClockText(text: string): number | null {
  const parts = text.trim().replaceAll('：', ':').split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const [first = 0, second, third] = parts.map(Number);
  if ((second ?? 0) > 59 || (third ?? 0) > 59) return null;
  const seconds =
    third !== undefined && second !== undefined
      ? first * 3600 + second * 60 + third
      : first * 60 + (second ?? 0);
  return seconds <= CLOCK_LIMIT_SECONDS ? seconds : null;
}
