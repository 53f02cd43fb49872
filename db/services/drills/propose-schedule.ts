import type { ReadDb, WriteDb } from '../../connection';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import type { DrillForm } from '../../domain/drill/axes';
import type { DutySubject } from '../../domain/duties/duty';
import type { PlanKind } from '../../domain/plan/kinds';
import type { Bookings } from '../../domain/schedule/bookings';
import { proposeYear, type YearProposal } from '../../domain/schedule/propose';
import type { ProposedDrill } from '../../domain/schedule/proposed-drill';
import type { KnownDrill } from '../../domain/schedule/requirements';
import type { DeskLaw } from '../../law/desk-law';
import { yearPlanOf, yearPlansOf } from '../../repositories/drill-year-views';
import { planAims } from '../drill-plans/aims';
import { allBookings, usualResources } from '../drill-plans/resources';
import { gatherSubjects } from '../duties/gather';

export interface ScheduledDrill
  extends Omit<ProposedDrill, 'provisional' | 'meets' | 'dayReason' | 'resources'> {
  /** Rules it counts for, in the order of the rule book. */
  meets: string[];
  /** The unit; the office's id where it is the office's own. */
  enterpriseId: string;
  own: boolean;
  /** 统一社会信用代码, or the id of a unit without one. */
  owner: string;
  ownerName: string;
  planTitle: string | null;
  /** Rows of participants of the plan's last drill that are free on the day. */
  participantIds: string[];
}

export interface UnmetDuty {
  ownerName: string;
  rule: string;
  why: string;
}

export interface ScheduleBatch {
  drills: ScheduledDrill[];
  unmet: UnmetDuty[];
}

/** Enterprises proposed together. */
const BATCH = 200;

export interface Owner {
  id: string;
  uscc: string | null;
  name: string;
}

/** Own enterprises in force, or the one asked for. */
function ownersOf(db: ReadDb, self: string, enterpriseId: string | null): Owner[] {
  return db.all<Owner>(
    `SELECT id, uscc, name FROM enterprise
      WHERE voided_at IS NULL AND status = 'active' AND origin = @self AND (@id IS NULL OR id = @id) ORDER BY id`,
    { self, id: enterpriseId },
  );
}

const OF_UNITS = 'enterprise_id IN (SELECT value FROM json_each(@ids))';

/** Drills of the year that are planned and still to come, by enterprise; with `office` its own. */
function plannedDrills(
  db: ReadDb,
  year: number,
  ids: readonly string[],
  office: string | null,
): Map<string, KnownDrill[]> {
  const rows = db.all<{
    enterprise_id: string;
    date: CivilDate;
    plan_kind: PlanKind | null;
    plan_id: string | null;
    form: DrillForm | null;
  }>(
    `SELECT COALESCE(enterprise_id, origin) AS enterprise_id, COALESCE(start_on, planned_on) AS date, plan_kind, plan_id, form
       FROM drill
      WHERE ${office === null ? OF_UNITS : 'enterprise_id IS NULL AND origin = @office'} AND voided_at IS NULL
        AND state IN ('planned','prepared','running','paused') AND COALESCE(start_on, planned_on) BETWEEN @from AND @to`,
    {
      ...(office === null ? { ids: JSON.stringify(ids) } : { office }),
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    },
  );
  const planned = new Map<string, KnownDrill[]>();
  for (const row of rows) {
    const drill = { date: row.date, planKind: row.plan_kind, planId: row.plan_id, form: row.form };
    planned.set(row.enterprise_id, [...(planned.get(row.enterprise_id) ?? []), drill]);
  }
  return planned;
}

function planTitles(db: ReadDb, subjects: readonly DutySubject[]): Map<string, string> {
  const ids = subjects.flatMap((subject) => subject.plans.map((plan) => plan.id));
  const rows = db.all<{ id: string; title: string }>(
    'SELECT id, title FROM plan WHERE id IN (SELECT value FROM json_each(@ids))',
    {
      ids: JSON.stringify(ids),
    },
  );
  return new Map(rows.map((row) => [row.id, row.title]));
}

/**
 * Proposes the drills of a year for every own enterprise (or one), batch by batch, from what the database holds now: by each
 * unit's year plan, and with nobody booked twice across units. Nothing is written. `done` and `total` count enterprises.
 */
export function* proposeSchedule(
  db: ReadDb | WriteDb,
  law: DeskLaw,
  request: ScheduleRequest & { enterpriseId: string | null },
): Generator<ScheduleBatch & { done: number; total: number }> {
  const owners = ownersOf(db, request.self, request.enterpriseId);
  const bookings = allBookings(db, request.year);
  for (let from = 0; from < owners.length; from += BATCH) {
    const batch = owners.slice(from, from + BATCH);
    const found = proposeFor(db, law, request, { owners: batch, bookings });
    yield { ...found, done: Math.min(from + BATCH, owners.length), total: owners.length };
  }
}

export interface ScheduleRequest {
  year: number;
  today: string;
  self: string;
}

/** Proposes for these owners; the office itself is told by `own`. */
export function proposeFor(
  db: ReadDb | WriteDb,
  law: DeskLaw,
  { year, today, self }: ScheduleRequest,
  { owners, bookings, own = false }: { owners: readonly Owner[]; bookings: Bookings; own?: boolean },
): ScheduleBatch & { proposals: YearProposal[] } {
  const asOf = asCivilDate(today);
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const ids = [...byId.keys()];
  const subjects = gatherSubjects(db, { ids }, { law, asOf });
  const planned = plannedDrills(db, year, ids, own ? self : null);
  const titles = planTitles(db, subjects);
  const plans = own
    ? [yearPlanOf(db, { enterpriseId: null, year, self })].filter((plan) => plan !== undefined)
    : yearPlansOf(db, ids, year, self);
  const planById = new Map(plans.map((plan) => [plan.enterpriseId ?? self, plan]));
  const usual = usualResources(
    db,
    subjects.flatMap((subject) => subject.plans.map(({ id }) => ({ id, owner: subject.id }))),
  );
  const found: ScheduleBatch & { proposals: YearProposal[] } = { drills: [], unmet: [], proposals: [] };
  for (const subject of subjects) {
    const owner = byId.get(subject.id);
    if (!owner) continue;
    const proposal = proposeYear(subject, law.ruleBook, law.calendar, year, {
      asOf,
      planned: planned.get(subject.id) ?? [],
      settings: law.settings,
      ...planAims(law.drillSeasons, planById.get(subject.id)),
      bookings,
      resourcesOf: (planId) => (usual.get(planId) ?? []).map(({ resource }) => resource),
    });
    found.proposals.push(proposal);
    for (const { provisional: _provisional, dayReason: _reason, resources, ...drill } of proposal.drills) {
      const free = new Set(resources.map(({ key }) => key));
      found.drills.push({
        ...drill,
        meets: [...drill.meets],
        enterpriseId: owner.id,
        own,
        owner: owner.uscc ?? owner.id,
        ownerName: owner.name,
        planTitle: drill.planId === null ? null : (titles.get(drill.planId) ?? null),
        participantIds: (usual.get(drill.planId ?? '') ?? [])
          .filter(({ resource }) => free.has(resource.key))
          .map(({ row }) => row.id),
      });
    }
    for (const gap of proposal.unmet)
      found.unmet.push({ ownerName: owner.name, rule: gap.rule, why: gap.why });
  }
  return found;
}
