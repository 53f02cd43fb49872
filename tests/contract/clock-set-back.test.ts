import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../db/audit';
import { countyWithCase, programOn } from '../builders/program-on-a-day';

let county: ReturnType<typeof countyWithCase>;
const cleanups: (() => void)[] = [];

beforeEach(() => {
  county = countyWithCase();
  cleanups.push(county.remove);
});
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

interface State {
  today: string;
  clockBehind: { pc: string; last: string } | null;
}

/** The program on a PC that shows a day, with the county's file open. */
async function openedOn(pcDay: string) {
  const { host, call, close } = programOn(pcDay);
  cleanups.push(close);
  const state = await call<State>('system.open', { file: host.grants.grant(county.file) });
  const stamps = () =>
    host
      .requireCore()
      .write.all<{ at: string }>('SELECT at FROM audit_entry ORDER BY seq')
      .map(({ at }) => at);
  return { host, state, call, stamps };
}

const warnFrom = (days: number) =>
  ['system.changeSetting', { key: 'rules.dueSoonDays', value: days }] as const;

describe('a PC whose clock was set back', () => {
  it('gives no legal term its days back and writes no earlier moment', async () => {
    const before = await openedOn('2026-12-01');
    await before.call(...warnFrom(21));
    before.host.closeDatabase();

    const { state, call, stamps, host } = await openedOn('2026-11-17');
    expect(state).toMatchObject({
      today: '2026-12-01',
      clockBehind: { pc: '2026-11-17', last: '2026-12-01' },
    });
    expect(await call('filing.get', { id: county.caseId })).toMatchObject({ state: 'deemed-filed' });
    await call(...warnFrom(14));
    await call('filing.giveNumber', { id: county.caseId, expectedVersion: 2, onDate: '2026-12-01' }).catch(
      () => null,
    );
    expect(stamps()).toEqual([...stamps()].sort());
    expect(stamps().at(-1)?.slice(0, 10)).toBe('2026-12-01');
    const events = host
      .requireCore()
      .write.all<{ at: string }>('SELECT at FROM filing_event WHERE case_id = @caseId ORDER BY seq', {
        caseId: county.caseId,
      })
      .map(({ at }) => at);
    expect(events).toEqual([...events].sort());
  });

  it('says nothing once the PC is right again', async () => {
    const before = await openedOn('2026-12-01');
    await before.call(...warnFrom(21));
    before.host.closeDatabase();
    const { state } = await openedOn('2026-12-02');
    expect(state).toMatchObject({ today: '2026-12-02', clockBehind: null });
  });

  it('counts from the PC when people say that the last record was dated ahead, which the log keeps', async () => {
    const ahead = await openedOn('2026-11-19');
    await ahead.call(...warnFrom(21));
    ahead.host.closeDatabase();
    const program = await openedOn('2026-11-17');
    expect(program.state.clockBehind).toEqual({ pc: '2026-11-17', last: '2026-11-19' });
    const state = await program.call<State>('system.acceptClock', { reason: '主板电池更换后日期曾错' });
    expect(state).toMatchObject({ today: '2026-11-17', clockBehind: null });
    expect((await program.call<{ today: string }>('duties.inbox', { limit: 5 })).today).toBe('2026-11-17');
    const { write } = program.host.requireCore();
    const entry = write.get<{ action: string; details: string }>(
      `SELECT action, details FROM audit_entry WHERE action = 'system.acceptClock'`,
    );
    expect(JSON.parse(entry?.details ?? '')).toMatchObject({
      before: '2026-11-19',
      pcAt: '2026-11-17T01:00:00.000Z',
      reason: '主板电池更换后日期曾错',
    });
    expect(verifyAudit(write).firstBroken).toBeNull();
    expect(program.stamps()).toEqual([...program.stamps()].sort());
    program.host.closeDatabase();

    // It stays so, and a day later the terms have moved a day.
    expect((await openedOn('2026-11-18')).state).toMatchObject({ today: '2026-11-18', clockBehind: null });
  });
});
