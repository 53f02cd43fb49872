import type { Deps } from '../../core';
import type { FindingArea, FindingSeverity } from '../../domain/drill/codes';
import type { DrillState } from '../../domain/drill/drill-state';
import { PlanDeskError } from '../../domain/errors';
import { compactName } from '../../domain/text/normalise';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { type DrillFindingRecord, drillFindingTable } from '../../repositories/drill-finding';
import { logEntriesOf, newestVersionOf, nextFindingNumber } from '../../repositories/drill-finding-views';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';

/** What a person enters about a problem that a drill has shown. */
export interface FindingFields {
  title: string;
  area: FindingArea;
  severity: FindingSeverity;
  /** What was seen; may stay empty where the title says it. */
  evidence: string;
  /** Entries of the drill's log. */
  logIds: readonly string[];
  /** The item of the evaluation table it comes from. */
  item: string | null;
  /** Headings of the plan from the chapter down; empty: none. */
  sectionPath: readonly string[];
  /** 整改责任人, 整改期限: both together assign it at once. */
  owner: string | null;
  dueOn: string | null;
  remark: string | null;
}

export interface SavedFinding {
  id: string;
  version: number;
  drillId: string;
  number: number;
}

/** States in which a drill can show something: from its start until it is closed. */
const SHOWING: ReadonlySet<DrillState> = new Set(['running', 'paused', 'ended', 'evaluated', 'reported']);

/** True while findings can be added to a drill. */
export function takesFindings(state: DrillState): boolean {
  return SHOWING.has(state);
}

/**
 * Adds a finding to a drill that runs or was held; with owner and term it is assigned at once.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FINDING_DRILL_STATE, FIELDS_INVALID
 */
export function addFinding(deps: Deps, input: FindingFields & { drillId: string }): SavedFinding {
  const drill = found(drillTable.find(deps.db, input.drillId), '演练', input.drillId);
  assertEditable(deps, drill);
  if (!takesFindings(drill.state))
    throw new PlanDeskError(
      'FINDING_DRILL_STATE',
      drill.state === 'closed'
        ? '这次演练已经办结，不能再登记问题；新发现的问题请登记在下一次演练中。'
        : '演练开始之后才能登记问题。',
      { state: drill.state },
    );
  const record: DrillFindingRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    drillId: drill.id,
    number: nextFindingNumber(deps.db, drill.id),
    ...checkedFields(deps, drill, input),
    planVersionId: versionDrilled(deps, drill),
    state: 'open',
    repeatsId: null,
    carriedToId: null,
    carriedReason: null,
    triggerId: null,
    closedOn: null,
  };
  const kept: DrillFindingRecord =
    record.owner !== null && record.dueOn !== null ? { ...record, state: 'assigned' } : record;
  drillFindingTable.insert(deps.db, kept);
  return settleFinding(deps, kept);
}

/**
 * Changes the words of a finding; its state, owner and term move by steps.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FINDING_SETTLED, FIELDS_INVALID
 */
export function updateFinding(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: FindingFields },
): SavedFinding {
  const before = editableFinding(deps, input.id, input.expectedVersion);
  if (before.state === 'verified')
    throw new PlanDeskError('FINDING_SETTLED', '这个问题已经闭环，要修改请先重新打开。', { id: before.id });
  const drill = found(drillTable.find(deps.db, before.drillId), '演练', before.drillId);
  const fields = checkedFields(deps, drill, {
    ...input.fields,
    // An owner is named by an assignment, which stands in the history as such.
    owner: before.owner,
    dueOn: before.dueOn,
  });
  const record = { ...nextBookkeeping(deps, before), ...fields };
  drillFindingTable.update(deps.db, record);
  return settleFinding(deps, record);
}

/**
 * Takes a finding back that was entered by mistake; the row stays with the reason.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FINDING_PROPOSED
 */
export function voidFinding(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): SavedFinding {
  const before = editableFinding(deps, input.id, input.expectedVersion);
  if (before.triggerId !== null)
    throw new PlanDeskError(
      'FINDING_PROPOSED',
      '已由这个问题提出修订预案，请先在预案的修订事由中撤回，再作废这个问题。',
      { triggerId: before.triggerId },
    );
  const record = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: input.reason };
  drillFindingTable.update(deps.db, record);
  return settleFinding(deps, record);
}

/** A finding this desk may change now. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function editableFinding(deps: Deps, id: string, expectedVersion: number): DrillFindingRecord {
  const record = found(drillFindingTable.find(deps.db, id), '演练问题', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/** What follows from a written finding: its drill's screens, and those of the drill that takes it up. */
export function settleFinding(deps: Deps, record: DrillFindingRecord): SavedFinding {
  deps.changed(
    'drills',
    record.carriedToId === null ? [record.drillId] : [record.drillId, record.carriedToId],
  );
  return { id: record.id, version: record.version, drillId: record.drillId, number: record.number };
}

function versionDrilled(deps: Deps, drill: DrillRecord): string | null {
  if (drill.planVersionId !== null) return drill.planVersionId;
  return drill.planId === null ? null : (newestVersionOf(deps.db, drill.planId)?.id ?? null);
}

function checkedFields(
  deps: Deps,
  drill: DrillRecord,
  fields: FindingFields,
): FindingFields & Pick<DrillFindingRecord, 'titleKey'> {
  const check = new FieldCheck();
  const title = check.required('title', fields.title, '请写明发现了什么问题。');
  const dueOn = check.date('dueOn', fields.dueOn);
  const heldOn = drill.endOn ?? drill.startOn;
  if (dueOn !== null && heldOn !== null && dueOn < heldOn)
    check.add('dueOn', 'DATE_TOO_EARLY', '整改期限早于演练日期，请核对。');
  check.throwIfAny();
  return {
    title,
    titleKey: compactName(title),
    area: fields.area,
    severity: fields.severity,
    evidence: check.lines(fields.evidence) ?? '',
    logIds: logEntriesOf(deps.db, drill.id, fields.logIds).map(({ id }) => id),
    item: check.text(fields.item),
    sectionPath: fields.sectionPath.map((heading) => check.text(heading) ?? '').filter((text) => text !== ''),
    owner: check.text(fields.owner),
    dueOn,
    remark: check.lines(fields.remark),
  };
}
