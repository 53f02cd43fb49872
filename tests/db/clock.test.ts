import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, chinaDay, DatabaseClock } from '../../db/clock';

/** A PC whose clock the test sets. */
class SetClock implements Clock {
  at: string;
  constructor(at: string) {
    this.at = at;
  }
  now(): string {
    return this.at;
  }
  today(): string {
    return chinaDay(this.at);
  }
}

const kept = (moment: string | null, day: string | null = null, aheadMs = 0) => ({ moment, day, aheadMs });

describe('the clock of a database', () => {
  it.each([
    // PC (UTC), last moment, last day; then the day that counts and the warning.
    ['2026-11-20T02:00:00.000Z', null, null, '2026-11-20', null],
    ['2026-11-20T02:00:00.000Z', '2026-11-20T01:00:00.000Z', '2026-11-20', '2026-11-20', null],
    // A quarter of an hour between two PCs is nobody's concern.
    ['2026-11-20T02:00:00.000Z', '2026-11-20T02:15:00.000Z', '2026-11-20', '2026-11-20', null],
    [
      '2026-11-20T02:00:00.000Z',
      '2026-11-20T05:30:00.000Z',
      '2026-11-20',
      '2026-11-20',
      { pc: '2026-11-20 10:00', last: '2026-11-20 13:30' },
    ],
    [
      '2015-01-01T00:00:00.000Z',
      '2026-11-20T05:30:00.000Z',
      '2026-11-20',
      '2026-11-20',
      { pc: '2015-01-01', last: '2026-11-20' },
    ],
    // Two minutes before midnight in China, the last record stands one minute after it.
    [
      '2026-11-20T15:58:00.000Z',
      '2026-11-20T16:01:00.000Z',
      '2026-11-21',
      '2026-11-21',
      { pc: '2026-11-20', last: '2026-11-21' },
    ],
    // Nothing was written, yet the desk was opened on a later day.
    [
      '2026-11-20T02:00:00.000Z',
      '2026-11-18T02:00:00.000Z',
      '2026-11-24',
      '2026-11-24',
      { pc: '2026-11-20', last: '2026-11-24' },
    ],
  ])('PC %s, last moment %s, last day %s', (pc, moment, day, today, behind) => {
    const clock = new DatabaseClock(new SetClock(pc), kept(moment, day));
    expect(clock.today()).toBe(today);
    expect(clock.behind()).toEqual(behind);
  });

  it('goes on from the last moment while the PC is behind, as fast as time passes, and back to the PC after', () => {
    const pc = new SetClock('2026-11-19T00:00:00.000Z');
    const clock = new DatabaseClock(pc, kept('2026-11-20T01:00:00.000Z'));
    expect(clock.now()).toBe('2026-11-20T01:00:00.001Z');
    expect(clock.now()).toBe('2026-11-20T01:00:00.002Z');
    pc.at = '2026-11-19T00:10:00.000Z';
    expect(clock.now()).toBe('2026-11-20T01:10:00.002Z');
    // Set back once more.
    pc.at = '2001-01-01T00:00:00.000Z';
    expect(clock.now()).toBe('2026-11-20T01:10:00.003Z');
    pc.at = '2026-11-20T08:00:00.000Z';
    expect(clock.now()).toBe('2026-11-20T08:00:00.000Z');
    expect(clock.behind()).toBeNull();
  });

  it('lets people say that the PC is right: its day counts, moments still go on, a later fall is seen again', () => {
    const pc = new SetClock('2026-11-20T02:00:00.000Z');
    const clock = new DatabaseClock(pc, kept('2036-11-20T02:00:00.000Z', '2036-11-20'));
    expect(clock.today()).toBe('2036-11-20');
    const aheadMs = clock.aheadOfPc();
    clock.accept(aheadMs);
    expect([clock.today(), clock.behind()]).toEqual(['2026-11-20', null]);
    const written = clock.now();
    expect(written > '2036-11-20T02:00:00.000Z').toBe(true);
    pc.at = '2026-11-25T02:00:00.000Z';
    expect(clock.today()).toBe('2026-11-25');

    // The next morning the database is opened again, then on a PC with an empty battery.
    const next = new DatabaseClock(
      new SetClock('2026-11-26T00:00:00.000Z'),
      kept(clock.now(), '2026-11-25', aheadMs),
    );
    expect([next.today(), next.behind()]).toEqual(['2026-11-26', null]);
    const empty = new DatabaseClock(
      new SetClock('2015-01-01T00:00:00.000Z'),
      kept(next.now(), '2026-11-26', aheadMs),
    );
    expect([empty.today(), empty.behind()]).toEqual(['2026-11-26', { pc: '2015-01-01', last: '2026-11-26' }]);
  });

  it('never goes back, wherever the PC is set and however often the database is opened', () => {
    const moments = fc.date({
      min: new Date('2000-01-01T00:00:00.000Z'),
      max: new Date('2060-01-01T00:00:00.000Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: moments, reopened: fc.boolean() }), { minLength: 2, maxLength: 20 }),
        (steps) => {
          const pc = new SetClock('2000-01-01T00:00:00.000Z');
          let clock = new DatabaseClock(pc, kept(null));
          let [moment, day] = ['', ''];
          for (const { at, reopened } of steps) {
            pc.at = at.toISOString();
            if (reopened && moment !== '') clock = new DatabaseClock(pc, kept(moment, day));
            const [now, today] = [clock.now(), clock.today()];
            expect(now >= moment && today >= day).toBe(true);
            // Behind the PC's back no moment is given twice: packages ask what changed after one.
            if (pc.at < moment) expect(now > moment).toBe(true);
            [moment, day] = [now, today];
          }
        },
      ),
    );
  });
});
