import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { incidentLog, incidentReport, incidentSituation } from '../../documents/forms/incident-papers';
import { chineseMoment } from '../../domain/dates/moment';
import type { IncidentLogKind } from '../../domain/incident/codes';
import { entryText, moneyText, standingLog, tollText } from '../../domain/incident/paper-source';
import { forceText } from '../../domain/incident/report-draft';
import type { Law } from '../../law';
import { writeTable } from '../../ledgers/write-workbook';
import { logOfIncident, reportsOfIncident } from '../../repositories/incident-views';
import { found } from '../own-row';
import { gatherSource, gradeOf, reportTitle } from './gather-source';
import { seenIncident } from './own-incident';

/** Which paper of an incident; `reportId` names the report. */
export interface IncidentPaperOrder {
  readonly incidentId: string;
  readonly paper: 'report' | 'log' | 'situation';
  readonly reportId: string | null;
}

const KIND_WORDS: Readonly<Record<IncidentLogKind, string>> = {
  call: '电话',
  order: '指令',
  departure: '出动',
  arrival: '到达',
  situation: '现场情况',
  toll: '伤亡',
  step: '步骤',
  report: '报告',
  state: '状态',
  note: '记事',
  correction: '更正',
};

/** A table of the log: words for paper and workbook alike, corrections applied, in the order of the facts. */
export function incidentLogRows(db: ReadDb, id: string) {
  return standingLog(logOfIncident(db, id).map((entry) => ({ ...entry, at: Date.parse(entry.at) }))).map(
    ({ at, kind, whom, text, answered, madeBy }) => ({
      time: chineseMoment(at, true),
      kind: KIND_WORDS[kind],
      whom,
      text: `${text}${answered === false ? '（无人接听）' : ''}`,
      by: madeBy,
    }),
  );
}

/** A paper of an incident as it is printed. `now`: UTC moment. @throws PlanDeskError NOT_FOUND */
export function incidentPaper(db: ReadDb, law: Law, now: string, order: IncidentPaperOrder): FormDefinition {
  const record = seenIncident(db, order.incidentId);
  const source = gatherSource(db, law, record);
  const { practice, officeName } = source;
  if (order.paper === 'log')
    return incidentLog({ practice, incidentName: record.name, rows: incidentLogRows(db, record.id) });
  if (order.paper === 'report') {
    const report = found(
      reportsOfIncident(db, record.id).find(({ id }) => id === order.reportId),
      '报告',
      order.reportId ?? '',
    );
    const evaluation = report.kind === 'evaluation';
    const rules = law.accidentReporting;
    const parts = evaluation ? rules.evaluation.parts : rules.contents;
    return incidentReport({
      evaluation,
      practice,
      incidentName: record.name,
      reportTitle: reportTitle(report),
      documentNo: report.documentNo,
      recipient: report.recipient,
      officeName,
      issuedBy: report.issuedBy,
      issuedAt: report.issuedAt === null ? null : Date.parse(report.issuedAt),
      sections: report.sections.map(({ key, text }) => ({
        label: parts.find((part) => part.key === key)?.label ?? key,
        text: withRevision(key, text, report.revisePlan),
      })),
    });
  }
  const grade = gradeOf(record, law);
  const last = source.log.filter(({ kind }) => kind === 'situation').slice(-5);
  return incidentSituation({
    practice,
    incidentName: record.name,
    officeName,
    at: Date.parse(now),
    facts: [
      { label: '地点', text: `${source.place}${source.unitName === null ? '' : `（${source.unitName}）`}` },
      { label: '类别', text: source.accidentKind },
      {
        label: '时间',
        text: `${source.happenedAt === null ? '发生时间正在核实' : `${chineseMoment(source.happenedAt)}发生`}，${chineseMoment(source.learnedAt)}接报。`,
      },
      { label: '伤亡损失', text: tollText(source.toll) },
      {
        label: '事故等级',
        text: `${law.accidentGrades.grades.find((one) => one.grade === grade)?.label ?? '未达一般事故'}${record.grade === null ? '（按已知情况推算，未确定）' : ''}`,
      },
      { label: '指挥', text: source.commander ?? '' },
      {
        label: '预案',
        text: source.plans.map(({ title, at }) => `${chineseMoment(at)}启动《${title}》`).join('；'),
      },
      { label: '力量', text: source.forces.map(forceText).join('\n') },
      { label: '现场情况', text: last.map(entryText).join('\n') },
      {
        label: '报告',
        text: source.reports
          .map((one) => `${chineseMoment(one.at)}${one.title}，报${one.recipient}`)
          .join('；'),
      },
      ...(source.cost > 0 ? [{ label: '费用', text: moneyText(source.cost) }] : []),
    ],
  });
}

function withRevision(key: string, text: string, revise: boolean | null): string {
  if (key !== 'conclusion' || revise === null) return text;
  return `${revise ? '评估认为，启动的预案需要修订。' : '评估认为，启动的预案不需要修订。'}\n${text}`;
}

/** Writes the log as a workbook, a line an entry. @throws PlanDeskError NOT_FOUND, DISK_FULL, FILE_NOT_WRITABLE */
export async function writeIncidentLog(db: ReadDb, id: string, file: string): Promise<number> {
  const record = seenIncident(db, id);
  return writeTable({
    file,
    sheetName: '应急处置记录',
    title: `${record.practice ? '【练习】' : ''}${record.name}应急处置记录`,
    columns: [
      { label: '时间', width: 22 },
      { label: '类别', width: 10 },
      { label: '对象', width: 20 },
      { label: '内容', width: 60 },
      { label: '记录人', width: 12 },
    ],
    rows: incidentLogRows(db, id).map(({ time, kind, whom, text, by }) => [time, kind, whom, text, by]),
  });
}
