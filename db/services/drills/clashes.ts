import type { ReadDb } from '../../connection';
import { compactName } from '../../domain/text/normalise';
import type { DrillRecord } from '../../repositories/drill';
import { type DrillOnDays, drillsOnDays, sharedParticipants } from '../../repositories/drill-clash-views';

/** Another drill of the unit at the same time that wants the same workshop, team, people or gear. */
export interface DrillClash {
  id: string;
  title: string;
  date: string;
  /** Names of what both want. */
  shared: string[];
}

/**
 * Drills of the same owner on the days of this one that share its part or a participant. They are named, not refused: a
 * register says what was held, and who really stood where is for people to put right.
 */
export function clashesOf(db: ReadDb, record: DrillRecord): DrillClash[] {
  const from = record.startOn ?? record.plannedOn;
  if (from === null || record.state === 'cancelled') return [];
  const to = record.endOn ?? from;
  const others = drillsOnDays(db, record, { from, to });
  return others.flatMap((other) => {
    const oneDay = from === to && other.from === other.to;
    if (oneDay && !meetInTime(record, other)) return [];
    const shared = sharedBy(db, record, other);
    return shared.length === 0 ? [] : [{ id: other.id, title: other.title, date: other.from, shared }];
  });
}

type Times = Pick<DrillOnDays, 'startsAt' | 'endsAt'>;

/** Without both times a drill takes its whole day. */
function meetInTime(a: Times, b: Times): boolean {
  if (a.startsAt === null || a.endsAt === null || b.startsAt === null || b.endsAt === null) return true;
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function sharedBy(db: ReadDb, record: DrillRecord, other: DrillOnDays): string[] {
  const names = sharedParticipants(db, record.id, other.id);
  const samePart =
    record.part !== null && other.part !== null && compactName(record.part) === compactName(other.part);
  return samePart && record.part !== null && !names.includes(record.part) ? [record.part, ...names] : names;
}
