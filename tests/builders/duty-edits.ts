import fc from 'fast-check';
import { addDays, type CivilDate } from '../../db/domain/dates/civil-date';
import { GOVERNMENT_PLAN_KINDS } from '../../db/domain/plan/government/kinds';
import { drillTable } from '../../db/repositories/drill';
import { drillYearPlanTable } from '../../db/repositories/drill-year';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { setOverrideTable } from '../../db/repositories/enterprise-set-override';
import { filingCaseTable } from '../../db/repositories/filing-case';
import { revisionTriggerTable } from '../../db/repositories/revision-trigger';
import type { TestCore } from './database';
import { applyMeansEdit, MEANS_EDITS } from './duty-means-edits';
import {
  bookkeeping,
  makeAssessment,
  makeDrill,
  makeFilingCase,
  makeGovernmentFiling,
  makePlan,
  makePlanVersion,
  makeRiskAnalysis,
} from './records';

/** One edit of the kinds that duties rest on; numbers choose the record and the values. */
export type Edit = { kind: string; unit: number; a: number; b: number };
const KINDS = [
  'drill',
  'void-drill',
  'year-plan',
  'inspect',
  'plan',
  'revise',
  'file',
  'decide',
  'assess',
  'trigger',
  'risk',
  'status',
  'activities',
  'override',
  'void-unit',
  'office',
  'office',
  ...MEANS_EDITS,
  ...MEANS_EDITS,
  'day',
  'switch',
] as const;

/** An edit of one of four units. */
export const dutyEdit = fc.record({
  kind: fc.constantFrom(...KINDS),
  unit: fc.nat(3),
  a: fc.nat(1000),
  b: fc.nat(1000),
});

/** Does to the records of a unit, or of the office, what an edit says; 'day' and 'switch' are the test's own. */
export function applyEdit(at: TestCore, unit: string, { kind, a, b }: Edit, day: string): void {
  const db = at.core.write;
  const past = addDays(day as CivilDate, -(a % 700));
  const plans = () =>
    db.all<{ id: string; version: string }>(
      `SELECT p.id, v.id AS version FROM plan p JOIN plan_version v ON v.plan_id = p.id WHERE p.enterprise_id = @unit ORDER BY v.id`,
      { unit },
    );
  const row = enterpriseTable.find(db, unit);
  if ((MEANS_EDITS as readonly string[]).includes(kind)) {
    applyMeansEdit(at, unit, { kind, a, b }, day);
    return;
  }
  switch (kind) {
    case 'office':
      officeEdit(at, a, b, past);
      return;
    case 'trigger': {
      const plan = plans().at(0)?.id;
      const dealt = b % 3 === 0 ? null : addDays(past, b % 30);
      if (plan)
        revisionTriggerTable.insert(db, {
          id: at.core.newId(),
          planId: plan,
          reason: 'risk',
          source: 'risk-change',
          sourceId: null,
          raisedOn: past,
          description: '示例',
          decision: dealt === null ? null : b % 3 === 1 ? 'keep' : 'revise',
          decidedOn: dealt,
          decisionReason: null,
          settledById: null,
          settledOn: b % 3 === 2 ? dealt : null,
          ...bookkeeping(at),
        });
      return;
    }
    case 'drill':
      makeDrill(at, {
        enterpriseId: unit,
        planId: plans().at(0)?.id ?? null,
        planKind: (['comprehensive', 'special', 'onsite', null] as const)[b % 4] ?? null,
        state: (['ended', 'evaluated', 'reported', 'planned', 'cancelled'] as const)[b % 5] ?? 'ended',
        startOn: past,
        endOn: b % 5 === 3 ? null : addDays(past, b % 3),
        evaluated: b % 7 > 1,
        reported: b % 2 === 0,
        reportedOn: b % 4 === 0 ? addDays(past, 12) : null,
        level: (['enterprise', 'team', 'workshop'] as const)[a % 3] ?? 'team',
        yearPlanYear: b % 6 === 0 ? 2026 : null,
      });
      return;
    case 'year-plan': {
      const year = 2025 + (a % 2);
      const known = drillYearPlanTable.select(db, 'WHERE enterprise_id = @unit AND year = @year', {
        unit,
        year,
      })[0];
      const state = b % 2 === 0 ? 'approved' : 'draft';
      const approvedOn = state === 'approved' ? past : null;
      if (known) drillYearPlanTable.update(db, { ...known, state, approvedOn });
      else
        drillYearPlanTable.insert(db, {
          id: at.core.newId(),
          enterpriseId: unit,
          year,
          title: `${year}年度应急演练计划`,
          state,
          refusals: [],
          wishes: {},
          explanation: null,
          responsible: null,
          budget: null,
          approvedBy: null,
          approvedOn,
          documentNo: null,
          remark: null,
          ...bookkeeping(at),
        });
      return;
    }
    case 'inspect':
      spotCheck(at, unit, past, b);
      return;
    case 'void-drill': {
      const drill = drillTable.select(db, 'WHERE enterprise_id = @unit AND voided_at IS NULL ORDER BY id', {
        unit,
      })[0];
      if (drill) drillTable.update(db, { ...drill, voidedAt: at.core.clock.now(), voidReason: '误录' });
      return;
    }
    case 'plan':
      makePlan(at, {
        enterpriseId: unit,
        kind: (['comprehensive', 'special', 'onsite'] as const)[b % 3] ?? 'special',
        first: {
          publishedOn: b % 5 === 0 ? null : past,
          signedOn: past,
          state: b % 5 === 0 ? 'draft' : 'published',
          reviewWay: 'review',
          reviewDate: past,
          reviewResult: 'passed',
        },
      });
      return;
    case 'revise': {
      const [plan] = plans();
      const number = 1 + plans().filter((each) => each.id === plan?.id).length;
      if (plan)
        makePlanVersion(at, {
          planId: plan.id,
          number,
          state: b % 2 === 0 ? 'published' : 'draft',
          publishedOn: b % 2 === 0 ? past : null,
        });
      return;
    }
    case 'file': {
      const version = plans().at(-1)?.version;
      if (version)
        makeFilingCase(at, {
          enterpriseId: unit,
          planVersionIds: [version],
          state: 'checking',
          submittedOn: past,
          receivedOn: past,
        });
      return;
    }
    case 'decide': {
      const open = filingCaseTable.select(db, 'WHERE enterprise_id = @unit ORDER BY id DESC', { unit })[0];
      const state = (['filed', 'returned', 'deemed-filed', 'void'] as const)[b % 4] ?? 'filed';
      if (open)
        filingCaseTable.update(db, {
          ...open,
          state,
          decidedOn: b % 4 === 0 ? day : null,
          returnedOn: b % 4 === 1 ? day : null,
        });
      return;
    }
    case 'assess': {
      const plan = plans().at(0)?.id;
      if (plan) makeAssessment(at, { planId: plan, assessedOn: past });
      return;
    }
    case 'risk': {
      const month = past.slice(0, 7);
      const known = db.value('SELECT 1 FROM risk_analysis WHERE enterprise_id = @unit AND month = @month', {
        unit,
        month,
      });
      if (known === undefined) makeRiskAnalysis(at, { enterpriseId: unit, month, doneOn: past });
      return;
    }
    case 'status':
      if (row)
        enterpriseTable.update(db, {
          ...row,
          status: (['active', 'suspended', 'closed'] as const)[b % 3] ?? 'active',
        });
      return;
    case 'activities':
      if (row)
        enterpriseTable.update(db, {
          ...row,
          activities: b % 2 === 0 ? ['hotel'] : [],
          sizeTier: b % 3 === 0 ? 'medium' : 'small',
        });
      return;
    case 'override': {
      const known = setOverrideTable.select(
        db,
        "WHERE enterprise_id = @unit AND set_id = 'SET-A' AND voided_at IS NULL",
        { unit },
      )[0];
      if (known) setOverrideTable.update(db, { ...known, member: b % 2 === 0 });
      else
        setOverrideTable.insert(db, {
          id: at.core.newId(),
          enterpriseId: unit,
          setId: 'SET-A',
          member: b % 2 === 0,
          reason: '现场核实',
          decidedBy: '示例员',
          origin: at.self,
          version: 1,
          createdAt: at.core.clock.now(),
          updatedAt: at.core.clock.now(),
          voidedAt: null,
          voidReason: null,
        });
      return;
    }
    case 'void-unit':
      if (row)
        enterpriseTable.update(db, {
          ...row,
          voidedAt: b % 3 === 0 ? at.core.clock.now() : null,
          voidReason: b % 3 === 0 ? '重复' : null,
        });
      return;
  }
}

/** A campaign on drills (or on filing, which does not count) in which one unit was visited. */
function spotCheck(at: TestCore, unit: string, visitedOn: string, b: number): void {
  const db = at.core.write;
  const [id, origin, now] = [at.core.newId(), at.self, at.core.clock.now()];
  const kind = (['drill', 'both', 'filing'] as const)[b % 3] ?? 'drill';
  db.run(
    `INSERT INTO inspection (id, year, title, kind, state, origin, created_at, updated_at)
     VALUES (@id, 2026, '演练抽查', @kind, 'running', @origin, @now, @now)`,
    { id, kind, origin, now },
  );
  db.run(
    `INSERT INTO inspection_unit (id, inspection_id, enterprise_id, stratum, place, standing, visited_on, origin, created_at, updated_at)
     VALUES (@unitId, @id, @unit, '', 1, 'drawn', @visitedOn, @origin, @now, @now)`,
    { unitId: at.core.newId(), id, unit, visitedOn, origin, now },
  );
}

/** A plan of the office, a drill of it, an assessment, or that it was filed or published. */
function officeEdit(at: TestCore, a: number, b: number, past: string): void {
  const db = at.core.write;
  const own = db.get<{ plan: string; version: string }>(
    `SELECT p.id AS plan, v.id AS version FROM plan p JOIN plan_version v ON v.plan_id = p.id
     WHERE p.enterprise_id IS NULL ORDER BY v.id LIMIT 1 OFFSET @skip`,
    { skip: a % 2 },
  );
  if (own === undefined || b % 5 === 0) {
    const { plan } = makePlan(at, {
      enterpriseId: null,
      kind: b % 2 === 0 ? 'government' : 'department',
      first: { publishedOn: past, signedOn: null },
    });
    const kind = GOVERNMENT_PLAN_KINDS[b % 9] ?? null;
    db.run('UPDATE plan SET government_kind = @kind WHERE id = @id', { kind, id: plan.id });
  } else if (b % 5 === 1)
    makeDrill(at, {
      enterpriseId: null,
      planId: own.plan,
      planKind: 'government',
      startOn: past,
      endOn: past,
    });
  else if (b % 5 === 2) makeAssessment(at, { planId: own.plan, assessedOn: past });
  else
    makeGovernmentFiling(at, {
      planVersionId: own.version,
      kind: b % 5 === 3 ? 'filing' : 'publication',
      doneOn: past,
    });
}
