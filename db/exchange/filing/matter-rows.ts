import { openForReading, type ReadDb, type SqlRow } from '../../connection';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { type SetOverrideRecord, setOverrideTable } from '../../repositories/enterprise-set-override';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import type { FilingCheckRecord } from '../../repositories/filing-check';
import { type FilingDocumentRecord, filingDocumentTable } from '../../repositories/filing-document';
import type { FilingEventRecord } from '../../repositories/filing-event';
import { type NoticeRecord, noticeTable } from '../../repositories/notice';
import { type PlanRecord, planTable } from '../../repositories/plan';
import { type PlanDocumentRecord, planDocumentTable } from '../../repositories/plan-document';
import { type PlanVersionRecord, planVersionTable } from '../../repositories/plan-version';
import { type PackageManifest, TABLES } from '../format/index';
import { packageError } from '../problems';
import { tablesOfMatter } from '../write/matter';

/** The rows of a package about one case, as they came: proven in form, believed in nothing. */
export interface MatterRows {
  unit: EnterpriseRecord;
  /** The unit's own decisions about its rule sets; they count nowhere else until somebody takes them over. */
  overrides: SetOverrideRecord[];
  record: FilingCaseRecord;
  plans: PlanRecord[];
  versions: PlanVersionRecord[];
  planDocuments: PlanDocumentRecord[];
  papers: FilingDocumentRecord[];
  checks: FilingCheckRecord[];
  events: (FilingEventRecord & { id: string })[];
  notices: NoticeRecord[];
  documents: { sha256: string; size: number; kind: string }[];
}

/** More rows than this in one table are no filing. */
const MOST_ROWS = 1000;
/** A longer text in a row is no name, no remark and no reason. */
const LONGEST = 60_000;

/**
 * Takes the rows of one case out of the proven data of a package.
 * @throws PlanDeskError PACKAGE_NOT_ONE_CASE when it holds anything but one case with what it refers to
 */
export function readMatter(dataFile: string, manifest: PackageManifest): MatterRows {
  const { db, close } = openForReading(dataFile);
  try {
    assertOneCase(db, manifest);
    const row = db.get<SqlRow>('SELECT * FROM enterprise');
    // Rule sets are derived: the receiver works them out from the facts.
    const unit = row && enterpriseTable.fromRow({ ...row, sets: '[]' });
    const [record] = filingCaseTable.select(db, '');
    if (!unit || !record) throw packageError('PACKAGE_NOT_ONE_CASE', '没有案卷');
    return {
      unit,
      overrides: setOverrideTable.select(db, 'WHERE voided_at IS NULL ORDER BY set_id, id'),
      record,
      plans: planTable.select(db, 'WHERE voided_at IS NULL ORDER BY title_key, id'),
      versions: planVersionTable.select(
        db,
        `WHERE voided_at IS NULL AND id IN (SELECT plan_version_id FROM filing_case_plan WHERE voided_at IS NULL) ORDER BY plan_id, number`,
      ),
      planDocuments: planDocumentTable.select(db, 'WHERE voided_at IS NULL ORDER BY created_at, id'),
      papers: filingDocumentTable.select(db, 'WHERE voided_at IS NULL ORDER BY round, material, id'),
      checks: db.all(
        'SELECT case_id AS caseId, round, material, outcome, note FROM filing_check WHERE voided_at IS NULL ORDER BY round, material',
      ),
      events: db.all(
        `SELECT id, case_id AS caseId, seq, action, from_state AS fromState, to_state AS toState, on_date AS onDate, at, actor, reason,
           rule_trace AS ruleTrace FROM filing_event WHERE voided_at IS NULL ORDER BY seq`,
      ),
      notices: noticeTable.select(db, 'WHERE voided_at IS NULL ORDER BY issued_on, id'),
      documents: db.all('SELECT sha256, size, kind FROM document ORDER BY sha256'),
    };
  } finally {
    close();
  }
}

function assertOneCase(db: ReadDb, { kind, sender, base, counts }: PackageManifest): void {
  if (kind !== 'filing' && kind !== 'filing-result') throw packageError('PACKAGE_OTHER_KIND', kind);
  const refuse = (where: string) => packageError('PACKAGE_NOT_ONE_CASE', where);
  if (base.kind !== 'selection') throw refuse('base');
  const allowed = tablesOfMatter(kind);
  for (const { name, label, columns, kind: tableKind } of TABLES) {
    const rows = counts[name] ?? 0;
    if (rows === 0) continue;
    if (!allowed.has(name) || rows > MOST_ROWS) throw refuse(`${label} ${rows}`);
    const long = columns.map((column) => `octet_length(${column}) > ${LONGEST}`).join(' OR ');
    if (db.value<number>(`SELECT EXISTS (SELECT 1 FROM ${name} WHERE ${long})`) === 1) throw refuse(label);
    if (tableKind !== 'document' && db.value(`SELECT 1 FROM ${name} WHERE origin <> @id`, { id: sender.id }))
      throw refuse(`${label} 归属`);
  }
  for (const name of ['office', 'enterprise', 'filing_case'])
    if (counts[name] !== 1) throw refuse(`${name} ${counts[name] ?? 0}`);
  if ((counts.filing_case_plan ?? 0) === 0) throw refuse('没有预案');
  const stranger = db.value<number>(
    `SELECT EXISTS (SELECT 1 FROM plan WHERE enterprise_id IS NOT (SELECT id FROM enterprise))
         OR EXISTS (SELECT 1 FROM enterprise WHERE voided_at IS NOT NULL) OR EXISTS (SELECT 1 FROM filing_case WHERE voided_at IS NOT NULL)`,
  );
  if (stranger === 1) throw refuse('不是本单位的预案');
}
