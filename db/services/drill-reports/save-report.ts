import type { Deps } from '../../core';
import { asCivilDate } from '../../domain/dates/civil-date';
import { BLOCKING_GAPS, hasBegun, reportGaps } from '../../domain/drill/half-year-report';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { type DrillSubmissionRecord, drillSubmissionTable } from '../../repositories/drill-submission';
import { drillsToReport, findSubmission } from '../../repositories/drill-submission-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { reportDrill } from '../drills/drill-steps';
import { settleDrill } from '../drills/edit-drill';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { isUnitDesk } from '../own-sight';
import { windowOfPeriod } from './view-reports';

type Saved = { id: string; version: number };

export interface ReportFields {
  drillIds: readonly string[];
  note: string | null;
  preparedBy: string | null;
  phone: string | null;
}

/**
 * Begins the report of a half-year with every drill that can be reported; one that was begun is answered as it is.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, PERIOD_UNKNOWN, DRILL_PERIOD_NOT_BEGUN
 */
export function beginReport(deps: Deps, input: { enterpriseId: string; period: string }): Saved {
  const { db, self } = deps;
  const unit = found(enterpriseTable.find(db, input.enterpriseId), '单位', input.enterpriseId);
  assertEditable(deps, unit);
  const window = windowOfPeriod(input.period);
  const today = asCivilDate(deps.clock.today());
  if (!hasBegun(window, today))
    throw new PlanDeskError('DRILL_PERIOD_NOT_BEGUN', '这个半年还没有开始，不能报送演练情况。', {
      period: input.period,
    });
  const standing = findSubmission(db, { origin: self, enterpriseId: unit.id, period: input.period });
  if (standing) return { id: standing.id, version: standing.version };
  const drills = drillsToReport(db, unit.id, { from: window.start, to: window.end }, []);
  const record: DrillSubmissionRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    enterpriseId: unit.id,
    period: input.period,
    round: 1,
    drillIds: drills
      .filter((drill) => !reportGaps(drill, window, today).some((gap) => BLOCKING_GAPS.has(gap)))
      .map(({ id }) => id),
    state: 'draft',
    note: null,
    preparedBy: unit.safetyOfficer,
    phone: unit.safetyOfficerPhone,
    handedInOn: null,
    sourceId: null,
    remark: null,
  };
  drillSubmissionTable.insert(db, record);
  deps.changed('drills', []);
  return { id: record.id, version: record.version };
}

/**
 * Keeps what a report says; one that lies with the office is written again as the next round first.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRILL_REPORT_HANDED_IN, FIELDS_INVALID
 */
export function saveReport(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: ReportFields },
): Saved {
  const before = editableReport(deps, input.id, input.expectedVersion);
  assertDraft(before);
  return save(deps, { ...before, ...checkedFields(deps, before, input.fields) });
}

/**
 * Takes up a report that was handed in: a returned one to put it right, another to add to it. It becomes the next round.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRILL_REPORT_DRAFT
 */
export function reopenReport(deps: Deps, input: { id: string; expectedVersion: number }): Saved {
  const before = editableReport(deps, input.id, input.expectedVersion);
  if (before.state === 'draft')
    throw new PlanDeskError('DRILL_REPORT_DRAFT', '这份报告还没有报送，可以直接修改。', { id: before.id });
  return save(deps, { ...before, state: 'draft', round: before.round + 1, handedInOn: null });
}

/**
 * Hands a report in, as a package that is written next or on paper: every drill it names counts as reported from that day
 * (条例 8).
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRILL_REPORT_HANDED_IN, FIELDS_INVALID,
 *   DRILL_REPORT_BLOCKED {drills: [{id, title, gaps}]}
 */
export function handInReport(
  deps: Deps,
  input: { id: string; expectedVersion: number; onDate: string },
): Saved {
  const before = editableReport(deps, input.id, input.expectedVersion);
  assertDraft(before);
  const window = windowOfPeriod(before.period);
  const today = asCivilDate(deps.clock.today());
  const check = new FieldCheck();
  check.date('onDate', input.onDate, today);
  if (input.onDate < window.start)
    check.add('onDate', 'DATE_TOO_EARLY', '报送日期早于这个半年的第一天，请核对。');
  check.required('preparedBy', before.preparedBy, '请填写填报人。');
  // A unit reports drills; an office may keep the day of a report on paper before it enters them.
  if (before.drillIds.length === 0 && isUnitDesk(deps.db))
    check.add('drillIds', 'REQUIRED', '请至少选择一次已评估的演练。');
  check.throwIfAny();
  const onDate = asCivilDate(input.onDate);
  const drills = drillsToReport(
    deps.db,
    before.enterpriseId,
    { from: window.start, to: window.end },
    before.drillIds,
  ).filter(({ id }) => before.drillIds.includes(id));
  const blocked = drills.flatMap((drill) => {
    const gaps = reportGaps(drill, window, onDate).filter((gap) => BLOCKING_GAPS.has(gap));
    return gaps.length === 0 ? [] : [{ id: drill.id, title: drill.title, gaps }];
  });
  const missing = before.drillIds.length - drills.length;
  if (blocked.length > 0 || missing > 0)
    throw new PlanDeskError(
      'DRILL_REPORT_BLOCKED',
      `有 ${blocked.length + missing} 次演练还不能报送：须在报送日期以前、本半年内举行并已评估。请先补齐，或从报告里去掉。`,
      { drills: blocked, missing },
    );
  for (const { id } of drills)
    markReported(deps, found(drillTable.find(deps.db, id), '演练', id), input.onDate);
  return save(deps, { ...before, state: 'handed-in', handedInOn: input.onDate });
}

/** A drill counts as reported from the day it was reported first. */
export function markReported(deps: Deps, drill: DrillRecord, reportedOn: string): void {
  if (drill.state === 'ended' || drill.state === 'evaluated')
    reportDrill(deps, { id: drill.id, expectedVersion: drill.version, reportedOn });
  else if (!drill.reported) {
    const next = { ...nextBookkeeping(deps, drill), reported: true, reportedOn };
    drillTable.update(deps.db, next);
    settleDrill(deps, next);
  }
}

/** A report this desk may change now. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function editableReport(deps: Deps, id: string, expectedVersion: number): DrillSubmissionRecord {
  const record = found(drillSubmissionTable.find(deps.db, id), '演练报告', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/** Writes the next version of a report. */
export function save(deps: Deps, record: DrillSubmissionRecord): Saved {
  const next = nextBookkeeping(deps, record);
  drillSubmissionTable.update(deps.db, next);
  deps.changed('drills', []);
  return { id: next.id, version: next.version };
}

function assertDraft({ state, id }: DrillSubmissionRecord): void {
  if (state !== 'draft')
    throw new PlanDeskError(
      'DRILL_REPORT_HANDED_IN',
      '这份报告已经报送。要更正或补报，请先按“修改后再次报送”。',
      { id },
    );
}

function checkedFields(deps: Deps, before: DrillSubmissionRecord, fields: ReportFields): ReportFields {
  const unit = found(enterpriseTable.find(deps.db, before.enterpriseId), '单位', before.enterpriseId);
  const check = new FieldCheck(areaCodeOf(unit.regionCode));
  const drillIds = [...new Set(fields.drillIds)];
  const strange = drillIds.filter((id) => {
    const drill = drillTable.find(deps.db, id);
    return drill?.enterpriseId !== before.enterpriseId || drill.voidedAt !== null;
  });
  if (strange.length > 0) check.add('drillIds', 'DRILL_UNKNOWN', '所选演练不是这个单位的，请刷新后重选。');
  const checked = {
    drillIds,
    note: check.lines(fields.note),
    preparedBy: check.text(fields.preparedBy),
    phone: check.phone('phone', fields.phone, before.phone),
  };
  check.throwIfAny();
  return checked;
}
