import { openForReading, type ReadDb, type SqlRow } from '../../connection';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import {
  type DrillSubmissionAnswerRecord,
  type DrillSubmissionRecord,
  drillSubmissionAnswerTable,
  drillSubmissionTable,
} from '../../repositories/drill-submission';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { type PackageManifest, TABLES } from '../format/index';
import { packageError } from '../problems';
import { tablesOfMatter } from '../write/matter';
import { assertSoundValues } from './drill-values';

export type DrillPackageKind = 'drill-report' | 'drill-result';

/** The rows of a package about one half-yearly report, as they came: proven in form, believed in nothing. */
export interface DrillRows {
  unit: EnterpriseRecord;
  submission: DrillSubmissionRecord;
  answers: DrillSubmissionAnswerRecord[];
  drills: DrillRecord[];
  plans: { id: string; title: string; kind: string }[];
  versions: { id: string; planId: string; label: string }[];
  documents: { sha256: string; size: number; kind: string }[];
  /** Whatever is written here, by table, columns as the format has them. */
  rows: Readonly<Record<string, readonly SqlRow[]>>;
}

/** More rows than this in one table are no report of half a year. */
const MOST_ROWS = 20_000;
/** A longer text in a row is no remark and no section of a report, bytes. */
const LONGEST = 200_000;

/**
 * Takes the rows of one report, or of one answer, out of the proven data of a package.
 * @throws PlanDeskError PACKAGE_NOT_ONE_REPORT when it holds anything but one unit's report with what it refers to,
 *   PACKAGE_VALUES_UNFIT
 */
export function readDrillRows(dataFile: string, manifest: PackageManifest): DrillRows {
  const { kind } = manifest;
  if (kind !== 'drill-report' && kind !== 'drill-result') throw packageError('PACKAGE_OTHER_KIND', kind);
  const { db, close } = openForReading(dataFile);
  try {
    assertOneReport(db, manifest, kind);
    const row = db.get<SqlRow>('SELECT * FROM enterprise');
    // Rule sets are derived: the receiver works them out from the facts.
    const unit = row && enterpriseTable.fromRow({ ...row, sets: '[]' });
    const [submission] = drillSubmissionTable.select(db, '');
    if (!unit || !submission) throw packageError('PACKAGE_NOT_ONE_REPORT', '报告');
    const rows = Object.fromEntries(
      TABLES.filter(
        ({ name, kind: tableKind }) => tableKind === 'owned' && tablesOfMatter(kind).has(name),
      ).map(({ name }) => [name, db.all<SqlRow>(`SELECT * FROM ${name} ORDER BY id`)]),
    );
    assertSoundValues(rows);
    return {
      unit,
      submission,
      answers: drillSubmissionAnswerTable.select(db, 'ORDER BY round, id'),
      drills: drillTable.select(db, 'ORDER BY start_on, id'),
      plans: db.all('SELECT id, title, kind FROM plan ORDER BY title, id'),
      versions: db.all('SELECT id, plan_id AS planId, label FROM plan_version ORDER BY plan_id, number'),
      documents: db.all('SELECT sha256, size, kind FROM document ORDER BY sha256'),
      rows,
    };
  } finally {
    close();
  }
}

function assertOneReport(
  db: ReadDb,
  { sender, base, counts }: PackageManifest,
  kind: DrillPackageKind,
): void {
  const refuse = (where: string) => packageError('PACKAGE_NOT_ONE_REPORT', where);
  if (base.kind !== 'selection') throw refuse('base');
  const allowed = tablesOfMatter(kind);
  for (const { name, label, columns, kind: tableKind } of TABLES) {
    const rows = counts[name] ?? 0;
    if (rows === 0) continue;
    if (!allowed.has(name) || rows > MOST_ROWS) throw refuse(`${label} ${rows}`);
    const long = columns.map((column) => `octet_length(${column}) > ${LONGEST}`).join(' OR ');
    if (db.value<number>(`SELECT EXISTS (SELECT 1 FROM ${name} WHERE ${long})`) === 1) throw refuse(label);
    if (tableKind === 'document') continue;
    if (db.value(`SELECT 1 FROM ${name} WHERE origin <> @id OR voided_at IS NOT NULL`, { id: sender.id }))
      throw refuse(`${label} 归属`);
  }
  for (const name of ['office', 'enterprise', 'drill_submission'])
    if (counts[name] !== 1) throw refuse(`${name} ${counts[name] ?? 0}`);
  if (kind === 'drill-result' && (counts.drill_submission_answer ?? 0) === 0) throw refuse('没有答复');
  // One unit's drills, the very ones that its report names, each with the unit's own plan.
  const unit = '(SELECT id FROM enterprise)';
  const astray = db.value<number>(
    `SELECT EXISTS (SELECT 1 FROM drill_submission WHERE enterprise_id <> ${unit})
         OR EXISTS (SELECT 1 FROM drill WHERE enterprise_id IS NOT ${unit})
         OR EXISTS (SELECT 1 FROM plan WHERE enterprise_id IS NOT ${unit})
         OR EXISTS (SELECT 1 FROM notice WHERE enterprise_id IS NOT ${unit} OR kind <> 'correction')
         OR EXISTS (SELECT 1 FROM drill WHERE id NOT IN (SELECT j.value FROM drill_submission s JOIN json_each(s.drill_ids) j))
         OR EXISTS (SELECT 1 FROM drill_submission s JOIN json_each(s.drill_ids) j WHERE j.value NOT IN (SELECT id FROM drill))`,
  );
  if (astray === 1) throw refuse('不是本单位的演练或预案');
}
