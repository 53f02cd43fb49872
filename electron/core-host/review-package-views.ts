import type { PackLook } from '../../db/exchange/review/look-at-pack';
import type { ResultLook } from '../../db/exchange/review/look-at-result';
import type { ReviewPackage } from '../../db/exchange/review/read-review-package';
import type { Contract, OutputOf } from '../contract/index';

type Rehearsed = OutputOf<Contract['reviewPackages']['rehearse']>;

/** What a pack holds and what receiving it would do, for the window. */
export function packView(look: PackLook, { proven, rows }: ReviewPackage): NonNullable<Rehearsed['pack']> {
  const { review, assignment, plan, version, unit, documents } = rows;
  const carried = new Set(
    proven.manifest.entries.flatMap(({ path }) => (path.startsWith('files/') ? path.slice(6) : [])),
  );
  const sizes = new Map(documents.map(({ sha256, size }) => [sha256, size]));
  return {
    as: look.as,
    assignmentId: assignment.id,
    expert: assignment.name,
    review: {
      title: review.title,
      kind: review.kind,
      way: review.way,
      meetingOn: review.meetingOn,
      place: review.place,
    },
    plan: {
      title: plan.title,
      kind: plan.kind as NonNullable<Rehearsed['pack']>['plan']['kind'],
      version: version.label,
      unit: unit?.name ?? null,
    },
    dueOn: assignment.dueOn,
    files: (rows.rows.plan_document ?? []).map(({ sha256, file_name }) => ({
      fileName: String(file_name),
      size: sizes.get(String(sha256)) ?? 0,
      carried: carried.has(String(sha256)),
    })),
    versionChanged: look.versionChanged,
    marks: look.marks,
  };
}

/** Whose result it is and how it stands: names as this desk has them, and days; nothing of what is in it. */
export function resultView(look: ResultLook, { rows }: ReviewPackage): NonNullable<Rehearsed['result']> {
  const { review, assignment, plan, version, unit, opinion } = rows;
  return {
    known: look.known,
    late: look.late,
    reviewId: look.review?.id ?? null,
    assignmentId: assignment.id,
    review: look.review?.title ?? review.title,
    plan: { title: plan.title, version: version.label, unit: unit?.name ?? null },
    expert: look.assignment?.name ?? assignment.name,
    handedInAt: opinion?.handedInAt ?? null,
  };
}
