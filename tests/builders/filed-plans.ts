import type { ReadDb } from '../../db/connection';
import { compactName } from '../../db/domain/text/normalise';
import { planTitle, versionKey } from '../../db/ledgers/kinds/plans';

/** What a row of a filing ledger has become, in the words of the ledger. */
export interface KeptPlan {
  kind: string;
  reviewDate: string | null;
  publishedOn: string | null;
  expiresOn: string | null;
  submittedOn: string | null;
  filedOn: string | null;
  filingNo: string | null;
  contact: string | null;
  contactPhone: string | null;
  uscc: string | null;
}

/** The plan version that a ledger row was registered as, with its case; undefined when there is none, or more than one. */
export function keptPlan(
  db: ReadDb,
  row: { unit: string; title: string; version: string },
): KeptPlan | undefined {
  const rows = db.all<KeptPlan & { label: string }>(
    `SELECT p.kind, v.label, v.review_date AS reviewDate, v.published_on AS publishedOn, v.expires_on AS expiresOn,
            c.submitted_on AS submittedOn, COALESCE(f.filed_on, c.decided_on) AS filedOn, c.filing_no AS filingNo,
            c.contact, c.contact_phone AS contactPhone, e.uscc
       FROM plan p JOIN enterprise e ON e.id = p.enterprise_id JOIN plan_version v ON v.plan_id = p.id
            LEFT JOIN filing_case_plan f ON f.plan_version_id = v.id LEFT JOIN filing_case c ON c.id = f.case_id
      WHERE e.name_key = @unit AND p.title_key = @title`,
    { unit: compactName(row.unit), title: compactName(planTitle(row.title)) },
  );
  const [kept, ...others] = rows.filter(({ label }) => versionKey(label) === versionKey(row.version));
  if (!kept || others.length > 0) return undefined;
  const { label: _label, ...plan } = kept;
  return plan;
}
