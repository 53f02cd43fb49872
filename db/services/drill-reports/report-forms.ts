import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition } from '../../documents/forms/definition';
import { drillHalfYearReport, drillReportReceipt } from '../../documents/forms/drill-half-year';
import { maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { PLAN_KIND_WORDS } from '../../domain/plan/kinds';
import type { Law } from '../../law';
import { drillTable } from '../../repositories/drill';
import { correctiveActionTable, drillFindingTable } from '../../repositories/drill-finding';
import { type DrillSubmissionRecord, drillSubmissionTable } from '../../repositories/drill-submission';
import { answersOf, drillsToReport } from '../../repositories/drill-submission-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import { dutiesOfDrill } from '../drills/show-drill';
import { found } from '../own-row';
import { assertInSight, isUnitDesk } from '../own-sight';
import { windowOfPeriod } from './view-reports';

/** The report as the unit gives it, or the office's receipt or return. */
export const DRILL_REPORT_FORMS = ['report', 'receipt'] as const;
export type DrillReportForm = (typeof DRILL_REPORT_FORMS)[number];

const FORM_WORDS = { action: '实战演练', tabletop: '桌面演练' } as const;
const FINDING_WORDS = {
  open: '待分派',
  assigned: '整改中',
  corrected: '待验证',
  verified: '已闭环',
  carried: '转入下次演练',
} as const;

/** '2026H1' as a form says it. */
const periodWords = (period: string): string =>
  `${period.slice(0, 4)}年${period.endsWith('H1') ? '上半年' : '下半年'}`;

/**
 * One form of a half-yearly report with its values.
 * @throws PlanDeskError NOT_FOUND, FORM_NOT_YET
 */
export function drillReportForm(
  db: ReadDb,
  law: Law,
  id: string,
  form: DrillReportForm,
  { fullPhones }: { fullPhones: boolean },
): FormDefinition {
  assertInSight(db, 'drill_submission', id);
  const record = found(drillSubmissionTable.find(db, id), '演练报告', id);
  return form === 'report' ? reportSheet(db, law, record, fullPhones) : receiptSheet(db, record);
}

function reportSheet(
  db: ReadDb,
  law: Law,
  record: DrillSubmissionRecord,
  fullPhones: boolean,
): FormDefinition {
  const unit = found(enterpriseTable.find(db, record.enterpriseId), '单位', record.enterpriseId);
  const { start, end } = windowOfPeriod(record.period);
  const drills = drillsToReport(db, unit.id, { from: start, to: end }, record.drillIds).filter(({ id }) =>
    record.drillIds.includes(id),
  );
  return drillHalfYearReport({
    period: periodWords(record.period),
    unitName: unit.name,
    uscc: unit.uscc,
    preparedBy: record.preparedBy,
    phone: fullPhones ? record.phone : maskPhone(record.phone),
    round: record.round,
    handedInOn: record.handedInOn as CivilDate | null,
    office: isUnitDesk(db) ? null : (findOffice(db, record.origin)?.name ?? null),
    drills: drills.map((drill) => {
      const whole = drillTable.find(db, drill.id);
      return {
        title: drill.title,
        plan: drill.planTitle,
        kind: drill.planKind && PLAN_KIND_WORDS[drill.planKind],
        form: drill.form && FORM_WORDS[drill.form],
        days: [...new Set([drill.startOn, drill.endOn])]
          .flatMap((day) => (day === null ? [] : [chineseDate(day as CivilDate)]))
          .join('至'),
        participants: drill.participants,
        evaluatedOn: drill.evaluatedOn as CivilDate | null,
        conclusion: drill.conclusion,
        duties: whole === undefined ? [] : dutiesOfDrill(db, law, whole).map(({ title }) => title),
      };
    }),
    findings: drills.flatMap((drill) => findingLines(db, drill)),
    note: record.note,
  });
}

function findingLines(db: ReadDb, drill: { id: string; title: string }) {
  return drillFindingTable
    .select(db, 'WHERE drill_id = @id AND voided_at IS NULL ORDER BY number, id', { id: drill.id })
    .map((finding) => {
      const last = correctiveActionTable
        .select(db, 'WHERE finding_id = @id AND voided_at IS NULL ORDER BY done_on, created_at, id', {
          id: finding.id,
        })
        .at(-1);
      return {
        drill: drill.title,
        finding: finding.title,
        measure: last?.measure ?? null,
        owner: finding.owner,
        state: FINDING_WORDS[finding.state],
      };
    });
}

function receiptSheet(db: ReadDb, record: DrillSubmissionRecord): FormDefinition {
  const answer = answersOf(db, record.id).at(-1);
  if (!answer)
    throw new PlanDeskError('FORM_NOT_YET', '这份报告还没有答复，不能出具回执。', { id: record.id });
  return drillReportReceipt({
    office: isUnitDesk(db) ? '' : (findOffice(db, record.origin)?.name ?? ''),
    unitName: enterpriseTable.find(db, record.enterpriseId)?.name ?? '',
    period: periodWords(record.period),
    handedInOn: (answer.round === record.round ? record.handedInOn : null) as CivilDate | null,
    drills: record.drillIds.length,
    verdict: answer.verdict,
    number: answer.number,
    note: answer.note,
    answeredOn: answer.answeredOn as CivilDate,
    answeredBy: answer.answeredBy,
  });
}
