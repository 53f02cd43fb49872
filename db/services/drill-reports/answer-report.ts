import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate, yearOf } from '../../domain/dates/civil-date';
import type { SubmissionVerdict } from '../../domain/drill/codes';
import { PlanDeskError } from '../../domain/errors';
import { nextNoticeNumber } from '../../domain/filing/notice-number';
import {
  type DrillSubmissionAnswerRecord,
  drillSubmissionAnswerTable,
  drillSubmissionTable,
} from '../../repositories/drill-submission';
import { answersOf, findSubmission, receiptNumbers } from '../../repositories/drill-submission-views';
import { selfOffice } from '../../repositories/office';
import { FieldCheck } from '../field-check';
import { found, newBookkeeping, nextBookkeeping } from '../own-row';
import { isUnitDesk } from '../own-sight';
import { beginReport, editableReport, handInReport, reopenReport, saveReport } from './save-report';

/** How an office numbers its receipts of reports. */
const RECEIPT_TEMPLATE = '演收〔{yyyy}〕{seq}号';

export interface AnswerFields {
  verdict: SubmissionVerdict;
  /** Empty at an office: the next number of its series, for a receipt. */
  number: string | null;
  /** Why it goes back, and what is missing; for a receipt a remark. */
  note: string | null;
  answeredOn: string;
  answeredBy: string | null;
}

/** The number that a receipt given on a day would bear; nothing is taken. */
export function nextReceiptNumber(deps: { db: ReadDb; self: string }, answeredOn: string): string {
  return nextNoticeNumber(RECEIPT_TEMPLATE, receiptNumbers(deps.db, deps.self), {
    region6: selfOffice(deps.db)?.regionCode ?? '',
    year: yearOf(asCivilDate(answeredOn)),
  });
}

/**
 * The office's word on the round that lies with it: received under a number, or returned with what is missing. At a unit's
 * desk the word that came on paper.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DRILL_REPORT_DRAFT, DRILL_REPORT_ANSWERED
 */
export function answerReport(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: AnswerFields },
): { id: string; version: number; number: string | null } {
  const report = editableReport(deps, input.id, input.expectedVersion);
  if (report.state === 'draft')
    throw new PlanDeskError('DRILL_REPORT_DRAFT', '这份报告还没有报送，不能答复。', { id: report.id });
  if (answersOf(deps.db, report.id).some(({ round }) => round === report.round))
    throw new PlanDeskError('DRILL_REPORT_ANSWERED', '这次报送已经答复过。答复有误的，请先撤回答复。', {
      round: report.round,
    });
  const { verdict } = input.fields;
  const check = new FieldCheck();
  const answeredOn = check.date('answeredOn', input.fields.answeredOn, deps.clock.today()) ?? '';
  if (report.handedInOn !== null && answeredOn < report.handedInOn)
    check.add('answeredOn', 'DATE_TOO_EARLY', '答复日期早于报送日期，请核对。');
  const note = check.lines(input.fields.note);
  if (verdict === 'returned' && note === null) check.add('note', 'REQUIRED', '退回时请写明要补充什么。');
  check.throwIfAny();
  const typed = check.text(input.fields.number);
  const own = verdict === 'received' && !isUnitDesk(deps.db) ? nextReceiptNumber(deps, answeredOn) : null;
  const answer: DrillSubmissionAnswerRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    submissionId: report.id,
    round: report.round,
    verdict,
    number: typed ?? own,
    note,
    answeredOn,
    answeredBy: check.text(input.fields.answeredBy),
  };
  drillSubmissionAnswerTable.insert(deps.db, answer);
  const next = nextBookkeeping(deps, report);
  drillSubmissionTable.update(deps.db, next);
  deps.changed('drills', []);
  return { id: report.id, version: next.version, number: answer.number };
}

/**
 * Takes an answer back that was given in error; its number is not given again.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function withdrawAnswer(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const report = editableReport(deps, input.id, input.expectedVersion);
  const answer = found(
    answersOf(deps.db, report.id).find(({ round }) => round === report.round),
    '答复',
    report.id,
  );
  drillSubmissionAnswerTable.update(deps.db, {
    ...nextBookkeeping(deps, answer),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  const next = nextBookkeeping(deps, report);
  drillSubmissionTable.update(deps.db, next);
  deps.changed('drills', []);
  return { id: report.id, version: next.version };
}

/**
 * Enters a report that a unit gave on paper at the office's desk; a later one of the same half-year is its next round.
 * @throws PlanDeskError those of `beginReport`, `saveReport` and `handInReport`
 */
export function registerPaperReport(
  deps: Deps,
  input: {
    enterpriseId: string;
    period: string;
    drillIds: readonly string[];
    handedInOn: string;
    preparedBy: string;
    note: string | null;
  },
): { id: string; version: number } {
  const known = findSubmission(deps.db, { origin: deps.self, ...input });
  const begun = beginReport(deps, input);
  const open =
    known?.state === 'handed-in'
      ? reopenReport(deps, { id: begun.id, expectedVersion: begun.version })
      : begun;
  const { note, preparedBy, drillIds } = input;
  const kept = saveReport(deps, {
    id: open.id,
    expectedVersion: open.version,
    fields: { drillIds, note, preparedBy, phone: null },
  });
  return handInReport(deps, { ...kept, expectedVersion: kept.version, onDate: input.handedInOn });
}
