import type { ReadDb, WriteDb } from '../connection';
import type { PlanKind } from '../domain/plan/kinds';
import type { DriftCode } from '../domain/plan/text-checks/annex-drift';

/** Something in a plan's document that wants a look. */
export interface FindingRow {
  /** Id of the outline list, or law-status, names, annex. */
  profile: string;
  seq: number;
  item: string;
  outcome: 'missing' | 'empty' | 'cited' | 'foreign' | 'copied' | DriftCode;
  /** Where in the text; null when it is nowhere, or in a page header. */
  start: number | null;
  quote: string | null;
}

/** The profile of the row that holds by what a document was checked. */
const MARKER = 'checked';

/**
 * Documents that count: the text of a standing plan's newest version that has one. Everything else is history and is not
 * checked.
 */
const CURRENT_FROM = `plan_document pd
  JOIN plan_version v ON v.id = pd.plan_version_id AND v.voided_at IS NULL
  JOIN plan p ON p.id = v.plan_id AND p.voided_at IS NULL AND p.status = 'active'`;
const IS_CURRENT = `pd.role = 'text' AND pd.voided_at IS NULL
   AND v.number = (SELECT MAX(n.number) FROM plan_version n
                     JOIN plan_document nd ON nd.plan_version_id = n.id AND nd.voided_at IS NULL AND nd.role = 'text'
                    WHERE n.plan_id = p.id AND n.voided_at IS NULL)`;

/** A document that counts and has a text, with whose plan it is and by what it was checked last. */
export interface CheckableDocument {
  documentId: string;
  sha256: string;
  kind: PlanKind;
  enterpriseId: string | null;
  ownerName: string | null;
  /** Changes with the record that its annexes are compared with. */
  ownerVersion: number;
  /** null: never checked. */
  marker: string | null;
}

/** Every document that counts, in no particular order; a walk over all plans, for a worker. */
export function listCheckable(db: ReadDb): CheckableDocument[] {
  return db.all<CheckableDocument>(
    `SELECT pd.id AS documentId, pd.sha256, p.kind, e.id AS enterpriseId, e.name AS ownerName,
            COALESCE(e.version, 0) AS ownerVersion, f.item AS marker
       FROM ${CURRENT_FROM}
       JOIN document_text t ON t.sha256 = pd.sha256 AND t.state IN ('ok', 'suspicious')
       LEFT JOIN enterprise e ON e.id = p.enterprise_id
       LEFT JOIN document_finding f ON f.document_id = pd.id AND f.profile = '${MARKER}' AND f.seq = 0
      WHERE ${IS_CURRENT}`,
  );
}

/** Documents with findings or lifted rows that no longer count. */
export function listOutdatedChecks(db: ReadDb): string[] {
  return db
    .all<{ id: string }>(
      `SELECT document_id AS id FROM document_finding WHERE profile = '${MARKER}' AND seq = 0
       EXCEPT SELECT pd.id FROM ${CURRENT_FROM} WHERE ${IS_CURRENT}`,
    )
    .map(({ id }) => id);
}

/** Replaces what is kept of a document's check. */
export function saveFindings(
  db: WriteDb,
  documentId: string,
  marker: string,
  findings: readonly FindingRow[],
): void {
  removeFindings(db, documentId);
  const sql = `INSERT INTO document_finding (document_id, profile, seq, item, outcome, start, quote)
               VALUES (@documentId, @profile, @seq, @item, @outcome, @start, @quote)`;
  for (const finding of findings) db.run(sql, { documentId, ...finding });
  db.run(
    `INSERT INTO document_finding (document_id, profile, seq, item, outcome)
     VALUES (@documentId, '${MARKER}', 0, @marker, 'checked')`,
    { documentId, marker },
  );
}

export function removeFindings(db: WriteDb, documentId: string): void {
  db.run('DELETE FROM document_finding WHERE document_id = @documentId', { documentId });
}

/** Has every plan's copy of a document checked anew: its text was read. */
export function forgetChecks(db: WriteDb, sha256: string): void {
  db.run(
    `DELETE FROM document_finding WHERE profile = '${MARKER}' AND seq = 0
      AND document_id IN (SELECT id FROM plan_document WHERE sha256 = @sha256)`,
    { sha256 },
  );
}

/** Has everything checked anew. */
export function forgetAllChecks(db: WriteDb): void {
  db.run(`DELETE FROM document_finding WHERE profile = '${MARKER}' AND seq = 0`);
}

/** What stands about a document, in the order of the checks; undefined while it has not been checked. */
export function findingsOf(db: ReadDb, documentId: string): FindingRow[] | undefined {
  const rows = db.all<FindingRow & { outcome: FindingRow['outcome'] | 'checked' }>(
    `SELECT profile, seq, item, outcome, start, quote FROM document_finding
      WHERE document_id = @documentId ORDER BY profile, seq`,
    { documentId },
  );
  if (!rows.some((row) => row.profile === MARKER)) return undefined;
  return rows.filter((row): row is FindingRow => row.profile !== MARKER);
}

/** How many findings each check has, and how many documents were checked. */
export function countFindings(
  db: ReadDb,
  origin: string | null,
): {
  checked: number;
  byProfile: { profile: string; count: number }[];
} {
  const rows = db.all<{ profile: string; count: number }>(
    `SELECT profile, COUNT(*) AS count FROM document_finding
      WHERE @origin IS NULL OR document_id IN (SELECT d.id FROM plan_document d WHERE d.origin = @origin)
      GROUP BY profile`,
    { origin },
  );
  return {
    checked: rows.find((row) => row.profile === MARKER)?.count ?? 0,
    byProfile: rows.filter((row) => row.profile !== MARKER),
  };
}

/** The documents of one plan that count, oldest first, with the version they belong to. */
export function currentDocuments(
  db: ReadDb,
  planId: string,
): { documentId: string; sha256: string; fileName: string; versionLabel: string }[] {
  return db.all(
    `SELECT pd.id AS documentId, pd.sha256, pd.file_name AS fileName, v.label AS versionLabel
       FROM plan_document pd JOIN plan_version v ON v.id = pd.plan_version_id AND v.voided_at IS NULL
      WHERE v.plan_id = @planId AND pd.role = 'text' AND pd.voided_at IS NULL
        AND v.number = (SELECT MAX(n.number) FROM plan_version n
                          JOIN plan_document nd ON nd.plan_version_id = n.id AND nd.voided_at IS NULL AND nd.role = 'text'
                         WHERE n.plan_id = @planId AND n.voided_at IS NULL)
      ORDER BY pd.created_at, pd.id`,
    { planId },
  );
}

/** A document that counts, with what its passages are compared by. */
export interface FingerprintRow {
  documentId: string;
  sha256: string;
  /** The unit, or the office whose own plan it is. */
  owner: string;
  ownerName: string | null;
  title: string;
  fingerprint: Uint8Array;
}

/** Fingerprints of all documents that count. */
export function listFingerprints(db: ReadDb): FingerprintRow[] {
  return db.all<FingerprintRow>(
    `SELECT pd.id AS documentId, pd.sha256, COALESCE(p.enterprise_id, p.origin) AS owner, e.name AS ownerName,
            p.title, t.fingerprint
       FROM ${CURRENT_FROM}
       JOIN document_text t ON t.sha256 = pd.sha256 AND t.fingerprint IS NOT NULL
       LEFT JOIN enterprise e ON e.id = p.enterprise_id
      WHERE ${IS_CURRENT} ORDER BY pd.id`,
  );
}

/** The profile of likenesses between plans: they belong to pairs, so all of them are replaced together. */
const COPIES = 'near-copy';

/** Keeps a document's fingerprint. */
export function saveFingerprint(db: WriteDb, sha256: string, fingerprint: Uint8Array | null): void {
  db.run('UPDATE document_text SET fingerprint = @fingerprint WHERE sha256 = @sha256', {
    sha256,
    fingerprint,
  });
}

export function clearCopies(db: WriteDb): void {
  db.run(`DELETE FROM document_finding WHERE profile = '${COPIES}'`);
}

/** Notes one plan that a document is like; `seq` counts from the likest. */
export function saveCopy(
  db: WriteDb,
  documentId: string,
  copy: { seq: number; item: string; quote: string; start: number | null },
): void {
  db.run(
    `INSERT INTO document_finding (document_id, profile, seq, item, outcome, start, quote)
     VALUES (@documentId, '${COPIES}', @seq, @item, 'copied', @start, @quote)`,
    { documentId, ...copy },
  );
}
