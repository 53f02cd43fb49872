import type { ReadDb } from '../../connection';
import { isResult } from '../../domain/filing/intake';
import { isGap } from '../../domain/filing/materials';
import { isFilingWalk } from '../../domain/filing/told-steps';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import type { FilingCheckRecord } from '../../repositories/filing-check';
import { type PackageProblem, packageProblem } from '../problems';
import type { MatterRows } from './matter-rows';
import { linksOf, sentByOthers } from './source-links';

/** What an office's answer would do at the unit's desk; nothing is written. */
export interface ResultLook {
  own: FilingCaseRecord | null;
  unit: EnterpriseRecord | null;
  /** Steps of the office that are not known here yet, in order. */
  news: MatterRows['events'];
  /** What the office asks for in this round. */
  requested: FilingCheckRecord[];
  /** Nothing in it is new. */
  known: boolean;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/** Steps that the unit took itself: the office's record of them says nothing new. */
const OWN_STEPS: ReadonlySet<string> = new Set(['submit', 'resubmit']);

/**
 * Compares an office's answer with the unit's own case. Steps are told apart by the office's own ids, so that answers
 * may come twice and in any order: an older one has nothing new.
 */
export function lookAtResult(
  { db, self, sender }: { db: ReadDb; self: string; sender: { id: string; name: string } },
  rows: MatterRows,
): ResultLook {
  const { record } = rows;
  const links = linksOf(db, sender.id);
  const found = record.sourceId === null ? undefined : filingCaseTable.find(db, record.sourceId);
  const own = found?.origin === self && found.voidedAt === null ? found : null;
  const unit = own === null ? null : (enterpriseTable.find(db, own.enterpriseId) ?? null);
  const requested = rows.checks.filter(({ round, outcome }) => round === record.round && isGap(outcome));
  const look: ResultLook = { own, unit, news: [], requested, known: false, warnings: [], blocks: [] };
  if (own === null) {
    look.blocks.push(packageProblem('FILING_RESULT_UNKNOWN_CASE'));
    return look;
  }
  look.news = rows.events.filter(
    ({ id, action }) => !OWN_STEPS.has(action) && links.own('filing_event', id) === null,
  );
  if (sentByOthers(db, sender.id, 'filing_case', own.id)) {
    look.blocks.push(packageProblem('FILING_RESULT_OTHER_OFFICE', sender.name));
    return look;
  }
  if (!isResult(record.state) || own.state === 'draft' || !toldSoundly(db, sender.id, own, rows, look.news))
    look.blocks.push(packageProblem('FILING_STATE_UNFIT', record.state));
  const newPapers = rows.papers.some(({ sha256 }) => !hasPaper(db, own.id, sha256));
  if (record.round < own.round || look.news.length === 0) {
    // A certificate may follow the answer without another step of the case.
    look.known = record.round < own.round || !newPapers;
    if (look.known)
      look.warnings.push(
        packageProblem('FILING_RESULT_OLDER', own.filingNo ?? `第 ${own.round} 次提交，${own.state}`),
      );
  }
  const taken =
    record.filingNo !== null &&
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM filing_case WHERE filing_no = @number AND id <> @id AND origin = @self AND voided_at IS NULL)`,
      { number: record.filingNo, id: own.id, self },
    ) === 1;
  if (taken && !look.known) look.blocks.push(packageProblem('FILING_NUMBER_TAKEN', record.filingNo));
  return look;
}

/**
 * Whether the office's steps lead through the transition table to the state it tells, and what is new follows all that
 * is known here: a case that was answered is not answered otherwise by steps that no office could take (办法 28).
 */
function toldSoundly(
  db: ReadDb,
  sender: string,
  own: FilingCaseRecord,
  { record, events }: MatterRows,
  news: MatterRows['events'],
): boolean {
  if (!isFilingWalk(events) || events.at(-1)?.toState !== record.state) return false;
  if (news.length === 0) return true;
  const steps = events.filter(({ action }) => !OWN_STEPS.has(action));
  const known = db.value<number>(
    `SELECT COUNT(*) FROM filing_event e JOIN source_link l ON l.own_id = e.id AND l.table_name = 'filing_event'
      WHERE e.case_id = @id AND l.origin = @sender`,
    { id: own.id, sender },
  );
  return (
    steps.length === (known ?? 0) + news.length &&
    steps.slice(known ?? 0).every((step) => news.includes(step))
  );
}

function hasPaper(db: ReadDb, caseId: string, sha256: string): boolean {
  return (
    db.value<number>(
      'SELECT EXISTS (SELECT 1 FROM filing_document WHERE case_id = @caseId AND sha256 = @sha256 AND voided_at IS NULL)',
      { caseId, sha256 },
    ) === 1
  );
}
