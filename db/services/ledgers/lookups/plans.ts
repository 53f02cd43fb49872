import type { ReadDb } from '../../../connection';
import { versionKey } from '../../../ledgers/kinds/plans';
import type { ExistingRecord, LedgerRef, PlanValues } from '../../../ledgers/kinds/types';

interface KnownVersion extends PlanValues {
  versionId: string;
  version: number;
  ownerId: string;
  titleKey: string;
}

/** Versions of the owners' plans with what the filing ledger says about them. */
function knownVersions(db: ReadDb, origin: string, owners: readonly string[]): KnownVersion[] {
  return db.all<KnownVersion>(
    `SELECT v.id AS versionId, v.version, p.enterprise_id AS ownerId, p.title_key AS titleKey, p.title, p.kind,
            v.label AS versionLabel, v.review_way AS reviewWay, v.review_date AS reviewDate, v.review_result AS reviewResult,
            v.signed_on AS signedOn, v.published_on AS publishedOn, v.expires_on AS expiresOn, v.remark,
            c.submitted_on AS submittedOn, c.received_on AS receivedOn, COALESCE(fp.filed_on, c.decided_on) AS filedOn,
            c.filing_no AS filingNo, COALESCE(fp.handler, c.handler) AS handler, c.contact AS contactName, c.contact_phone AS contactPhone,
            (SELECT MAX(a.assessed_on) FROM assessment a WHERE a.plan_id = p.id AND a.voided_at IS NULL) AS lastAssessedOn
       FROM plan p
       JOIN plan_version v ON v.plan_id = p.id AND v.voided_at IS NULL
       LEFT JOIN filing_case_plan fp ON fp.id = (
         SELECT l.id FROM filing_case_plan l JOIN filing_case o ON o.id = l.case_id
          WHERE l.plan_version_id = v.id AND l.voided_at IS NULL AND o.voided_at IS NULL
          ORDER BY o.created_at DESC, o.id DESC LIMIT 1)
       LEFT JOIN filing_case c ON c.id = fp.case_id
      WHERE p.enterprise_id IN (SELECT value FROM json_each(@owners)) AND p.origin = @origin AND p.voided_at IS NULL`,
    { owners: JSON.stringify(owners), origin },
  );
}

const keyOf = (parts: readonly (string | null)[]): string => parts.join('\u0001');

/** A plan version is found again by unit, kind, title and version label. */
export function findPlanRecords(
  db: ReadDb,
  origin: string,
  refs: readonly LedgerRef<'plans'>[],
): (ExistingRecord<'plans'> | null)[] {
  const known = knownVersions(db, origin, [...new Set(refs.map((ref) => ref.ownerId))]);
  const byKey = new Map(
    known.map((each) => [
      keyOf([each.ownerId, each.kind, each.titleKey, versionKey(each.versionLabel)]),
      each,
    ]),
  );
  return refs.map((ref) => {
    const found = byKey.get(
      keyOf([
        ref.ownerId,
        ref.kind,
        ref.titleKey,
        ref.versionKey === '' ? versionKey(FIRST_VERSION) : ref.versionKey,
      ]),
    );
    return found ? { id: found.versionId, version: found.version, values: found } : null;
  });
}

/** What a version is called when the ledger does not say. */
export const FIRST_VERSION = '第1版';
