import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { expertsForDay } from '../../repositories/drill-year-views';
import { saveEntry } from '../experts/expert-entries';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** People looked through for an offer; a county's pool is smaller. */
const POOL = 2000;
const OFFERED = 40;

/**
 * Experts who could guide or observe a drill: those free that day and not bound to the unit first, among them the fitting
 * specialty, then the fewest tasks of the year.
 * @throws PlanDeskError NOT_FOUND, DRILL_WITHOUT_DAY
 */
export function offerExperts(db: ReadDb, input: { drillId: string; specialty: string | null }) {
  assertInSight(db, 'drill', input.drillId);
  const drill = found(drillTable.find(db, input.drillId), '演练', input.drillId);
  const day = dayOf(drill);
  const { id: drillId, enterpriseId } = drill;
  const experts = expertsForDay(db, { day, drillId, enterpriseId, limit: POOL }).map((row) => ({
    id: row.id,
    name: row.name,
    employer: row.employer,
    specialties: (JSON.parse(row.specialties) as string[]).join('、'),
    fits: input.specialty !== null && (JSON.parse(row.specialtyCodes) as string[]).includes(input.specialty),
    tasks: row.tasks,
    busy: row.busy,
    bound: row.bound === 1,
  }));
  const rank = (one: (typeof experts)[number]) =>
    (one.busy === null ? 0 : 4) + (one.bound ? 2 : 0) + (input.specialty === null || one.fits ? 0 : 1);
  return { day, experts: experts.sort((a, b) => rank(a) - rank(b)).slice(0, OFFERED) };
}

/**
 * Puts an expert down for guiding or observing a drill; it counts in the person's work and books the day.
 * @throws PlanDeskError NOT_FOUND, DRILL_WITHOUT_DAY, EXPERT_BUSY
 */
export function askExpert(
  deps: Deps,
  input: { drillId: string; expertId: string; kind: 'drill-guidance' | 'drill-observing' },
): { id: string; version: number } {
  assertInSight(deps.db, 'drill', input.drillId);
  const drill = found(drillTable.find(deps.db, input.drillId), '演练', input.drillId);
  const day = dayOf(drill);
  const { id: drillId, enterpriseId } = drill;
  const offered = expertsForDay(deps.db, { day, drillId, enterpriseId, limit: POOL }).find(
    ({ id }) => id === input.expertId,
  );
  if (offered?.busy)
    throw new PlanDeskError(
      'EXPERT_BUSY',
      `${offered.name}当天已有安排：${offered.busy}。请另选专家或日期。`,
      {
        name: offered.name,
        day,
        busy: offered.busy,
      },
    );
  return saveEntry(deps, {
    expertId: input.expertId,
    kind: 'work',
    values: {
      kind: input.kind,
      reviewId: null,
      drillId: drill.id,
      enterpriseId: drill.enterpriseId,
      unitName: null,
      title: drill.title,
      fromDay: day,
      toDay: null,
      hours: null,
      paid: false,
      fee: null,
      attended: null,
      record: null,
      remark: null,
    },
  });
}

function dayOf({ id, plannedOn, startOn }: DrillRecord): string {
  const day = startOn ?? plannedOn;
  if (day === null)
    throw new PlanDeskError('DRILL_WITHOUT_DAY', '这次演练还没有定日子，请先安排日期再请专家。', { id });
  return day;
}
