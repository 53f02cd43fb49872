import type { ReadDb } from '../../connection';
import { type CivilDate, daysBetween } from '../../domain/dates/civil-date';
import { type ChecklistTable, verdictsFor } from '../../domain/review/checklist';
import type { RecordedSearch, Verdict } from '../../domain/review/codes';
import {
  handInBlockers,
  type MarkingProgress,
  type OwnOpinion,
  verdictBlockers,
} from '../../domain/review/verdicts';
import type { Blocker } from '../../domain/state-machine';
import type { Law } from '../../law';
import {
  answersOf,
  answerTo,
  type ChecklistAnswerRecord,
  countMarks,
  type MarkRecord,
  marksOf,
  quotedPlaces,
  type ReviewOpinionRecord,
} from '../../repositories/marking';
import { assignmentIds } from '../../repositories/review';
import {
  asAnswered,
  assertReviewersDesk,
  closedFor,
  type MarkingMatter,
  markingMatter,
  progressIn,
} from './matter';

/** An answer as screens show it, with what still keeps it from standing. */
export interface AnswerView {
  item: string;
  /** Null until something is kept of it. */
  version: number | null;
  verdict: Verdict | null;
  reason: string;
  search: RecordedSearch | null;
  blockers: Blocker[];
}

/** A mark as screens show it. */
export type MarkView = Omit<MarkRecord, 'assignmentId' | 'origin' | 'createdAt' | 'voidedAt' | 'voidReason'>;

/** What every change answers: the lines it touched, and how far the work has come. */
export interface MarkingChange {
  answers: AnswerView[];
  progress: MarkingProgress;
  /** What still keeps the work from being handed in. */
  missing: Blocker[];
}

/** The reviewer's own page as screens show it. */
export interface OpinionView {
  version: number | null;
  state: ReviewOpinionRecord['state'];
  opinion: string;
  vote: ReviewOpinionRecord['vote'];
  voteReason: string | null;
  noInterest: boolean;
  handedInAt: string | null;
}

/** When it is to be back. `daysLeft` is negative after the day. */
export interface Deadline {
  dueOn: string | null;
  daysLeft: number | null;
}

const NOTHING_YET: Pick<ChecklistAnswerRecord, 'verdict' | 'reason' | 'search'> = {
  verdict: null,
  reason: '',
  search: null,
};

function answerView(
  law: Law,
  matter: MarkingMatter,
  item: string,
  answer: ChecklistAnswerRecord | undefined,
  places: number,
): AnswerView {
  const { verdict, reason, search } = answer ?? NOTHING_YET;
  const blockers = verdictBlockers(
    law.reviewChecklists.verdicts,
    asAnswered(matter, answer ?? NOTHING_YET, places),
  );
  return { item, version: answer?.version ?? null, verdict, reason, search, blockers };
}

/** How far the work has come, and what keeps it from being handed in. */
export function standingOf(
  db: ReadDb,
  law: Law,
  matter: MarkingMatter,
): { progress: MarkingProgress; missing: Blocker[] } {
  const progress = progressIn(db, law, matter);
  return { progress, missing: handInBlockers(progress, ownOpinion(matter.opinion)) };
}

/** The lines of some items and the progress after a change. */
export function changeIn(
  db: ReadDb,
  law: Law,
  matter: MarkingMatter,
  items: readonly string[],
): MarkingChange {
  const places = quotedPlaces(db, matter.assignment.id);
  return {
    answers: items.map((item) =>
      answerView(law, matter, item, answerTo(db, matter.assignment.id, item), places.get(item) ?? 0),
    ),
    ...standingOf(db, law, matter),
  };
}

export function markView(mark: MarkRecord): MarkView {
  const { assignmentId: _a, origin: _o, createdAt: _c, voidedAt: _v, voidReason: _r, ...view } = mark;
  return view;
}

export function opinionView(opinion: ReviewOpinionRecord | undefined): OpinionView {
  return {
    version: opinion?.version ?? null,
    state: opinion?.state ?? 'open',
    opinion: opinion?.opinion ?? '',
    vote: opinion?.vote ?? null,
    voteReason: opinion?.voteReason ?? null,
    noInterest: opinion?.noInterest ?? false,
    handedInAt: opinion?.handedInAt ?? null,
  };
}

/** What handing in looks at of the reviewer's own page. */
export function ownOpinion(opinion: ReviewOpinionRecord | undefined): OwnOpinion {
  const { opinion: text, vote, noInterest } = opinionView(opinion);
  return { text, vote, noInterest };
}

function deadlineOf({ assignment, review }: MarkingMatter, today: CivilDate): Deadline {
  const dueOn = assignment.dueOn ?? review.deadline;
  return { dueOn, daysLeft: dueOn === null ? null : daysBetween(today, dueOn as CivilDate) };
}

function headOf(db: ReadDb, law: Law, matter: MarkingMatter, today: CivilDate) {
  const { assignment, review, version, plan, opinion } = matter;
  return {
    id: assignment.id,
    reviewId: review.id,
    title: review.title,
    kind: review.kind,
    way: review.way,
    name: assignment.name,
    role: assignment.role,
    plan: { title: plan.title, kind: plan.kind, version: version.label, unit: matter.enterpriseName },
    deadline: deadlineOf(matter, today),
    state: opinion?.state ?? ('open' as const),
    handedInAt: opinion?.handedInAt ?? null,
    /** Why nothing may be marked any more. */
    closed: closedFor(matter),
    marks: countMarks(db, assignment.id),
    ...standingOf(db, law, matter),
  };
}

/**
 * The reviews that came to this desk, the one due first on top, those handed in last.
 * @throws PlanDeskError MARKING_ELSEWHERE, CHECKLIST_UNKNOWN
 */
export function viewHome(db: ReadDb, law: Law, today: CivilDate) {
  assertReviewersDesk(db);
  return assignmentIds(db)
    .map((id) => headOf(db, law, markingMatter(db, law, id), today))
    .sort(
      (a, b) =>
        Number(a.state === 'handed-in') - Number(b.state === 'handed-in') ||
        (a.deadline.dueOn ?? '9999').localeCompare(b.deadline.dueOn ?? '9999') ||
        a.title.localeCompare(b.title),
    );
}

function tableView(table: ChecklistTable, { plan }: MarkingMatter) {
  return {
    id: table.id,
    title: table.title,
    short: table.short,
    method: table.method,
    mark: table.mark,
    note: table.note,
    source: table.source,
    verdicts: verdictsFor(table, plan.kind),
    groups: table.groups.map(({ title, items }) => ({
      title,
      items: items.map(({ id, title: name, key, mark, points }) => ({
        id,
        title: name,
        key,
        mark,
        points: [...points],
      })),
    })),
  };
}

/**
 * Everything the desk of one assignment shows but the marks and the document itself.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, CHECKLIST_UNKNOWN
 */
export function viewDesk(db: ReadDb, law: Law, today: CivilDate, assignmentId: string) {
  const matter = markingMatter(db, law, assignmentId);
  const { set, review, documents } = matter;
  const { verdicts, keyAdvice } = law.reviewChecklists;
  const answers = new Map(answersOf(db, assignmentId).map((answer) => [answer.item, answer]));
  const places = quotedPlaces(db, assignmentId);
  return {
    ...headOf(db, law, matter, today),
    set: { id: set.id, title: set.title, mark: set.mark, note: set.note, source: set.source },
    tables: set.tables
      .filter(({ id }) => review.tables.includes(id))
      .map((table) => tableView(table, matter)),
    verdicts: [...verdicts],
    keyAdvice: keyAdvice.text,
    documents: documents.map(({ sha256, fileName, role, kind, textState, stored, pages }) => ({
      sha256,
      fileName,
      role,
      kind,
      textState,
      stored,
      pages,
    })),
    answers: matter.items.map(({ item }) =>
      answerView(law, matter, item.id, answers.get(item.id), places.get(item.id) ?? 0),
    ),
    opinion: opinionView(matter.opinion),
  };
}

/** All marks of an assignment. @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, CHECKLIST_UNKNOWN */
export function viewMarks(db: ReadDb, law: Law, assignmentId: string): MarkView[] {
  markingMatter(db, law, assignmentId);
  return marksOf(db, assignmentId).map(markView);
}
