import type { ReadDb } from '../connection';
import type { PlanKind } from '../domain/plan/kinds';
import { FINGERPRINT, MARKER } from './document-finding';

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

/** A document that counts, with whose plan it is, what reading made of it and by what it was checked last. */
export interface CheckableDocument {
  documentId: string;
  sha256: string;
  kind: PlanKind;
  enterpriseId: string | null;
  ownerName: string | null;
  /** Changes with the record that its annexes are compared with. */
  ownerVersion: number;
  /** State of its text; pending while nobody has looked. */
  textState: string;
  /** False: known from a package that came without files. */
  stored: boolean;
  /** Codes of what reading noted, of a doubtful document. */
  notes: readonly string[];
  /** null: never checked. */
  marker: string | null;
}

/** Every document that counts, in the order of their ids; a walk over all plans, for a worker. */
export function listCheckable(db: ReadDb): CheckableDocument[] {
  // Notes lie behind the text, which is long: they are read of the few doubtful documents only.
  return db
    .all<Omit<CheckableDocument, 'stored' | 'notes'> & { stored: number; notes: string | null }>(
      `SELECT pd.id AS documentId, pd.sha256, p.kind, e.id AS enterpriseId, e.name AS ownerName,
              COALESCE(e.version, 0) AS ownerVersion, COALESCE(t.state, 'pending') AS textState,
              typeof(d.bytes) <> 'null' AS stored,
              CASE WHEN t.state = 'suspicious' THEN t.warnings END AS notes, f.item AS marker
         FROM ${CURRENT_FROM}
         JOIN document d ON d.sha256 = pd.sha256
         LEFT JOIN document_text t ON t.sha256 = pd.sha256
         LEFT JOIN enterprise e ON e.id = p.enterprise_id
         LEFT JOIN document_finding f ON f.document_id = pd.id AND f.profile = '${MARKER}' AND f.seq = 0
        WHERE ${IS_CURRENT} ORDER BY pd.id`,
    )
    .map(({ stored, notes, ...document }) => ({
      ...document,
      stored: stored === 1,
      notes: (JSON.parse(notes ?? '[]') as { code: string }[]).map((note) => note.code),
    }));
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

export interface CurrentDocument {
  documentId: string;
  sha256: string;
  fileName: string;
  versionLabel: string;
}

/** The documents of one plan that count, oldest first, with the version they belong to. */
export function currentDocuments(db: ReadDb, planId: string): CurrentDocument[] {
  return db.all<CurrentDocument>(
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

/** Plans in force of which no version has a text that could be checked; `origin` null counts everybody's. */
export function countPlansWithoutText(db: ReadDb, origin: string | null): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM plan p
        WHERE p.voided_at IS NULL AND p.status = 'active' AND (@origin IS NULL OR p.origin = @origin)
          AND NOT EXISTS (SELECT 1 FROM plan_version v JOIN plan_document pd ON pd.plan_version_id = v.id
                           WHERE v.plan_id = p.id AND v.voided_at IS NULL AND pd.role = 'text' AND pd.voided_at IS NULL)`,
      { origin },
    ) ?? 0
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

/** Fingerprints of all documents that count; `origin`: of this owner only. */
export function listFingerprints(db: ReadDb, origin: string | null): FingerprintRow[] {
  return db
    .all<Omit<FingerprintRow, 'fingerprint'> & { packed: string }>(
      `SELECT pd.id AS documentId, pd.sha256, COALESCE(p.enterprise_id, p.origin) AS owner, e.name AS ownerName,
            p.title, f.quote AS packed
       FROM ${CURRENT_FROM}
       JOIN document_finding f ON f.document_id = pd.id AND f.profile = '${FINGERPRINT}' AND f.seq = 0
       LEFT JOIN enterprise e ON e.id = p.enterprise_id
      WHERE ${IS_CURRENT}${origin === null ? '' : ' AND p.origin = @origin'} ORDER BY pd.id`,
      origin === null ? {} : { origin },
    )
    .map(({ packed, ...row }) => ({ ...row, fingerprint: Buffer.from(packed, 'base64') }));
}

/** Where another plan's document stands, by its id. */
export function findOtherDocument(
  db: ReadDb,
  documentId: string,
): { planId: string; sha256: string; origin: string } | undefined {
  return db.get(
    `SELECT v.plan_id AS planId, pd.sha256, pd.origin FROM plan_document pd JOIN plan_version v ON v.id = pd.plan_version_id
      WHERE pd.id = @documentId`,
    { documentId },
  );
}
