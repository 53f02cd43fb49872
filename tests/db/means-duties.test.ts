import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { depotTable } from '../../db/repositories/depot';
import { hazardTable } from '../../db/repositories/hazard';
import { supplyTable } from '../../db/repositories/supply';
import { teamTable } from '../../db/repositories/team';
import { teamAgreementTable } from '../../db/repositories/team-life';
import { advanceDay } from '../../db/services/duties/advance-day';
import { explainDuty } from '../../db/services/duties/explain-duty';
import { homeInbox } from '../../db/services/duties/inbox';
import { refreshAllDuties, refreshDirtyDuties } from '../../db/services/duties/refresh';
import { makeCore, type TestCore } from '../builders/database';
import { applyMeansEdit } from '../builders/duty-means-edits';
import { makeEnterprise, makeSupply, makeTeam } from '../builders/records';

const open: TestCore[] = [];
afterEach(() => {
  for (const made of open.splice(0)) made.close();
});
function place(): TestCore {
  const made = makeCore({ today: '2026-11-20' });
  open.push(made);
  return made;
}

async function settle(at: TestCore): Promise<void> {
  const deps = { ...at.deps(), clock: fixedClock('2026-11-20') };
  await at.core.longTransaction((db, pause) => advanceDay({ ...deps, db }, pause));
}

/** Duties of one rule as `subject state`, after what was written has been followed. */
async function owed(at: TestCore, rule: string): Promise<string[]> {
  if (refreshDirtyDuties(at.deps()).left) await refreshAllDuties(at.core, (db) => at.deps(db));
  return at.core.read
    .all<{ subject: string; state: string }>(
      'SELECT subject_id AS subject, state FROM duty WHERE rule_id = @rule ORDER BY subject_id',
      { rule },
    )
    .map(({ subject, state }) => `${subject} ${state}`);
}

function depotOf(at: TestCore, enterpriseId: string | null): string {
  applyMeansEdit(
    at,
    enterpriseId ?? '',
    { kind: 'depot', a: 1, b: enterpriseId === null ? 0 : 1 },
    '2026-11-20',
  );
  return depotTable.select(at.core.write, 'ORDER BY id DESC LIMIT 1', {})[0]?.id ?? '';
}

describe('duties of what is kept for a rescue', () => {
  it('follow a written row although nobody marked anybody', async () => {
    const at = place();
    const unit = makeEnterprise(at, { id: 'e1', activities: ['hazmat-trade-storage'] });
    makeEnterprise(at, { id: 'e2', activities: ['non-coal-mine'] });
    await settle(at);
    expect(await owed(at, 'R-TEAM-MUST')).toEqual([]);

    // The first row of the register: from now on everybody is asked.
    const team = makeTeam(at, { hostId: unit.id });
    expect(await owed(at, 'R-TEAM-MUST')).toEqual(['e1 met', 'e2 open']);

    teamTable.update(at.core.write, { ...team, disbandedOn: '2026-11-01' });
    expect(await owed(at, 'R-TEAM-MUST')).toEqual(['e1 open', 'e2 open']);

    teamTable.update(at.core.write, { ...team, hostId: 'e2' });
    expect(await owed(at, 'R-TEAM-MUST')).toEqual(['e1 open', 'e2 met']);

    // The last row goes: the register is no more.
    teamTable.update(at.core.write, { ...team, voidedAt: at.core.clock.now(), voidReason: '误录' });
    expect(await owed(at, 'R-TEAM-MUST')).toEqual([]);
  });

  it('bear on every unit that has an agreement with the team', async () => {
    const at = place();
    makeEnterprise(at, { id: 'e1', activities: ['coal-mine'], sizeTier: 'large' });
    await settle(at);
    const own = makeTeam(at, { hostId: 'e1', fieldCode: 'mine', natureCode: 'enterprise-part-time' });
    const near = makeTeam(at, { fieldCode: 'mine', natureCode: 'enterprise-full-time' });
    expect(own.id).not.toBe(near.id);
    applyMeansEdit(at, 'e1', { kind: 'agreement', a: 1, b: 4 }, '2026-11-20');
    const agreement = teamAgreementTable.select(at.core.write, '', {})[0];
    if (agreement)
      teamAgreementTable.update(at.core.write, {
        ...agreement,
        kind: 'rescue',
        teamId: near.id,
        validFrom: '2026-01-01',
        validUntil: null,
        endedOn: null,
      });
    expect(await owed(at, 'R-TEAM-COAL')).toEqual(['e1 met']);
    teamTable.update(at.core.write, { ...near, disbandedOn: '2026-10-01' });
    expect(await owed(at, 'R-TEAM-COAL')).toEqual(['e1 open']);
  });

  it('are one for a depot with thousands of rows, and name the rows that count', async () => {
    const at = place();
    await settle(at);
    const depotId = depotOf(at, null);
    at.core.write.transaction(() => {
      for (let n = 0; n < 300; n += 1)
        makeSupply(at, {
          name: `示例物资${n}`,
          depotId,
          stock: 3,
          expiresOn: n === 0 ? '2026-11-01' : '2029-01-01',
          checkedOn: n === 7 ? '2026-05-31' : null,
          checkMonths: n === 7 ? 6 : null,
        });
    });
    expect(await owed(at, 'R-SUP-EXPIRY')).toEqual([`${at.self} overdue`]);
    // Six months after 31 May is 30 November.
    expect(at.core.read.value("SELECT due_on FROM duty WHERE rule_id = 'R-SUP-UPKEEP'")).toBe('2026-11-30');
    const key = { subjectId: at.self, rule: 'R-SUP-EXPIRY', period: '', refId: depotId };
    const told = explainDuty(at.core.read, at.core.law, '2026-11-20', key);
    expect(told.duty).toMatchObject({ refTitle: '示例库1', action: { kind: 'open-depot', id: depotId } });
    expect(told.considered.map(({ title, why }) => [title, why])).toEqual([
      ['示例物资0', '有效期已过2026年11月1日'],
    ]);
    const overdue = homeInbox(at.core.read, at.core.law, '2026-11-20', 8).groups.find(
      ({ key: k }) => k === 'overdue',
    );
    expect(overdue?.lines[0]?.duty).toMatchObject({ rule: 'R-SUP-EXPIRY', refTitle: '示例库1' });

    // What holds nothing has nothing to replace.
    const gone = supplyTable.select(at.core.write, "WHERE expires_on = '2026-11-01'", {})[0];
    if (gone) supplyTable.update(at.core.write, { ...gone, stock: 0 });
    expect(await owed(at, 'R-SUP-EXPIRY')).toEqual([]);
  });

  it('at an enterprise’s own desk are its unit’s, though the rows name none', async () => {
    const at = place();
    at.core.write.run("UPDATE office SET level = 'enterprise' WHERE is_self = 1");
    makeEnterprise(at, { id: 'e1', activities: ['hazmat-trade-storage'] });
    await settle(at);
    const depotId = depotOf(at, null);
    makeSupply(at, { depotId, stock: 2, minimumStock: 5, capabilities: ['fire-fighting'] });
    makeTeam(at, { insuredUntil: '2026-12-01' });
    expect(await owed(at, 'R-SUP-MINIMUM')).toEqual(['e1 open']);
    expect(await owed(at, 'R-TEAM-INSURE')).toEqual(['e1 due-soon']);
  });

  it('follow the parts of a hazard and the plan that covers it', async () => {
    const at = place();
    makeEnterprise(at, { id: 'e1' });
    await settle(at);
    applyMeansEdit(at, 'e1', { kind: 'hazard', a: 10, b: 6 }, '2026-11-20');
    expect(await owed(at, 'R-PLAN-HAZARD')).toEqual(['e1 open']);
    const [hazard] = hazardTable.select(at.core.write, '', {});
    const key = { subjectId: 'e1', rule: 'R-PLAN-HAZARD', period: '', refId: hazard?.id ?? '' };
    const lacking = () =>
      explainDuty(at.core.read, at.core.law, '2026-11-20', key).lines.find(({ label }) => label === '缺少')
        ?.text;
    expect(lacking()).toBe('没有登记主要危险物质；没有关联本单位的应急预案');
    applyMeansEdit(at, 'e1', { kind: 'hazard-part', a: 0, b: 0 }, '2026-11-20');
    await owed(at, 'R-PLAN-HAZARD');
    expect(lacking()).toBe('没有关联本单位的应急预案');
  });
});
