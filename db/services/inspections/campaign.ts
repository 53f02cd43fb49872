import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { findingState } from '../../domain/inspection/finding-state';
import {
  type InspectionAction,
  type InspectionContext,
  transitionInspection,
} from '../../domain/inspection/inspection-state';
import type { Blocker } from '../../domain/state-machine';
import {
  findingsOfInspection,
  type InspectionFindingRecord,
  type InspectionRecord,
  type InspectionUnitRecord,
  inspectionTable,
  standingsOfInspection,
} from '../../repositories/inspection';
import { assertEditable, found, nextBookkeeping } from '../own-row';

/** True for units that are to be visited: drawn or added, and not replaced. */
export function isToVisit({ standing }: Pick<InspectionUnitRecord, 'standing'>): boolean {
  return standing === 'drawn' || standing === 'added';
}

/** The days of a finding's row, as its life reads them. */
export function daysOf(finding: InspectionFindingRecord) {
  const { orderedOn, dueOn, correctedOn, recheckedOn, recheck, closedOn } = finding;
  return { orderedOn, dueOn, correctedOn, recheckedOn, recheck, closedOn } as Parameters<
    typeof findingState
  >[0];
}

/** What the guards look at, from the units and findings of the campaign. */
export function contextOf(
  record: InspectionRecord,
  units: readonly Pick<InspectionUnitRecord, 'standing' | 'visitedOn'>[],
  findings: readonly InspectionFindingRecord[],
  candidates: number | null = null,
): InspectionContext {
  const toVisit = units.filter(isToVisit);
  return {
    committed: record.seedCommitment !== null,
    candidates,
    units: toVisit.length,
    unvisited: toVisit.filter((unit) => unit.visitedOn === null).length,
    unanswered: findings.filter((finding) => findingState(daysOf(finding)) === 'found').length,
  };
}

/**
 * The campaign, if this desk may change it now.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function editableInspection(deps: Deps, id: string, expectedVersion?: number): InspectionRecord {
  const record = found(inspectionTable.find(deps.db, id), '检查', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/**
 * Asks the table for a step and keeps the record with its new state.
 * @throws PlanDeskError INSPECTION_BLOCKED {state, blockers}
 */
export function stepInspection(
  deps: Deps,
  record: InspectionRecord,
  action: InspectionAction,
  changes: Partial<InspectionRecord> = {},
  candidates: number | null = null,
): InspectionRecord {
  const [units, findings] = [
    standingsOfInspection(deps.db, record.id),
    findingsOfInspection(deps.db, record.id),
  ];
  const next = transitionInspection(record.state, action, contextOf(record, units, findings, candidates));
  if (!next.ok) throw blocked(record.state, next.error);
  const kept = { ...nextBookkeeping(deps, record), ...changes, state: next.value };
  inspectionTable.update(deps.db, kept);
  deps.changed('inspections', [record.id]);
  return kept;
}

/** The refusal with everything that blocks the step. */
export function blocked(state: string, blockers: readonly Blocker[]): PlanDeskError {
  return new PlanDeskError(
    'INSPECTION_BLOCKED',
    blockers[0]?.message ?? '当前状态下不能进行这项操作，请刷新后再试。',
    { state, blockers: [...blockers] },
  );
}
