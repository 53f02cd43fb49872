import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import type { Deps } from '../../db/core';
import { addDays, type CivilDate } from '../../db/domain/dates/civil-date';
import type { Law } from '../../db/law';
import { SWITCHES_SETTING } from '../../db/law/desk-law';
import { drillTable } from '../../db/repositories/drill';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { writeSetting } from '../../db/repositories/setting';
import { advanceDay } from '../../db/services/duties/advance-day';
import { dutyDigest, recomputeDuties } from '../../db/services/duties/recompute';
import {
  markDutiesDirty,
  REFRESH_AT_ONCE,
  refreshAllDuties,
  refreshDirtyDuties,
} from '../../db/services/duties/refresh';
import { makeCore, type TestCore } from '../builders/database';
import { fillDutyCounty } from '../builders/duty-county';
import { applyEdit, dutyEdit } from '../builders/duty-edits';
import { MEANS_EDITS } from '../builders/duty-means-edits';
import {
  makeAssessment,
  makeDrill,
  makeEnterprise,
  makeGovernmentFiling,
  makePlan,
  makeRiskAnalysis,
} from '../builders/records';

const open: TestCore[] = [];
function place(options: Parameters<typeof makeCore>[0] = {}): TestCore {
  const made = makeCore(options);
  open.push(made);
  return made;
}
afterEach(() => {
  for (const made of open.splice(0)) made.close();
});

const onDay = (deps: Deps, day: string): Deps => ({ ...deps, clock: fixedClock(day) });

async function settle(at: TestCore, day: string): Promise<void> {
  for (let left = true; left; )
    left = (await at.core.longTransaction((db, pause) => advanceDay(onDay(at.deps(db), day), pause))).left;
}

function statesOf(at: TestCore, subjectId: string): Record<string, string> {
  const rows = at.core.read.all<{ key: string; state: string }>(
    `SELECT rule_id || CASE period WHEN '' THEN '' ELSE ' ' || period END AS key, state FROM duty WHERE subject_id = @subjectId`,
    { subjectId },
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.state]));
}

describe('stored duties', () => {
  it('follow an edit within the command that makes it', () => {
    const at = place({ today: '2026-11-20' });
    const { core } = at;
    const unit = makeEnterprise(at, { activities: ['hazmat-trade-storage'] });
    markDutiesDirty(core.write, [unit.id]);
    refreshDirtyDuties(at.deps());
    expect(statesOf(at, unit.id)).toMatchObject({
      'R-DRILL-6M-KEY 2026H1': 'overdue',
      'R-DRILL-6M-KEY 2026H2': 'open',
      'R-FILE-20WD': 'open',
      'R-RISK-MONTHLY 2026-10': 'overdue',
    });
    expect(enterpriseTable.find(core.read, unit.id)?.sets).toContain('SET-A');

    const drill = makeDrill(at, {
      enterpriseId: unit.id,
      startOn: '2026-09-01',
      endOn: '2026-09-01',
      planKind: 'onsite',
    });
    makeRiskAnalysis(at, { enterpriseId: unit.id, month: '2026-10', doneOn: '2026-10-28' });
    markDutiesDirty(core.write, [unit.id]);
    refreshDirtyDuties(at.deps());
    expect(statesOf(at, unit.id)).toMatchObject({
      'R-DRILL-6M-KEY 2026H2': 'met',
      'R-DRILL-6M-SITE 2026H2': 'met',
      'R-DRILL-SEED-6M 2026H2': 'open',
      'R-RISK-MONTHLY 2026-10': 'met',
    });

    drillTable.update(core.write, { ...drill, voidedAt: core.clock.now(), voidReason: '误录' });
    markDutiesDirty(core.write, [unit.id]);
    refreshDirtyDuties(at.deps());
    expect(statesOf(at, unit.id)).toMatchObject({ 'R-DRILL-6M-KEY 2026H2': 'open' });
  });

  it('go with a voided unit', () => {
    const at = place();
    const unit = makeEnterprise(at);
    markDutiesDirty(at.core.write, [unit.id]);
    refreshDirtyDuties(at.deps());
    expect(Object.keys(statesOf(at, unit.id)).length).toBeGreaterThan(0);
    enterpriseTable.update(at.core.write, { ...unit, voidedAt: at.core.clock.now(), voidReason: '重复登记' });
    markDutiesDirty(at.core.write, [unit.id]);
    refreshDirtyDuties(at.deps());
    expect(statesOf(at, unit.id)).toEqual({});
    expect(at.core.read.value('SELECT COUNT(*) FROM duty_subject')).toBe(0);
  });

  it('turn with the day, also when the clock was put back', async () => {
    const at = place({ today: '2026-06-29' });
    const unit = makeEnterprise(at, { activities: ['coal-mine'] });
    const key = 'R-DRILL-6M-KEY 2026H1';
    await settle(at, '2026-05-01');
    expect(statesOf(at, unit.id)[key]).toBe('open');
    await settle(at, '2026-06-15');
    expect(statesOf(at, unit.id)[key]).toBe('due-soon');
    await settle(at, '2026-06-30');
    expect(statesOf(at, unit.id)[key]).toBe('due-soon');
    await settle(at, '2026-07-01');
    expect(statesOf(at, unit.id)[key]).toBe('overdue');
    await settle(at, '2026-05-02');
    expect(statesOf(at, unit.id)[key]).toBe('open');
  });

  it('follow a corrected set and a corrected rule although no version was raised', async () => {
    const at = place({ today: '2026-11-20' });
    const unit = makeEnterprise(at, { activities: ['hotel'] });
    await settle(at, '2026-11-20');
    expect(statesOf(at, unit.id)['R-FILE-20WD']).toBe('open');
    const { law } = at.core;
    const under = async (corrected: Partial<Law>) => {
      await at.core.longTransaction((db, pause) =>
        advanceDay({ ...at.deps(db), law: { ...law, ...corrected } }, pause),
      );
      return statesOf(at, unit.id);
    };
    // Hotels are struck out of every criterion.
    const setDefinitions = law.setDefinitions.map((set) => ({
      ...set,
      criteria: set.criteria.map((each) => ({
        ...each,
        activities: each.activities?.filter((activity) => activity !== 'hotel') ?? null,
      })),
    }));
    expect((await under({ setDefinitions }))['R-FILE-20WD']).toBeUndefined();
    expect((await under({}))['R-FILE-20WD']).toBe('open');

    const rules = law.ruleBook.rules.filter((rule) => rule.id !== 'R-FILE-20WD');
    expect((await under({ ruleBook: { ...law.ruleBook, rules } }))['R-FILE-20WD']).toBeUndefined();
  });

  it('follow a switch when the day is next advanced', async () => {
    const at = place({ today: '2026-11-20' });
    const unit = makeEnterprise(at);
    await settle(at, '2026-11-20');
    expect(statesOf(at, unit.id)).toHaveProperty(['R-RISK-MONTHLY 2026-11']);
    writeSetting(at.core.write, SWITCHES_SETTING, { 'R-RISK-MONTHLY': { enabled: 'no' } });
    await settle(at, '2026-11-20');
    expect(statesOf(at, unit.id)).not.toHaveProperty(['R-RISK-MONTHLY 2026-11']);
  });

  it('hold the office itself to its own drills', async () => {
    const at = place({ today: '2026-11-20' });
    await settle(at, '2026-11-20');
    const office = () => Object.values(statesOf(at, at.self));
    expect(office()).toEqual(['open']);
    makeDrill(at, {
      enterpriseId: null,
      level: 'government',
      planKind: 'government',
      startOn: '2025-09-10',
      endOn: '2025-09-10',
    });
    markDutiesDirty(at.core.write, [at.self]);
    refreshDirtyDuties(at.deps());
    expect(statesOf(at, at.self)).toEqual({ 'R-DRILL-GOV-2Y 2025-09-10/2027-09-10': 'open' });
  });

  it('hold the office to the plans it keeps', () => {
    const at = place({ today: '2026-11-20' });
    const { plan, version } = makePlan(at, {
      enterpriseId: null,
      kind: 'department',
      first: { publishedOn: '2026-10-09' },
    });
    const refresh = () => {
      markDutiesDirty(at.core.write, [at.self]);
      refreshDirtyDuties(at.deps());
      return statesOf(at, at.self);
    };
    expect(refresh()).toEqual({
      'R-DRILL-GOV-2Y 2026-10-09/2028-10-09': 'open',
      'R-DRILL-GOV-3Y 2026-10-09/2029-10-09': 'open',
      'R-ASSESS-GOV-3Y 2026-10-09/2029-10-09': 'open',
      'R-GOV-FILE-20WD': 'overdue',
      'R-GOV-PUB-20WD': 'overdue',
    });
    makeGovernmentFiling(at, { planVersionId: version.id, kind: 'filing', doneOn: '2026-10-20' });
    makeGovernmentFiling(at, { planVersionId: version.id, kind: 'publication', doneOn: '2026-11-18' });
    makeAssessment(at, { planId: plan.id, assessedOn: '2026-11-01' });
    expect(refresh()).toMatchObject({
      'R-ASSESS-GOV-3Y 2026-10-09/2029-10-09': 'met',
      'R-GOV-FILE-20WD': 'met',
      'R-GOV-PUB-20WD': 'met',
    });
    expect(at.core.read.value("SELECT late FROM duty WHERE rule_id = 'R-GOV-PUB-20WD'")).toBe(1);
  });

  it('leave many marked subjects to the background and lose none of them', async () => {
    const at = place({ today: '2026-11-20' });
    fillDutyCounty(at.core.write, at.self, {
      enterprises: REFRESH_AT_ONCE + 20,
      plansEach: 2,
      drillsEach: 3,
    });
    markDutiesDirty(
      at.core.write,
      at.core.read.all<{ id: string }>('SELECT id FROM enterprise').map((row) => row.id),
    );
    expect(refreshDirtyDuties(at.deps())).toEqual({ refreshed: 0, left: true });
    expect(at.core.read.value('SELECT COUNT(*) FROM duty')).toBe(0);
    expect(await refreshAllDuties(at.core, (db) => at.deps(db))).toBe(REFRESH_AT_ONCE + 20);
    expect(at.core.read.value('SELECT COUNT(*) FROM duty_subject WHERE dirty = 1')).toBe(0);
  });
});

describe('the full run', () => {
  it('equals what the increments have made, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(dutyEdit, { minLength: 1, maxLength: 25 }), async (edits) => {
        const at = makeCore({ today: '2026-10-20' });
        try {
          const units = Array.from(
            { length: 4 },
            (_, n) =>
              makeEnterprise(at, {
                activities: n % 2 === 0 ? ['coal-mine'] : [],
                establishedOn: `201${n}-03-01`,
              }).id,
          );
          let day = '2026-10-20';
          await settle(at, day);
          for (const each of edits) {
            const unit = units[each.unit] as string;
            if (each.kind === 'day') {
              day = addDays(day as CivilDate, (each.a % 60) + 1);
              await settle(at, day);
            } else if (each.kind === 'switch') {
              const mode = each.a % 2 === 0 ? 'every-plan' : 'at-least-one';
              const window = each.b % 2 === 0 ? 'rolling' : 'calendar';
              const enabled = each.a % 3 === 0 ? 'no' : 'yes';
              writeSetting(at.core.write, SWITCHES_SETTING, {
                'R-DRILL-6M-SITE': { mode, window },
                'R-DRILL-PLAN': { enabled },
                'R-DRILL-SEED-TEAM': { enabled, target: '2' },
                'R-DRILL-SPOT': { enabled, target: '1' },
                'R-DRILL-EVAL': { days: each.b % 3 === 0 ? '10' : 'none' },
              });
              await settle(at, day);
            } else {
              const subject = ['office', 'inspect'].includes(each.kind) ? at.self : unit;
              applyEdit(at, each.kind === 'office' ? at.self : unit, each, day);
              if (!(MEANS_EDITS as readonly string[]).includes(each.kind))
                markDutiesDirty(at.core.write, [subject]);
              if (refreshDirtyDuties(onDay(at.deps(), day)).left)
                await refreshAllDuties(at.core, (db) => onDay(at.deps(db), day));
            }
          }
          const kept = dutyDigest(at.core.read);
          const full = await recomputeDuties(at.core, (db) => onDay(at.deps(db), day));
          expect(full.changed).toBe(0);
          expect(full.digest).toBe(kept);
          expect(dutyDigest(at.core.read)).toBe(kept);
        } finally {
          at.close();
        }
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  it('repairs rows that were tampered with and removes those of units that are gone', async () => {
    const at = place({ today: '2026-11-20' });
    const db = at.core.write;
    fillDutyCounty(db, at.self, { enterprises: 120, plansEach: 3, drillsEach: 8 });
    const first = await recomputeDuties(at.core, (w) => at.deps(w));
    expect(first).toMatchObject({ subjects: 121, changed: first.duties });
    db.run("UPDATE duty SET state = 'met' WHERE state = 'overdue'");
    db.run("DELETE FROM duty WHERE subject_id = 'e0000007'");
    db.run(
      "INSERT INTO duty (subject_id, rule_id, period, state) VALUES ('zz', 'R-DRILL-1Y', '2026', 'open')",
    );
    db.run(
      "INSERT INTO duty (subject_id, rule_id, period, state) VALUES ('e0000003', 'R-DRILL-1Y', '1999', 'open')",
    );
    db.run("INSERT INTO duty_subject (subject_id, next_change_on) VALUES ('zz', '2026-01-01')");
    const again = await recomputeDuties(at.core, (w) => at.deps(w));
    expect(again.digest).toBe(first.digest);
    expect(dutyDigest(at.core.read)).toBe(first.digest);
    expect(again.changed).toBeGreaterThan(2);
    expect(at.core.read.value("SELECT COUNT(*) FROM duty_subject WHERE subject_id = 'zz'")).toBe(0);
  });

  it('can be cancelled and leaves whole transactions only', async () => {
    const at = place({ today: '2026-11-20' });
    fillDutyCounty(at.core.write, at.self, { enterprises: 60, plansEach: 2, drillsEach: 4 });
    const stop = new AbortController();
    stop.abort(new DOMException('stop', 'AbortError'));
    await expect(recomputeDuties(at.core, (db) => at.deps(db), { signal: stop.signal })).rejects.toThrow(
      'stop',
    );
    expect(at.core.read.value('SELECT COUNT(*) FROM duty')).toBe(0);
  });
});
