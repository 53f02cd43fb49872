import { describe, expect, it } from 'vitest';
import {
  type ConductEntry,
  correctionsOf,
  type DesignedInject,
  delayOf,
  injectStandings,
  summariseConduct,
} from '../../../db/domain/drill/conduct';

const inject = (number: number, atMinute: number, rest: Partial<DesignedInject> = {}): DesignedInject => ({
  id: `i${number}`,
  number,
  atMinute,
  question: null,
  expectedAction: null,
  expectedMinutes: null,
  ...rest,
});
let seq = 0;
const entry = (
  kind: ConductEntry['kind'],
  clockSeconds: number,
  rest: Partial<ConductEntry> = {},
): ConductEntry => {
  seq += 1;
  return { id: `e${seq}`, seq, kind, clockSeconds, injectId: null, correctsId: null, text: '', ...rest };
};

describe('where injects stand', () => {
  const designed = [
    inject(2, 10, { expectedMinutes: 3, expectedAction: '启动响应' }),
    inject(1, 2),
    inject(3, 45),
  ];

  it('are in the order in which they are due, and tell which lie beyond the end', () => {
    const standings = injectStandings(designed, [], 0, 30);
    expect(
      standings.map(({ id, dueSeconds, beyondEnd, state }) => [id, dueSeconds, beyondEnd, state]),
    ).toEqual([
      ['i1', 120, false, 'waiting'],
      ['i2', 600, false, 'waiting'],
      ['i3', 2700, true, 'waiting'],
    ]);
    expect(injectStandings(designed, [], 0, null).some(({ beyondEnd }) => beyondEnd)).toBe(false);
  });

  it('tell delays of injects and of the actions that answer them', () => {
    const log = [
      entry('start', 0),
      entry('inject', 130, { injectId: 'i1' }),
      entry('inject', 590, { injectId: 'i2' }),
      entry('action', 800, { injectId: 'i2', text: '启动三级响应' }),
      entry('action', 900, { injectId: 'i2' }),
    ];
    const [first, second] = injectStandings(designed, log, 1000, 30);
    expect(first).toMatchObject({ state: 'sent', doneAt: 130, delay: 10, actionBy: null, actionLate: false });
    expect(second).toMatchObject({ delay: -10, actionBy: 770, actionAfter: 210, actionLate: true });
    expect(summariseConduct(injectStandings(designed, log, 1000, 30), log, 1000)).toEqual({
      seconds: 1000,
      sent: 2,
      skipped: 0,
      unsent: 1,
      actions: 2,
      problems: 0,
      lateActions: 1,
      longestDelay: 10,
    });
  });

  it('an expected action that never comes is late once its time is over', () => {
    const log = [entry('inject', 600, { injectId: 'i2' })];
    const at = (clock: number) => injectStandings(designed, log, clock, 30)[1]?.actionLate;
    expect([at(700), at(780), at(781)]).toEqual([false, false, true]);
  });

  it('can be left out with a reason, and be sent after all', () => {
    const skip = entry('skip', 100, { injectId: 'i1', text: '时间不够' });
    expect(injectStandings(designed, [skip], 100, 30)[0]).toMatchObject({
      state: 'skipped',
      reason: '时间不够',
      delay: null,
    });
    const sent = entry('inject', 150, { injectId: 'i1' });
    expect(injectStandings(designed, [skip, sent], 160, 30)[0]).toMatchObject({
      state: 'sent',
      reason: null,
    });
  });

  it('wait again once the entry was taken back by a correction without words', () => {
    const sent = entry('inject', 100, { injectId: 'i1' });
    const back = entry('correction', 110, { correctsId: sent.id });
    expect(injectStandings(designed, [sent, back], 120, 30)[0]).toMatchObject({
      state: 'waiting',
      doneAt: null,
    });
    const reworded = entry('correction', 130, { correctsId: sent.id, text: '由广播发出' });
    const again = [sent, back, reworded];
    expect(correctionsOf(again).get(sent.id)).toEqual({
      entryId: reworded.id,
      text: '由广播发出',
      takenBack: false,
    });
    expect(injectStandings(designed, again, 140, 30)[0]?.state).toBe('sent');
  });
});

describe('a table-top discussion', () => {
  const designed = [inject(1, 0, { question: '第一步做什么？' })];
  it('goes from the telling to the result, and its time is counted', () => {
    const steps = [
      entry('inject', 10, { injectId: 'i1' }),
      entry('question', 20, { injectId: 'i1' }),
      entry('answer', 90, { injectId: 'i1', text: '报告值班室' }),
      entry('observation', 140, { injectId: 'i1', text: '一致认为先报告' }),
    ];
    const told = steps.map((_, at) => injectStandings(designed, steps.slice(0, at + 1), 200, null)[0]);
    expect(told.map((each) => each?.stage)).toEqual(['told', 'asked', 'answered', 'concluded']);
    expect(told.map((each) => each?.discussed)).toEqual([null, 180, 180, 120]);
  });
});

describe('delays of entries', () => {
  const waiting = { dueSeconds: 600, state: 'waiting', doneAt: null } as const;
  const sent = { dueSeconds: 600, state: 'sent', doneAt: 630 } as const;
  it.each([
    ['inject', 640, waiting, 40],
    ['inject', 590, waiting, -10],
    ['action', 700, sent, 70],
    ['answer', 700, sent, 70],
    ['action', 700, waiting, null],
    ['problem', 700, sent, null],
    ['action', 700, null, null],
  ] as const)('%s at %d', (kind, clock, standing, delay) =>
    expect(delayOf(kind, clock, standing)).toBe(delay),
  );
});
