import type { ReadDb } from '../connection';
import { type ReviewAssignmentRecord, type ReviewRecord, reviewAssignmentTable, reviewTable } from './review';

/** What a review is of. `unitId` is null for a plan of the office itself. */
export interface ReviewSubject {
  planId: string;
  planTitle: string;
  planKind: 'comprehensive' | 'special' | 'onsite' | 'government' | 'department';
  versionId: string;
  versionLabel: string;
  versionState: string;
  unitId: string | null;
  unitName: string | null;
}

/** The plan, version and unit of a plan version. */
export function reviewSubject(db: ReadDb, planVersionId: string): ReviewSubject | undefined {
  return db.get<ReviewSubject>(
    `SELECT p.id AS planId, p.title AS planTitle, p.kind AS planKind, v.id AS versionId, v.label AS versionLabel,
            v.state AS versionState, e.id AS unitId, e.name AS unitName
       FROM plan_version v JOIN plan p ON p.id = v.plan_id LEFT JOIN enterprise e ON e.id = p.enterprise_id
      WHERE v.id = @planVersionId`,
    { planVersionId },
  );
}

/** Reviews of any version of a plan, newest first, void ones included. */
export function reviewsOfPlan(db: ReadDb, planId: string): ReviewRecord[] {
  return reviewTable.select(
    db,
    `WHERE plan_version_id IN (SELECT id FROM plan_version WHERE plan_id = @planId) ORDER BY prepared_on DESC, id DESC`,
    { planId },
  );
}

/** The experts of a review: chair first, then in the order in which they were named; withdrawn ones last. */
export function assignmentsOf(db: ReadDb, reviewId: string): ReviewAssignmentRecord[] {
  return reviewAssignmentTable.select(
    db,
    `WHERE review_id = @reviewId AND voided_at IS NULL ORDER BY state = 'withdrawn', role <> 'chair', created_at, id`,
    { reviewId },
  );
}

/** Reviews that repeat this one, void ones aside. */
export function repetitionsOf(db: ReadDb, reviewId: string): string[] {
  return db
    .all<{ id: string }>(
      'SELECT id FROM review WHERE previous_review_id = @reviewId AND voided_at IS NULL ORDER BY prepared_on, id',
      { reviewId },
    )
    .map(({ id }) => id);
}

/** Packages written for each expert of a review: how many, and the moment of the last. */
export function packsWritten(db: ReadDb, reviewId: string): Map<string, { packs: number; lastAt: string }> {
  const rows = db.all<{ id: string; packs: number; lastAt: string }>(
    `SELECT a.id, COUNT(*) AS packs, MAX(p.at) AS lastAt
       FROM review_assignment a JOIN package_log p
         ON p.partner_id = 'assignment:' || a.id AND p.direction = 'out' AND p.kind = 'review-pack'
      WHERE a.review_id = @reviewId GROUP BY a.id`,
    { reviewId },
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** An interest of a reviewer in the unit that is declared in the pool (办法 22). */
export interface DeclaredInterest {
  assignmentId: string;
  kind: string;
  remark: string | null;
}

/**
 * Interests in the reviewed unit that stand on `today`, and work that it paid for or that made its plans, by experts of the
 * review who take part; work bars for `years`. Pay for an earlier review is no interest: the same group may have to review again.
 */
export function declaredInterests(
  db: ReadDb,
  reviewId: string,
  { today, years }: { today: string; years: number },
): DeclaredInterest[] {
  return db.all<DeclaredInterest>(
    `SELECT a.id AS assignmentId, i.kind, i.remark
       FROM review r
       JOIN review_assignment a ON a.review_id = r.id AND a.voided_at IS NULL AND a.state <> 'withdrawn'
       JOIN expert_interest i ON i.expert_id = a.expert_id AND i.voided_at IS NULL
       JOIN plan_version v ON v.id = r.plan_version_id
       JOIN plan p ON p.id = v.plan_id
       JOIN enterprise e ON e.id = p.enterprise_id
      WHERE r.id = @reviewId AND (i.until IS NULL OR i.until >= @today)
        AND (i.enterprise_id = e.id OR i.unit_name = e.name OR i.uscc = e.uscc)
     UNION ALL
     SELECT a.id, 'consultancy', w.title
       FROM review r
       JOIN review_assignment a ON a.review_id = r.id AND a.voided_at IS NULL AND a.state <> 'withdrawn'
       JOIN expert_work w ON w.expert_id = a.expert_id AND w.voided_at IS NULL
       JOIN plan_version v ON v.id = r.plan_version_id
       JOIN plan p ON p.id = v.plan_id
       JOIN enterprise e ON e.id = p.enterprise_id
      WHERE r.id = @reviewId AND (w.enterprise_id = e.id OR w.unit_name = e.name)
        AND (w.kind IN ('consulting', 'drafting') OR (w.paid = 1 AND w.kind NOT IN ('review', 'verification')))
        AND COALESCE(w.to_day, w.from_day) >= date(@today, @years)
      ORDER BY 1, 2, 3`,
    { reviewId, today, years: `-${years} years` },
  );
}

/** How many files of a version a pack for its reviewers carries. */
export function packedDocuments(db: ReadDb, planVersionId: string): number {
  return packedNames(db, planVersionId).length;
}

/** Names of the files of a version that a pack carries, the plan itself first, then in the order in which they were attached. */
export function packedNames(db: ReadDb, planVersionId: string): string[] {
  return db
    .all<{ name: string }>(
      `SELECT pd.file_name AS name FROM plan_document pd JOIN document d ON d.sha256 = pd.sha256
        WHERE pd.plan_version_id = @planVersionId AND pd.voided_at IS NULL AND d.bytes IS NOT NULL
          AND pd.role IN ('text','risk-assessment','resource-survey','drafting-note','other')
        ORDER BY pd.role <> 'text', pd.created_at, pd.id`,
      { planVersionId },
    )
    .map(({ name }) => name);
}
