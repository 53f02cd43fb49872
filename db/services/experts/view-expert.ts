import type { ReadDb } from '../../connection';
import { maskIdentityNumber, maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import { type EvaluationYear, evaluationYears, removalProposed } from '../../domain/expert/evaluation';
import { type ExpertState, type ExpertStep, servesOn } from '../../domain/expert/life';
import { recogniseSpecialties } from '../../domain/expert/specialties';
import { type WorkFacts, type WorkYear, workYears } from '../../domain/expert/work';
import type { AllowedAction } from '../../domain/state-machine';
import type { Law } from '../../law';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import { type ExpertRecord, expertTable } from '../../repositories/expert';
import {
  type ExpertAbsenceRecord,
  type ExpertEvaluationRecord,
  type ExpertInterestRecord,
  type ExpertTermRecord,
  type ExpertTrainingRecord,
  type ExpertWorkRecord,
  expertAbsenceTable,
  expertEvaluationTable,
  expertInterestTable,
  expertTrainingTable,
  expertWorkTable,
} from '../../repositories/expert-life';
import {
  type DrawnPlace,
  drawsOfExpert,
  type NamedForReview,
  reviewsOfExpert,
} from '../../repositories/expert-pool';
import { findOffice } from '../../repositories/office';
import type { Table } from '../../repositories/table';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { nextSteps, stepsOf } from './expert-steps';

/** A row as screens show it: whose it is, without the rest of the bookkeeping. */
export type Shown<T extends Bookkeeping> = Omit<T, keyof Bookkeeping | 'expertId'> & {
  version: number;
  ours: boolean;
};

export interface ExpertView {
  /** Phones and identity numbers masked. */
  expert: Omit<Shown<ExpertRecord>, 'nameKey' | 'nameInitials' | 'mergedIntoId'>;
  originName: string;
  voided: { reason: string | null; mergedInto: { id: string; name: string } | null } | null;
  /** Serving today, term included. */
  serves: boolean;
  /** Wordings of specialties that no code stands for. */
  unrecognised: readonly string[];
  actions: AllowedAction<ExpertState, ExpertStep>[];
  /** A term to propose. */
  term: { from: string; to: string };
  steps: Shown<ExpertTermRecord>[];
  evaluations: Shown<ExpertEvaluationRecord>[];
  evaluationYears: EvaluationYear[];
  /** Two unfit years in a row speak for removal; people decide. */
  removalProposed: readonly [number, number] | null;
  trainings: Shown<ExpertTrainingRecord>[];
  interests: Shown<ExpertInterestRecord>[];
  absences: Shown<ExpertAbsenceRecord>[];
  works: Shown<ExpertWorkRecord>[];
  workYears: WorkYear[];
  draws: DrawnPlace[];
  reviews: Omit<NamedForReview, 'attended'>[];
}

/** A person of the pool with everything that is kept. @throws PlanDeskError NOT_FOUND */
export function viewExpert(
  deps: { db: ReadDb; self: string; law: Law; today: string },
  id: string,
): ExpertView {
  const { db, self } = deps;
  assertInSight(db, 'expert', id);
  const record = found(expertTable.find(db, id), '专家', id);
  const steps = stepsOf({ db }, id);
  const next = nextSteps(record, steps, deps.today as CivilDate, deps.law.reviewRules.term.years);
  const evaluations = rowsOf(db, expertEvaluationTable, id, 'year DESC, evaluated_on DESC, id');
  const works = rowsOf(db, expertWorkTable, id, 'from_day DESC, id');
  const reviews = reviewsOfExpert(db, id);
  const { nameKey, nameInitials, mergedIntoId, ...facts } = record;
  const into = mergedIntoId === null ? undefined : expertTable.find(db, mergedIntoId);
  const editable = record.origin === self && record.voidedAt === null;
  return {
    expert: {
      ...shown(facts, self),
      phone: maskPhone(record.phone),
      idNumber: maskIdentityNumber(record.idNumber),
    },
    originName: findOffice(db, record.origin)?.name ?? '',
    voided:
      record.voidedAt === null
        ? null
        : { reason: record.voidReason, mergedInto: into ? { id: into.id, name: into.name } : null },
    serves: servesOn(record, deps.today),
    unrecognised: recogniseSpecialties(record.specialties, deps.law.specialties).unrecognised,
    actions: editable ? next.actions : [],
    term: next.term,
    steps: steps.map((row) => shown(row, self)),
    evaluations: evaluations.map((row) => shown(row, self)),
    evaluationYears: evaluationYears(evaluations),
    removalProposed: removalProposed(evaluations),
    trainings: rowsOf(db, expertTrainingTable, id, 'held_on DESC, id').map((row) => shown(row, self)),
    interests: rowsOf(db, expertInterestTable, id, 'declared_on DESC, id').map((row) => shown(row, self)),
    absences: rowsOf(db, expertAbsenceTable, id, 'from_day DESC, id').map((row) => shown(row, self)),
    works: works.map((row) => shown(row, self)),
    workYears: workYears([...works, ...reviewWork(reviews, works)]),
    draws: drawsOfExpert(db, id),
    reviews: reviews.map(({ attended, ...review }) => review),
  };
}

/** Reviews count as work; one that somebody noted by hand as well counts once. */
function reviewWork(reviews: readonly NamedForReview[], works: readonly ExpertWorkRecord[]): WorkFacts[] {
  const noted = new Set(works.map(({ reviewId }) => reviewId));
  return reviews
    .filter(({ reviewId }) => !noted.has(reviewId))
    .map(({ kind, meetingOn, attended }) => ({
      kind,
      fromDay: meetingOn,
      hours: null,
      paid: false,
      attended: attended === null ? null : attended === 1,
    }));
}

/** Living rows about a person. `order` is written here and nowhere else. */
function rowsOf<T extends Bookkeeping & { readonly id: string }>(
  db: ReadDb,
  table: Table<T>,
  expertId: string,
  order: string,
): T[] {
  return table.select(db, `WHERE expert_id = @expertId AND voided_at IS NULL ORDER BY ${order}`, {
    expertId,
  });
}

function shown<T extends Bookkeeping>(row: T, self: string): Shown<T> {
  const { origin, version, createdAt, updatedAt, voidedAt, voidReason, ...facts } = row;
  const { expertId, ...rest } = facts as typeof facts & { expertId?: string };
  return { ...rest, version, ours: origin === self } as unknown as Shown<T>;
}
