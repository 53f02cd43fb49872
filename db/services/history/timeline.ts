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
import { assertInSight } from '../own-sight';
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
  assertInSight(db, 'enterprise', id);
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
      made: null,
    });
  const scope = { enterpriseId: id };
  const steps = [...filingSteps(db, scope), ...planSteps(db, scope), ...drillSteps(db, id)];
  return together(audited, steps);
}

/** Everything that happened to a plan, newest first. */
export function planTimeline(db: ReadDb, id: string): TimelineEntry[] {
  assertInSight(db, 'plan', id);
  const steps = [...filingSteps(db, { planId: id }), ...planSteps(db, { planId: id })];
  return together(auditedSteps(db, 'plan', id).map(auditedEntry), steps);
}

/** Commands that make a row which is a step of its own, with the detail of the log entry that holds the row's id. */
const MADE: Readonly<Record<string, { step: string; detail: string }>> = {
  'plans.register': { step: 'version', detail: 'versionId' },
  'plans.addVersion': { step: 'version', detail: 'versionId' },
  'plans.attach': { step: 'document', detail: 'documentId' },
  'plans.assess': { step: 'assessment', detail: 'assessmentId' },
  'plans.recordRiskAnalysis': { step: 'risk', detail: 'analysisId' },
};

/** A log entry with the row it made, as `step id`; null when it made none that is told. */
interface Audited extends TimelineEntry {
  readonly made: string | null;
}

/**
 * Log entries and steps as one list. The step tells more, the log knows who did it: a step takes the name of the entry
 * that made its row (the first one, where a row was noted again), which is then left out.
 */
function together(audited: Audited[], steps: HistoryStep[]): TimelineEntry[] {
  const told = new Set<Audited>();
  const named = steps.map((step) => {
    const entry = stepEntry(step);
    const source =
      step.id === null ? undefined : audited.findLast((e) => e.made === `${step.action} ${step.id}`);
    if (source === undefined) return entry;
    told.add(source);
    return { ...entry, actor: source.actor };
  });
  const others = audited.filter((entry) => !told.has(entry)).map(({ made: _, ...entry }) => entry);
  return sorted([...others, ...named]);
}

function sorted(entries: TimelineEntry[]): TimelineEntry[] {
  const day = (entry: TimelineEntry) => entry.onDate ?? entry.at.slice(0, 10);
  return entries.sort((a, b) => day(b).localeCompare(day(a)) || b.at.localeCompare(a.at)).slice(0, 500);
}

const AUDIT_WORDS: Readonly<Record<string, string>> = {
  'enterprises.create': '登记单位',
  'enterprises.update': '修改',
  'enterprises.void': '作废单位',
  'enterprises.close': '关闭单位',
  'enterprises.reopen': '恢复单位',
  'enterprises.move': '迁移',
  'enterprises.merge': '合并单位',
  'enterprises.saveLicence': '登记证照',
  'enterprises.voidLicence': '移除证照',
  'enterprises.overrideSet': '人工认定单位类别',
  'filingPackages.receive': '接收申报包时采用单位申报的内容',
  'enterprises.reveal': '查看完整号码',
  'plans.register': '登记预案',
  'plans.update': '修改',
  'plans.addVersion': '登记新版本',
  'plans.updateVersion': '修改版本',
  'plans.withdraw': '撤回预案',
  'plans.attach': '添加文件',
  'plans.detach': '移除文件',
  'plans.assess': '登记预案评估',
  'plans.recordRiskAnalysis': '登记风险分析',
  'plans.exportDocument': '导出文件',
  'plans.takeStep': '办理版本流程',
  'plans.withdrawVersion': '撤回版本',
  'plans.noteStep': '登记编制步骤',
  'plans.clearStep': '取消编制步骤登记',
  'plans.raiseTrigger': '登记修订事由',
  'plans.decideTrigger': '决定是否修订',
  'plans.settleTrigger': '登记修订落实',
  'plans.voidTrigger': '取消修订事由',
  'plans.decideRefiling': '决定是否重新备案',
  'plans.saveAssessmentForm': '填写评估表',
};

function auditedEntry(step: AuditedStep): Audited {
  const details = JSON.parse(step.details) as Record<string, unknown>;
  const text = [AUDIT_WORDS[step.action] ?? step.action, sentenceOf(details)]
    .filter((part) => part !== '')
    .join('：');
  const making = MADE[step.action];
  const row = making && details[making.detail];
  return {
    at: step.at,
    onDate: null,
    actor: step.actor,
    action: step.action,
    text,
    made: making && typeof row === 'string' ? `${making.step} ${row}` : null,
  };
}

/** The details of an audit entry as a sentence: changed fields, else the given facts. */
function sentenceOf(details: Record<string, unknown>): string {
  const { changes, ...facts } = details;
  const parts = Object.entries((changes ?? {}) as Record<string, [unknown, unknown]>).map(
    ([field, [before, after]]) => `${fieldLabel(field)} ${word(before)} → ${word(after)}`,
  );
  for (const [key, value] of Object.entries(facts)) {
    // Ids and hashes are for the program.
    if (key === 'sha256' || key.endsWith('Id')) continue;
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
