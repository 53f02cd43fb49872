import type { ReadDb, SqlRow } from '../connection';
import type { OutlineEntry, PageStart } from '../documents/types';
import type { DocumentRole } from '../domain/plan/codes';

/** A document of a plan version with its text, as marks are looked for in it. */
export interface RevisionText {
  sha256: string;
  fileName: string;
  role: DocumentRole;
  text: string;
  outline: OutlineEntry[];
  pages: PageStart[] | null;
}

const COLUMNS = `pd.sha256, pd.file_name AS fileName, pd.role, t.text, t.outline, t.pages`;
const FROM = `plan_document pd JOIN document_text t ON t.sha256 = pd.sha256 AND t.state IN ('ok', 'suspicious')`;

function rowToText(row: SqlRow): RevisionText {
  return {
    ...(row as unknown as Pick<RevisionText, 'sha256' | 'fileName' | 'role' | 'text'>),
    outline: JSON.parse(row.outline as string) as OutlineEntry[],
    pages: row.pages === null ? null : (JSON.parse(row.pages as string) as PageStart[]),
  };
}

/** The documents of a version whose text is known, the plan's own text first. */
export function textsOfVersion(db: ReadDb, versionId: string): RevisionText[] {
  return db
    .all(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE pd.plan_version_id = @versionId AND pd.voided_at IS NULL
        ORDER BY pd.role <> 'text', pd.created_at DESC, pd.id`,
      { versionId },
    )
    .map(rowToText);
}

/** Versions of a plan, newest first, with how many of their documents have a text. */
export function versionsWithTexts(
  db: ReadDb,
  planId: string,
): { id: string; number: number; label: string; state: string; texts: number }[] {
  return db.all(
    `SELECT v.id, v.number, v.label, v.state, (SELECT COUNT(*) FROM ${FROM} WHERE pd.plan_version_id = v.id AND pd.voided_at IS NULL) AS texts
       FROM plan_version v WHERE v.plan_id = @planId AND v.voided_at IS NULL ORDER BY v.number DESC`,
    { planId },
  );
}

/** The documents that were marked in a review, with the names under which the plan's versions hold them. */
export function markedDocuments(
  db: ReadDb,
  reviewId: string,
): { sha256: string; fileName: string; role: DocumentRole; kind: string; marks: number }[] {
  return db.all(
    `SELECT m.sha256, COALESCE(MAX(pd.file_name), '预案') AS fileName, COALESCE(MAX(pd.role), 'text') AS role, d.kind, COUNT(DISTINCT m.id) AS marks
       FROM mark m JOIN review_assignment a ON a.id = m.assignment_id JOIN document d ON d.sha256 = m.sha256
       LEFT JOIN plan_document pd ON pd.sha256 = m.sha256 AND pd.voided_at IS NULL
      WHERE a.review_id = @reviewId AND a.voided_at IS NULL AND a.state <> 'withdrawn' AND m.voided_at IS NULL
      GROUP BY m.sha256 ORDER BY MIN(m.created_at), m.sha256`,
    { reviewId },
  );
}
