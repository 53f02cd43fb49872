import type { ReadDb } from '../../connection';
import type { AccidentGrade } from '../../domain/codes/accident-grade';
import { suggestGrade } from '../../domain/incident/grade-suggestion';
import { type PaperSource, standingLog } from '../../domain/incident/paper-source';
import { type ReportClock, reportClocks } from '../../domain/incident/report-clocks';
import type { Law } from '../../law';
import type { IncidentRecord, IncidentReportRecord } from '../../repositories/incident';
import {
  costOfIncident,
  forcesOfIncident,
  logOfIncident,
  reportsOfIncident,
  startedPlans,
  unitOfIncident,
} from '../../repositories/incident-views';
import { selfOffice } from '../../repositories/office';
import { isUnitDesk } from '../own-sight';

const ms = (moment: string): number => Date.parse(moment);
const msOrNull = (moment: string | null): number | null => (moment === null ? null : Date.parse(moment));

const REPORT_WORDS = {
  first: '首报',
  supplement: '续报',
  final: '终报',
  evaluation: '应急处置评估报告',
} as const;

/** 首报, 续报（第2号） … as lists and logs call a report. */
export function reportTitle({ kind, number }: Pick<IncidentReportRecord, 'kind' | 'number'>): string {
  return kind === 'supplement' ? `${REPORT_WORDS[kind]}（第${number}号）` : REPORT_WORDS[kind];
}

/** All that the papers of an incident say, from its record, log, plans, call-ups and reports. */
export function gatherSource(db: ReadDb, law: Law, record: IncidentRecord): PaperSource {
  const unit = record.enterpriseId === null ? undefined : unitOfIncident(db, record.enterpriseId);
  return {
    officeName: selfOffice(db)?.name ?? '',
    name: record.name,
    practice: record.practice,
    accidentKind: record.accidentKind,
    unitName: unit?.name ?? null,
    unitFacts: unit === undefined ? [] : factsOf(unit, law),
    place: record.place,
    happenedAt: msOrNull(record.happenedAt),
    learnedAt: ms(record.learnedAt),
    unitLearnedAt: msOrNull(record.unitLearnedAt),
    reportedBy: record.reportedBy,
    description: record.description,
    substances: record.substances,
    toll: record,
    commander: record.commander,
    endedAt: msOrNull(record.endedAt),
    endReason: record.endReason,
    plans: startedPlans(db, record.id).map(({ title, level, startedAt }) => ({
      title: title.replace(/^《|》$/g, ''),
      level,
      at: ms(startedAt),
    })),
    forces: forcesOfIncident(db, record.id).map((force) => ({
      name: force.name,
      orderedAt: ms(force.orderedAt),
      departedAt: msOrNull(force.departedAt),
      arrivedAt: msOrNull(force.arrivedAt),
      returnedAt: msOrNull(force.returnedAt),
    })),
    log: standingLog(logOfIncident(db, record.id).map((entry) => ({ ...entry, at: ms(entry.at) }))),
    reports: reportsOfIncident(db, record.id)
      .filter(({ kind, state }) => kind !== 'evaluation' && state === 'issued')
      .map((report) => ({
        title: reportTitle(report),
        recipient: report.recipient ?? '',
        at: ms(report.issuedAt ?? report.updatedAt),
      })),
    cost: costOfIncident(db, record.id),
  };
}

const HAZARD_LEVELS = ['', '一级', '二级', '三级', '四级'];

function factsOf(unit: NonNullable<ReturnType<typeof unitOfIncident>>, law: Law): string[] {
  const industry = law.enterpriseData.industries.find(({ code }) => code === unit.industryCode)?.name;
  const facts: [string | null | undefined, string][] = [
    [industry, `行业：${industry}`],
    [unit.address, `地址：${unit.address}`],
    [unit.principal, `主要负责人：${unit.principal}`],
    [unit.employees === null ? null : 'x', `从业人员${unit.employees}人`],
    [unit.majorHazardLevel === null ? null : 'x', `${HAZARD_LEVELS[unit.majorHazardLevel ?? 0]}重大危险源`],
    [unit.businessScope, `主要产品或业务：${unit.businessScope}`],
  ];
  return facts
    .filter(([known]) => known !== null && known !== undefined && known !== '')
    .map(([, text]) => `${text}。`);
}

/** The grade that counts: as people have set it, else as the toll suggests. */
export function gradeOf(record: IncidentRecord, law: Law): AccidentGrade | null {
  return record.grade ?? suggestGrade(record, law.accidentGrades).grade;
}

/** The legal terms of reporting at `now` (UTC). */
export function clocksOf(db: ReadDb, law: Law, record: IncidentRecord, now: string): ReportClock[] {
  const level = selfOffice(db)?.level;
  return reportClocks(
    {
      desk: isUnitDesk(db) ? 'enterprise' : 'office',
      level: level === 'city' || level === 'province' ? level : 'county',
      now: ms(now),
      happenedAt: msOrNull(record.happenedAt),
      learnedAt: ms(record.learnedAt),
      unitLearnedAt: msOrNull(record.unitLearnedAt),
      tollChangedAt: msOrNull(record.tollChangedAt),
      accidentKind: record.accidentKind,
      grade: gradeOf(record, law),
      issued: reportsOfIncident(db, record.id)
        .filter(({ kind, state }) => kind !== 'evaluation' && state === 'issued')
        .map(({ kind, issuedAt, updatedAt }) => ({ kind, at: ms(issuedAt ?? updatedAt) })),
    },
    law.accidentReporting,
  );
}
