import { afterEach, describe, expect, test } from 'vitest';
import { logicalDump } from '../builders/dumps';
import {
  filingDesks,
  fillUnit,
  handIn,
  type makeFilingDesk,
  prepareFiling,
  receive,
  send,
  writePaper,
} from '../builders/filing-desks';

type Desk = ReturnType<typeof makeFilingDesk>;
const { desk, closeAll } = filingDesks();
afterEach(closeAll);

async function tick(office: Desk, caseId: string, missing: readonly string[] = []) {
  const { version, materials } = await office.call('filing', 'get', { id: caseId });
  return office.call('filing', 'check', {
    id: caseId,
    expectedVersion: version,
    materials: materials
      .filter(({ needed }) => needed)
      .map(({ key }) => ({
        key,
        outcome: missing.includes(key) ? ('missing' as const) : ('present' as const),
        note: missing.includes(key) ? '请补交' : null,
      })),
  });
}

describe('a case goes from the unit to the office and back', () => {
  test('notice, resubmission, certificate: by packages alone', async () => {
    const unit = desk('enterprise');
    const office = desk('office');
    const made = await fillUnit(unit);
    const id = await prepareFiling(unit, made);
    const view = await unit.call('filingPackages', 'get', { id });
    expect(view.materials.map(({ key, needed, outcome }) => [key, needed, outcome])).toEqual([
      ['M1', true, 'present'],
      ['M2', true, 'present'],
      ['M3', true, 'present'],
      ['M4', true, 'present'],
      ['M5', true, 'present'],
    ]);
    expect(view.plans[0]?.clock).toMatchObject({ workingDays: 20, startOn: '2026-11-02' });
    const first = await handIn(unit, id, 'first.yjpkg', '2026-11-09');

    const looked = await office.call('filingPackages', 'rehearse', { file: office.host.grants.grant(first) });
    expect(looked.blocks).toEqual([]);
    expect(looked.warnings.map(({ code }) => code)).toEqual(['FILING_UNIT_UNKNOWN']);
    expect(looked.intake).toMatchObject({ as: 'first', round: 1, unit: { how: 'none', matched: null } });
    const { caseId, tables } = await office.call('filingPackages', 'receive', {
      rehearsalId: looked.rehearsalId,
      unitId: null,
      receivedOn: '2026-11-09',
    });
    expect(Object.fromEntries(tables.map(({ table, added }) => [table, added]))).toMatchObject({
      enterprise: 1,
      plan: 1,
      plan_version: 1,
      filing_case: 1,
      filing_document: 5,
    });
    const received = await office.call('filing', 'get', { id: caseId });
    expect(received).toMatchObject({ state: 'checking', ours: true, receivedOn: '2026-11-09' });
    expect(received.materials.find(({ key }) => key === 'M2')?.needed).toBe(true);

    office.goTo('2026-11-10');
    const ticked = await tick(office, caseId, ['M4']);
    await office.call('filing', 'returnOnce', {
      id: caseId,
      expectedVersion: ticked.version,
      onDate: '2026-11-10',
      note: null,
    });
    const told = await send(office, caseId, 'told.yjpkg');

    unit.goTo('2026-11-11');
    await receive(unit, told);
    const back = await unit.call('filingPackages', 'get', { id });
    expect(back).toMatchObject({ state: 'returned', returnedOn: '2026-11-10' });
    expect(back.materials.filter(({ open: opened }) => opened).map(({ key, note }) => [key, note])).toEqual([
      ['M4', '请补交'],
    ]);
    expect(back.gaps.map(({ key }) => key)).toEqual(['M4']);
    expect(back.papers.map(({ material, stored }) => [material, stored])).toEqual([
      ['supplement-notice', true],
    ]);
    expect(
      await unit.refused('filingPackages', 'submit', {
        id,
        expectedVersion: back.version,
        onDate: '2026-11-11',
      }),
    ).toBe('FILING_INCOMPLETE');
    expect(
      await unit.refused('filingPackages', 'attach', {
        id,
        expectedVersion: back.version,
        material: 'M5',
        file: writePaper(unit, 'other.txt'),
      }),
    ).toBe('FILING_NOT_REQUESTED');
    await unit.call('filingPackages', 'attach', {
      id,
      expectedVersion: back.version,
      material: 'M4',
      file: writePaper(unit, 'risk.txt', '补交的风险评估报告'),
    });
    const second = await handIn(unit, id, 'second.yjpkg', '2026-11-11');

    office.goTo('2026-11-12');
    expect((await receive(office, second, { receivedOn: '2026-11-12' })).caseId).toBe(caseId);
    expect(await office.call('filing', 'get', { id: caseId })).toMatchObject({ state: 'checking', round: 2 });
    const complete = await tick(office, caseId);
    const { filingNo } = await office.call('filing', 'file', {
      id: caseId,
      expectedVersion: complete.version,
      onDate: '2026-11-12',
    });
    const done = await send(office, caseId, 'done.yjpkg');

    unit.goTo('2026-11-13');
    await receive(unit, done);
    const filed = await unit.call('filingPackages', 'get', { id });
    expect(filed).toMatchObject({ state: 'filed', filingNo, decidedOn: '2026-11-12' });
    expect(filed.papers.map(({ material }) => material)).toEqual(['supplement-notice', 'certificate']);

    // Whatever comes again, or comes late, changes nothing on either side.
    const before = [logicalDump(unit.core.read), logicalDump(office.core.read)];
    for (const late of [told, done, told]) await receive(unit, late);
    for (const late of [first, second, first]) await receive(office, late);
    expect([logicalDump(unit.core.read), logicalDump(office.core.read)]).toEqual(before);
    for (const each of [unit, office]) expect(each.core.read.all('PRAGMA foreign_key_check')).toEqual([]);
  });
});
