import type { ReadDb } from '../../connection';
import type { FilingAction } from '../../domain/filing/filing-state';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  type AuditedStep,
  auditedSteps,
  drillSteps,
  filingSteps,
  type HistoryStep,
  planSteps,
} from '../../repositories/history';
import { FILING_WORDS, fieldLabel } from './words';

/** One line of a timeline. `onDate` is the day it counts for, `at` the moment it was entered. */
export interface TimelineEntry {
  at: string;
  onDate: string | null;
  actor: string;
  action: string;
  text: string;
}

/** Everything that happened to a unit, newest first: edits, plans, filings, drills, assessments, analyses. */
export function enterpriseTimeline(db: ReadDb, id: string): TimelineEntry[] {
  const audited = auditedSteps(db, 'enterprise', id).map(auditedEntry);
  const record = enterpriseTable.find(db, id);
  // A unit that came by ledger or package has no entry of its own making; its row tells since when it is kept.
  if (record && !audited.some((entry) => entry.action === 'enterprises.create'))
    audited.push({
      at: record.createdAt,
      onDate: null,
      actor: '',
      action: 'registered',
      text: '进入本库（台账导入或上报包）',
    });
  const scope = { enterpriseId: id };
  const steps = [...filingSteps(db, scope), ...planSteps(db, scope), ...drillSteps(db, id)];
  return together(audited, steps.map(stepEntry));
}

/** Everything that happened to a plan, newest first. */
export function planTimeline(db: ReadDb, id: string): TimelineEntry[] {
  const steps = [...filingSteps(db, { planId: id }), ...planSteps(db, { planId: id })];
  return together(auditedSteps(db, 'plan', id).map(auditedEntry), steps.map(stepEntry));
}

/** Commands whose result is a step of its own: the step tells more, the log knows who did it. */
const RESULTS: Readonly<Record<string, string>> = {
  'plans.register': 'version',
  'plans.addVersion': 'version',
  'plans.attach': 'document',
  'plans.assess': 'assessment',
  'plans.recordRiskAnalysis': 'risk',
};
/** A row and its log entry are written in one transaction, at two readings of the clock. */
const SAME_MOMENT_MS = 3000;

/** Log entries and steps as one list; a step takes the name of its log entry, which is then left out. */
function together(audited: TimelineEntry[], steps: TimelineEntry[]): TimelineEntry[] {
  const told = new Set<TimelineEntry>();
  const named = steps.map((step) => {
    const source = audited.find(
      (entry) =>
        !told.has(entry) &&
        RESULTS[entry.action] === step.action &&
        Math.abs(Date.parse(entry.at) - Date.parse(step.at)) < SAME_MOMENT_MS,
    );
    if (source) told.add(source);
    return source ? { ...step, actor: source.actor } : step;
  });
  return sorted([...audited.filter((entry) => !told.has(entry)), ...named]);
}

function sorted(entries: TimelineEntry[]): TimelineEntry[] {
  const day = (entry: TimelineEntry) => entry.onDate ?? entry.at.slice(0, 10);
  return entries.sort((a, b) => day(b).localeCompare(day(a)) || b.at.localeCompare(a.at)).slice(0, 500);
}

const AUDIT_WORDS: Readonly<Record<string, string>> = {
  'enterprises.create': '登记单位',
  'enterprises.update': '修改',
  'enterprises.void': '作废单位',
  'enterprises.overrideSet': '人工认定单位类别',
  'enterprises.reveal': '查看完整号码',
  'plans.register': '登记预案',
  'plans.update': '修改',
  'plans.addVersion': '登记新版本',
  'plans.updateVersion': '修改版本',
  'plans.withdraw': '撤回预案',
  'plans.detach': '移除文件',
  'plans.exportDocument': '导出文件',
};

function auditedEntry(step: AuditedStep): TimelineEntry {
  const details = JSON.parse(step.details) as Record<string, unknown>;
  const text = [AUDIT_WORDS[step.action] ?? step.action, sentenceOf(details)]
    .filter((part) => part !== '')
    .join('：');
  return { at: step.at, onDate: null, actor: step.actor, action: step.action, text };
}

/** The details of an audit entry as a sentence: changed fields, else the given facts. */
function sentenceOf(details: Record<string, unknown>): string {
  const { changes, ...facts } = details;
  const parts = Object.entries((changes ?? {}) as Record<string, [unknown, unknown]>).map(
    ([field, [before, after]]) => `${fieldLabel(field)} ${word(before)} → ${word(after)}`,
  );
  for (const [key, value] of Object.entries(facts)) {
    if (key === 'sha256') continue;
    if (key === 'field') parts.push(fieldLabel(String(value)));
    else if (typeof value === 'string' && value !== '') parts.push(value);
  }
  return parts.join('；');
}

function word(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）';
  const text = Array.isArray(value) ? value.join('、') : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function stepEntry(step: HistoryStep): TimelineEntry {
  return { at: step.at, onDate: step.onDate, actor: step.actor, action: step.action, text: stepText(step) };
}

const CONCLUSIONS: Readonly<Record<string, string>> = { keep: '无需修订', revise: '需要修订' };

function stepText({ action, subject, detail, reason }: HistoryStep): string {
  const title = subject ? `《${subject}》` : '';
  switch (action) {
    case 'version':
      return `登记${title}${detail}`;
    case 'published':
      return `公布${title}${detail}`;
    case 'document':
      return `${title}收入文件 ${detail}`;
    case 'assessment':
      return `评估${title}，结论：${CONCLUSIONS[detail ?? ''] ?? '台账未载'}`;
    case 'drill':
      return `举行演练：${subject}`;
    case 'risk':
      return `完成 ${subject} 月度风险分析`;
    default: {
      const what = FILING_WORDS[action as FilingAction] ?? action;
      return [`${what}${title}`, detail ? `编号 ${detail}` : '', reason ?? '']
        .filter((part) => part !== '')
        .join('，');
    }
  }
}
