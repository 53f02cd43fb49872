import type { ReadDb } from '../../connection';
import { compactName } from '../../domain/text/normalise';
import type { Law } from '../../law';
import type { ReviewRecord } from '../../repositories/review';
import { assignmentsOf, declaredInterests, reviewSubject } from '../../repositories/review-views';

/** Why a reviewer must withdraw: employed by the unit, paid by it, or another interest declared in the pool. */
export interface Conflict {
  kind: string;
  remark: string | null;
}

/** Experts who take part and have an interest in the reviewed unit (办法 22), by assignment. */
export function conflictsOf(
  { db, law, today }: { db: ReadDb; law: Pick<Law, 'reviewRules'>; today: string },
  record: ReviewRecord,
): Map<string, Conflict> {
  const conflicts = new Map<string, Conflict>();
  const { years } = law.reviewRules.recusal;
  const unit = reviewSubject(db, record.planVersionId)?.unitName;
  for (const { id, employer, state } of assignmentsOf(db, record.id))
    if (unit && employer && state !== 'withdrawn' && compactName(employer) === compactName(unit))
      conflicts.set(id, { kind: 'employment', remark: employer });
  for (const { assignmentId, kind, remark } of declaredInterests(db, record.id, { today, years }))
    if (!conflicts.has(assignmentId)) conflicts.set(assignmentId, { kind, remark });
  return conflicts;
}
