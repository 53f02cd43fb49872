import type { ReadDb, WriteDb } from '../connection';
import type { DriftCode } from '../domain/plan/text-checks/annex-drift';

/** Something in a plan's document that wants a look. */
export interface FindingRow {
  /** Id of the outline list, or law-status, names, annex, near-copy, unread. */
  profile: string;
  seq: number;
  item: string;
  outcome: 'missing' | 'empty' | 'cited' | 'foreign' | 'copied' | DriftCode | typeof NO_FINDING;
  /** Where in the text; null when it is nowhere, or in a page header. */
  start: number | null;
  quote: string | null;
}

/** The profile of the row that holds by what a document was checked, and the texts of its page headers. */
export const MARKER = 'checked';
/** The profile of the row that says why a document could not be checked: its `item` is the reason's code. */
export const UNREAD = 'unread';
/** Rows that serve the checks and are no finding have this outcome. */
export const NO_FINDING = 'checked';

/** The profile of likenesses between plans; they belong to pairs and are kept when one of the two is checked anew. */
export const COPIES = 'near-copy';
/** End of the names of profiles whose rows only carry more about those of another. */
export const BESIDE = '-beside';
/**
 * The profile of the row that holds what a document's passages are compared by. Not beside its text: every fingerprint
 * would have the whole text written anew, and of two owners' copies of one file each has its own.
 */
export const FINGERPRINT = `fingerprint${BESIDE}`;

/** Replaces what is kept of a document's check. */
export function saveFindings(
  db: WriteDb,
  documentId: string,
  marker: string,
  findings: readonly FindingRow[],
  headers: readonly string[] = [],
): void {
  db.run(
    `DELETE FROM document_finding
      WHERE document_id = @documentId AND profile NOT IN ('${COPIES}', '${COPIES}${BESIDE}')`,
    { documentId },
  );
  for (const finding of findings) insertFinding(db, documentId, finding);
  db.run(
    `INSERT INTO document_finding (document_id, profile, seq, item, outcome, quote)
     VALUES (@documentId, '${MARKER}', 0, @marker, '${NO_FINDING}', @headers)`,
    { documentId, marker, headers: headers.length === 0 ? null : headers.join('\n') },
  );
}

/** Keeps a document's fingerprint, after its findings. */
export function saveFingerprint(db: WriteDb, documentId: string, fingerprint: Uint8Array): void {
  db.run(
    `INSERT INTO document_finding (document_id, profile, seq, item, outcome, quote)
     VALUES (@documentId, '${FINGERPRINT}', 0, '', '${NO_FINDING}', @packed)`,
    { documentId, packed: Buffer.from(fingerprint).toString('base64') },
  );
}

/** Replaces the findings of one check of a document. */
export function replaceFindings(
  db: WriteDb,
  documentId: string,
  profile: string,
  findings: readonly FindingRow[],
): void {
  db.run('DELETE FROM document_finding WHERE document_id = @documentId AND profile = @profile', {
    documentId,
    profile,
  });
  for (const finding of findings) insertFinding(db, documentId, finding);
}

/** Everything that one check found, by document, in the order of the documents; for a worker. */
export function findingsByDocument(db: ReadDb, profile: string): Map<string, FindingRow[]> {
  const found = new Map<string, FindingRow[]>();
  for (const { documentId, ...row } of db.iterate<FindingRow & { documentId: string }>(
    `SELECT document_id AS documentId, profile, seq, item, outcome, start, quote FROM document_finding
      WHERE profile = @profile ORDER BY document_id, seq`,
    { profile },
  )) {
    const known = found.get(documentId);
    if (known) known.push(row);
    else found.set(documentId, [row]);
  }
  return found;
}

/** Documents that have page headers, with their texts; for a worker. */
export function listCheckedHeaders(db: ReadDb): { documentId: string; headers: string }[] {
  return db.all(
    `SELECT document_id AS documentId, quote AS headers FROM document_finding
      WHERE profile = '${MARKER}' AND quote IS NOT NULL`,
  );
}

function insertFinding(db: WriteDb, documentId: string, finding: FindingRow): void {
  db.run(
    `INSERT INTO document_finding (document_id, profile, seq, item, outcome, start, quote)
     VALUES (@documentId, @profile, @seq, @item, @outcome, @start, @quote)`,
    { documentId, ...finding },
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

/** Has one document checked anew. */
export function forgetCheck(db: WriteDb, documentId: string): void {
  db.run(
    `DELETE FROM document_finding WHERE document_id = @documentId AND profile = '${MARKER}' AND seq = 0`,
    { documentId },
  );
}

/** What stands about a document, in the order of the checks; undefined while it has not been checked. */
export function findingsOf(db: ReadDb, documentId: string): FindingRow[] | undefined {
  const rows = db.all<FindingRow>(
    `SELECT profile, seq, item, outcome, start, quote FROM document_finding
      WHERE document_id = @documentId ORDER BY profile, seq`,
    { documentId },
  );
  if (!rows.some((row) => row.profile === MARKER)) return undefined;
  return rows.filter((row) => row.profile !== MARKER && row.profile !== FINGERPRINT);
}

/** What the checks of a county came to. */
export interface CheckSummary {
  checked: number;
  /** Documents among them that could not be read. */
  unread: number;
  counts: { profile: string; count: number }[];
}

/**
 * How many findings each check has, and how many documents were checked; walks over all findings, for a worker.
 * `origin`: of this owner's documents only; null: of all.
 */
export function countFindings(db: ReadDb, origin: string | null): CheckSummary {
  const rows = db.all<{ profile: string; count: number }>(
    `SELECT profile, COUNT(*) AS count FROM document_finding
      WHERE @origin IS NULL OR document_id IN (SELECT d.id FROM plan_document d WHERE d.origin = @origin)
      GROUP BY profile`,
    { origin },
  );
  const countOf = (profile: string) => rows.find((row) => row.profile === profile)?.count ?? 0;
  return {
    checked: countOf(MARKER),
    unread: countOf(UNREAD),
    counts: rows.filter(({ profile }) => profile !== MARKER && !profile.endsWith(BESIDE)),
  };
}
