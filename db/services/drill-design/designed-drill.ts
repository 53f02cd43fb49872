import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { DoubleBooking } from '../../domain/drill/bookings';
import { doubleBookings } from '../../domain/drill/bookings';
import type { Design } from '../../domain/drill/design';
import { isDesignable } from '../../domain/drill/design';
import { placeholderNames } from '../../domain/drill/templates';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import type {
  DrillInjectRecord,
  DrillObjectiveRecord,
  DrillParticipantRecord,
} from '../../repositories/drill-design';
import {
  daysOf,
  drillsAtTheTime,
  injectsOf,
  objectivesOf,
  participantsOf,
  stockOf,
} from '../../repositories/drill-design-views';
import { editableDrill } from '../drills/edit-drill';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** A drill with everything of its design. */
export interface DesignedDrill {
  readonly record: DrillRecord;
  readonly objectives: readonly DrillObjectiveRecord[];
  readonly injects: readonly DrillInjectRecord[];
  readonly participants: readonly DrillParticipantRecord[];
}

/** @throws PlanDeskError NOT_FOUND */
export function designedDrill(db: ReadDb, id: string): DesignedDrill {
  assertInSight(db, 'drill', id);
  const record = found(drillTable.find(db, id), '演练', id);
  return {
    record,
    objectives: objectivesOf(db, id),
    injects: injectsOf(db, id),
    participants: participantsOf(db, id),
  };
}

/** A drill whose design may be changed now. @throws PlanDeskError DESIGN_FIXED, and as `editableDrill` */
export function designableDrill(deps: Deps, id: string, expectedVersion: number): DrillRecord {
  const record = editableDrill(deps, id, expectedVersion);
  if (!isDesignable(record.state))
    throw new PlanDeskError('DESIGN_FIXED', '演练已经开始或者结束，设计不能再改；确有变化请记入演练记录。', {
      state: record.state,
    });
  return record;
}

/** What the checks of a design look at. */
export function designOf({ record, objectives, injects, participants }: DesignedDrill): Design {
  return {
    form: record.form,
    durationMinutes: record.durationMinutes,
    objectives,
    injects,
    evaluators: participants.filter(({ role }) => role === 'evaluator').map(({ name }) => name),
  };
}

/** Something that this drill and another one need at the same time. */
export interface Clash extends Pick<DoubleBooking, 'kind' | 'refId' | 'name' | 'date'> {
  readonly drillId: string;
  readonly drillTitle: string;
  readonly ownerName: string | null;
}

/** Those that are somebody or something: names that a template left to be filled in are nobody yet. */
export function foundParticipants(law: Law, { participants }: DesignedDrill): DrillParticipantRecord[] {
  const nobody = placeholderNames(law.drillTemplates);
  return participants.filter(
    ({ kind, refId, name }) => kind !== 'person' || refId !== null || !nobody.has(name),
  );
}

/** What other drills need at the time of this one; nothing while it has no day. */
export function clashesOf(db: ReadDb, law: Law, drill: DesignedDrill): Clash[] {
  const { record } = drill;
  const participants = foundParticipants(law, drill);
  const days = daysOf(record);
  if (days === null || participants.length === 0) return [];
  const others = drillsAtTheTime(db, record, days, participants);
  if (others.length === 0) return [];
  const own = {
    id: record.id,
    ownerId: record.enterpriseId ?? record.origin,
    ...days,
    startsAt: record.startsAt,
    endsAt: record.endsAt,
    minutes: record.durationMinutes,
    bookings: participants,
  };
  const byId = new Map(others.map((other) => [other.id, other]));
  const stock = stockOf(
    db,
    participants.flatMap(({ kind, refId }) => (kind === 'equipment' && refId !== null ? [refId] : [])),
  );
  return doubleBookings([own, ...others], stock).flatMap(({ kind, refId, name, date, drills }) => {
    const other = byId.get(drills[0] === record.id ? drills[1] : drills[0]);
    // Two others may clash with each other: that is theirs to settle.
    if (!other || !drills.includes(record.id)) return [];
    return [
      { kind, refId, name, date, drillId: other.id, drillTitle: other.title, ownerName: other.ownerName },
    ];
  });
}
