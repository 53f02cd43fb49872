import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import type { Duty } from '../../domain/duties/duty';
import { prepareDuties } from '../../domain/duties/evaluate';
import type { RuleBook } from '../../domain/duties/rule-book';
import type { DeskLaw } from '../../law/desk-law';
import type { CalendarMove } from '../../repositories/calendar-change';
import { subjectIdsAfter } from '../../repositories/duty-facts';
import { gatherSubjects } from '../duties/gather';

const SLICE = 200;

/** Only rules that count working days, and what follows when such a term runs out, can be moved by a calendar. */
function workingDayRules(book: RuleBook): RuleBook {
  return {
    ...book,
    rules: book.rules.filter((rule) => rule.unit === 'working-day' || rule.schedule === 'consequence'),
  };
}

/**
 * Which terms stand differently under two calendars on the same day: everybody's duties are worked out twice and
 * compared, a slice of subjects at a time. Settled duties count only where "late" changes.
 */
export function* movedTerms(
  db: ReadDb,
  before: DeskLaw,
  after: DeskLaw,
  todayText: string,
): Generator<{ moves: CalendarMove[]; subjects: number }> {
  const today = asCivilDate(todayText);
  const book = workingDayRules(before.ruleBook);
  const old = prepareDuties(book, before.calendar, today, before.settings);
  const young = prepareDuties(book, after.calendar, today, after.settings);
  for (let last = ''; ; ) {
    const ids = subjectIdsAfter(db, last, SLICE);
    const upTo = ids.at(-1);
    if (upTo === undefined) return;
    const moves: CalendarMove[] = [];
    const scope = { after: last, upTo };
    for (const subject of gatherSubjects(db, scope, { law: before, asOf: today }))
      compare(subject.id, old.evaluate(subject).duties, young.evaluate(subject).duties, moves);
    yield { moves, subjects: ids.length };
    last = upTo;
  }
}

const keyOf = (duty: Duty) => `${duty.rule} ${duty.period} ${duty.refId}`;

function compare(
  subjectId: string,
  before: readonly Duty[],
  after: readonly Duty[],
  moves: CalendarMove[],
): void {
  const olds = new Map(before.map((duty) => [keyOf(duty), duty]));
  for (const duty of after) {
    const old = olds.get(keyOf(duty)) ?? null;
    olds.delete(keyOf(duty));
    if (differs(old, duty)) moves.push(moveOf(subjectId, old, duty));
  }
  for (const gone of olds.values()) moves.push(moveOf(subjectId, gone, null));
}

function differs(old: Duty | null, duty: Duty): boolean {
  if (old === null) return true;
  if (old.state === 'met' && duty.state === 'met') return old.late !== duty.late;
  return old.due !== duty.due || old.state !== duty.state || old.provisional !== duty.provisional;
}

function moveOf(subjectId: string, before: Duty | null, after: Duty | null): CalendarMove {
  const either = after ?? before;
  return {
    subjectId,
    rule: either?.rule ?? '',
    refId: either?.refId ?? '',
    dueBefore: before?.due ?? null,
    dueAfter: after?.due ?? null,
    stateBefore: before?.state ?? null,
    stateAfter: after?.state ?? null,
    provisionalBefore: before?.provisional ?? false,
    provisionalAfter: after?.provisional ?? false,
  };
}
