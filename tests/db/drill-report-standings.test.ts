import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/define';
import { drillReports as contract } from '../../electron/contract/drill-reports';
import { drillReports } from '../../electron/core-host/handlers/drill-reports';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrill, makeEnterprise } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ drillReports: contract }, { drillReports }, { today: '2026-11-20' });
});
afterEach(() => desk.close());

const makeUnit = (name: string) =>
  makeEnterprise(desk, { name, sets: ['SET-A'], createdAt: '2026-01-05T00:00:00.000Z' }).id;
const spring = { startOn: '2026-04-20', endOn: '2026-04-20', evaluatedOn: '2026-04-22' };
const standings = async (period: string) => {
  const { rows } = await desk.call<OutputOf<typeof contract.list>>('drillReports.list', { period });
  return Object.fromEntries(
    rows.map(({ name, standing, handedInOn, late }) => [name, [standing, handedInOn, late]]),
  );
};

describe('units without a report of the half-year', () => {
  it('stand apart when the ledger of drills says that they reported, with the first day noted there', async () => {
    const inTime = makeUnit('示一煤矿');
    makeDrill(desk, { ...spring, enterpriseId: inTime, state: 'reported', reported: true });
    makeDrill(desk, {
      ...spring,
      enterpriseId: inTime,
      state: 'reported',
      reported: true,
      reportedOn: '2026-07-09',
    });
    makeDrill(desk, {
      ...spring,
      enterpriseId: inTime,
      state: 'reported',
      reported: true,
      reportedOn: '2026-07-02',
    });
    const behind = makeUnit('例二煤矿');
    makeDrill(desk, {
      ...spring,
      enterpriseId: behind,
      state: 'reported',
      reported: true,
      reportedOn: '2026-09-01',
    });
    const undated = makeUnit('样三煤矿');
    makeDrill(desk, { ...spring, enterpriseId: undated, state: 'reported', reported: true });
    makeDrill(desk, { ...spring, enterpriseId: makeUnit('模四煤矿') });
    expect(await standings('2026H1')).toEqual({
      示一煤矿: ['in-ledger', '2026-07-02', false],
      例二煤矿: ['in-ledger', '2026-09-01', true],
      样三煤矿: ['in-ledger', null, false],
      模四煤矿: ['none', null, true],
    });
    // Of another half-year the same drills say nothing.
    expect((await standings('2025H2')).示一煤矿).toEqual(['none', null, true]);
  });

  it('stand so at their own desk as well, and a report that is begun goes before the ledger', async () => {
    const unit = makeUnit('示一煤矿');
    makeDrill(desk, {
      ...spring,
      enterpriseId: unit,
      state: 'reported',
      reported: true,
      reportedOn: '2026-07-02',
    });
    const own = async () => {
      const { units } = await desk.call<OutputOf<typeof contract.desk>>('drillReports.desk', {});
      const row = units[0]?.periods.find(({ period }) => period === '2026H1');
      return [row?.standing, row?.handedInOn, row?.overdue];
    };
    expect(await own()).toEqual(['in-ledger', '2026-07-02', false]);
    await desk.call('drillReports.begin', { enterpriseId: unit, period: '2026H1' });
    expect(await own()).toEqual(['draft', null, true]);
    expect(await standings('2026H1')).toEqual({ 示一煤矿: ['draft', null, true] });
  });
});
