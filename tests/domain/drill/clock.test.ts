import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLOCK_LIMIT_SECONDS,
  type ClockStep,
  clockMoved,
  clockOfLog,
  clockText,
  type DrillClock,
  READY_CLOCK,
  readClock,
  readClockText,
  secondsAway,
  stepClock,
} from '../../../db/domain/drill/clock';
import type { LogKind } from '../../../db/domain/drill/codes';

const stepArb: fc.Arbitrary<ClockStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<ClockStep>({ kind: 'start' }, { kind: 'pause' }, { kind: 'resume' }),
  },
  { weight: 1, arbitrary: fc.constant<ClockStep>({ kind: 'end' }) },
  { weight: 2, arbitrary: fc.integer({ min: -5, max: 400 }).map((to): ClockStep => ({ kind: 'jump', to })) },
);
/** Seconds that pass, then a step. */
const course = fc.array(fc.tuple(fc.nat({ max: 90 }), stepArb), { maxLength: 40 });

/** The same clock moved on second by second, as somebody with a stop-watch and a sheet of paper would. */
function byHand(steps: readonly (readonly [number, ClockStep])[]) {
  let state: DrillClock['state'] = 'ready';
  let seconds = 0;
  for (const [pass, step] of steps) {
    for (let at = 0; at < pass; at += 1) if (state === 'running') seconds += 1;
    if (state === 'ended') continue;
    if (step.kind === 'start' && state === 'ready') state = 'running';
    else if (step.kind === 'pause' && state === 'running') state = 'paused';
    else if (step.kind === 'resume' && state === 'paused') state = 'running';
    else if (step.kind === 'end' && state !== 'ready') state = 'ended';
    else if (step.kind === 'jump' && state !== 'ready' && step.to >= 0) seconds = step.to;
  }
  return { state, seconds };
}

function replay(steps: readonly (readonly [number, ClockStep])[]) {
  let now = 1_000_000;
  let clock = READY_CLOCK;
  const log: { kind: LogKind; clockSeconds: number }[] = [];
  for (const [pass, step] of steps) {
    now += pass * 1000;
    const stepped = stepClock(clock, step, now);
    if (!stepped.ok) continue;
    clock = stepped.value;
    log.push({ kind: step.kind, clockSeconds: readClock(clock, now) });
  }
  return { clock, now, log };
}

describe('the clock of a drill', () => {
  it('shows what a stop-watch shows, whatever is done to it', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const { clock, now } = replay(steps);
        expect({ state: clock.state, seconds: readClock(clock, now) }).toEqual(byHand(steps));
      }),
    );
  });

  it('is read back from its log', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const { clock, log } = replay(steps);
        expect(clockOfLog(log)).toEqual({ state: clock.state, seconds: clock.seconds });
      }),
    );
  });

  it('never goes back by itself, nor past what the screen can show', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: CLOCK_LIMIT_SECONDS }), (first, later, seconds) => {
        const clock: DrillClock = { state: 'running', seconds, since: 500 };
        const [a, b] = [first, first + later].map((now) => readClock(clock, now));
        expect(b).toBeGreaterThanOrEqual(a ?? 0);
        expect(b).toBeLessThanOrEqual(CLOCK_LIMIT_SECONDS);
      }),
    );
  });

  it.each([
    ['pause before the start', READY_CLOCK, { kind: 'pause' }, 'not-running'],
    ['end before the start', READY_CLOCK, { kind: 'end' }, 'not-running'],
    ['start twice', { state: 'running', seconds: 3, since: 0 }, { kind: 'start' }, 'started'],
    ['resume while running', { state: 'running', seconds: 3, since: 0 }, { kind: 'resume' }, 'not-paused'],
    ['anything after the end', { state: 'ended', seconds: 3, since: 0 }, { kind: 'resume' }, 'ended'],
    [
      'a jump before the start of time',
      { state: 'paused', seconds: 3, since: 0 },
      { kind: 'jump', to: -1 },
      'out-of-range',
    ],
    [
      'a jump past the limit',
      { state: 'paused', seconds: 3, since: 0 },
      { kind: 'jump', to: CLOCK_LIMIT_SECONDS + 1 },
      'out-of-range',
    ],
  ] as const)('refuses %s', (_name, clock, step, code) => {
    expect(stepClock(clock, step, 10_000)).toEqual({ ok: false, error: code });
  });

  it('goes on from an interruption at the second that was chosen', () => {
    const log: { kind: LogKind; clockSeconds: number }[] = [
      { kind: 'start', clockSeconds: 0 },
      { kind: 'inject', clockSeconds: 61 },
      { kind: 'interrupted', clockSeconds: 180 },
      { kind: 'clock-changed', clockSeconds: 190 },
    ];
    expect(clockOfLog(log)).toEqual({ state: 'running', seconds: 180 });
  });
});

describe('a PC whose clock is moved', () => {
  it.each([
    ['left alone', 60_000, 60_000, 0],
    ['drifting', 61_900, 60_000, 0],
    ['put forward an hour', 3_660_000, 60_000, 3_600_000],
    ['put back a day', 60_000 - 86_400_000, 60_000, -86_400_000],
  ])('%s', (_name, wall, steady, moved) => {
    expect(clockMoved({ wall: 5, steady: 7 }, { wall: wall + 5, steady: steady + 7 })).toBe(moved);
  });

  it('counts no time away that would be negative', () => {
    expect(secondsAway(10_000, 4_000)).toBe(0);
    expect(secondsAway(10_000, 134_999)).toBe(124);
  });
});

describe('times in words', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.nat({ max: CLOCK_LIMIT_SECONDS }), (seconds) => {
        expect(readClockText(clockText(seconds))).toBe(seconds);
      }),
    );
  });
  it.each([
    ['12', 720],
    ['12:30', 750],
    ['1：02：03', 3723],
    [' 0:00 ', 0],
    ['1:60', null],
    ['1:2:3:4', null],
    ['-3', null],
    ['', null],
    ['9999', null],
  ])('%s', (text, seconds) => expect(readClockText(text)).toBe(seconds));
});
