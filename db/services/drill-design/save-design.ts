import type { Deps } from '../../core';
import type { InjectChannel } from '../../domain/drill/codes';
import { LONGEST_DRILL_MINUTES } from '../../domain/drill/design';
import { PlanDeskError } from '../../domain/errors';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import {
  type DrillInjectRecord,
  type DrillObjectiveRecord,
  drillInjectTable,
  drillObjectiveTable,
} from '../../repositories/drill-design';
import { drillFindingTable } from '../../repositories/drill-finding';
import type { Table } from '../../repositories/table';
import { settleDrill } from '../drills/edit-drill';
import { FieldCheck } from '../field-check';
import { newBookkeeping, nextBookkeeping } from '../own-row';
import { designableDrill } from './designed-drill';
import { versionsToDrill } from './plan-outline';

export interface DesignFields {
  planVersionId: string | null;
  background: string | null;
  scenario: string | null;
  safetyNote: string | null;
  durationMinutes: number | null;
  /** 'HH:MM'. */
  startsAt: string | null;
}

/** `id`: the row's own, also of one that was taken out; any other word makes a new row. */
export interface ObjectiveInput {
  id: string;
  text: string;
  standard: string | null;
  sectionPath: readonly string[];
  findingId: string | null;
}

export interface InjectInput {
  id: string;
  number: number;
  atMinute: number;
  fromWhom: string;
  toWhom: string;
  channel: InjectChannel;
  text: string;
  question: string | null;
  expectedAction: string | null;
  expectedMinutes: number | null;
  evaluator: string | null;
  /** `id` of an objective of the same input. */
  objectiveId: string | null;
  phase: string | null;
  remark: string | null;
}

export interface SaveDesignInput {
  id: string;
  expectedVersion: number;
  fields: DesignFields;
  /** In their order. */
  objectives: readonly ObjectiveInput[];
  injects: readonly InjectInput[];
}

export interface SavedDesign {
  id: string;
  version: number;
  /** Rows by the word under which they came, so that whoever edits on names them rightly. */
  ids: Record<string, string>;
}

/**
 * Makes the design of a drill what is given: rows that are not named are taken out, those that were taken out and are
 * named again come back. One command serves adding, ordering, copying, deleting and taking all of it back.
 * @throws PlanDeskError DESIGN_FIXED, STALE_VERSION, NOT_OURS, VOIDED, NOT_FOUND, FIELDS_INVALID
 */
export function saveDesign(deps: Deps, input: SaveDesignInput): SavedDesign {
  const before = designableDrill(deps, input.id, input.expectedVersion);
  const fields = checkedFields(deps, before, input.fields);
  // Words for new rows are anybody's: `constructor` names nothing.
  const ids: Record<string, string> = Object.create(null);
  const of = { drillId: before.id };
  writeRows<DrillObjectiveRecord>(
    deps,
    drillObjectiveTable,
    before.id,
    input.objectives.map(({ id, ...objective }, position) => ({
      id,
      values: {
        ...of,
        ...objective,
        position,
        findingId: findingOf(deps, before, objective.findingId),
        sectionPath: [...objective.sectionPath],
      },
      fresh: { met: null, metNote: null },
    })),
    ids,
  );
  writeRows<DrillInjectRecord>(
    deps,
    drillInjectTable,
    before.id,
    input.injects.map(({ id, ...inject }) => ({
      id,
      values: {
        ...of,
        ...inject,
        objectiveId: inject.objectiveId === null ? null : (ids[inject.objectiveId] ?? null),
      },
      fresh: {},
    })),
    ids,
  );
  const record: DrillRecord = { ...nextBookkeeping(deps, before), ...fields };
  drillTable.update(deps.db, record);
  return { ...settleDrill(deps, record), ids: { ...ids } };
}

function checkedFields(deps: Deps, record: DrillRecord, fields: DesignFields): DesignFields {
  const check = new FieldCheck();
  const { planVersionId, durationMinutes } = fields;
  if (planVersionId !== null && !versionsToDrill(deps.db, record).some(({ id }) => id === planVersionId))
    check.add('planVersionId', 'NOT_FOUND', '所选的版本不是这个预案的，请重新选择。');
  if (durationMinutes !== null && (durationMinutes < 1 || durationMinutes > LONGEST_DRILL_MINUTES))
    check.add('durationMinutes', 'NUMBER_OUT_OF_RANGE', '时长应当在1分钟到3天之间。');
  check.throwIfAny();
  return {
    ...fields,
    background: check.lines(fields.background),
    scenario: check.lines(fields.scenario),
    safetyNote: check.lines(fields.safetyNote),
  };
}

/** @throws PlanDeskError NOT_FOUND: a finding that this desk does not have, or of a drill of somebody else */
function findingOf(deps: Deps, drill: DrillRecord, findingId: string | null): string | null {
  if (findingId === null) return null;
  const finding = drillFindingTable.find(deps.db, findingId);
  const shownBy = finding && drillTable.find(deps.db, finding.drillId);
  if (
    finding?.origin !== deps.self ||
    finding.voidedAt !== null ||
    shownBy?.enterpriseId !== drill.enterpriseId
  )
    throw new PlanDeskError('NOT_FOUND', '找不到这个问题，它可能已被撤销，请刷新后重试。', { findingId });
  return findingId;
}

type Row = Bookkeeping & { readonly id: string; readonly drillId: string };

function writeRows<T extends Row>(
  deps: Deps,
  table: Table<T>,
  drillId: string,
  given: readonly { id: string; values: Partial<T>; fresh: Partial<T> }[],
  ids: Record<string, string>,
): void {
  const known = new Map(
    table.select(deps.db, 'WHERE drill_id = @drillId', { drillId }).map((row) => [row.id, row]),
  );
  const kept = new Set<string>();
  for (const { id, values, fresh } of given) {
    const row = kept.has(id) ? undefined : known.get(id);
    if (row) {
      kept.add(id);
      ids[id] = id;
      const told = { ...row, ...values };
      if (row.voidedAt === null && sameRow(row, told)) continue;
      table.update(deps.db, { ...nextBookkeeping(deps, told), voidedAt: null, voidReason: null });
    } else {
      const newId = deps.newId();
      ids[id] = newId;
      table.insert(deps.db, { ...newBookkeeping(deps), ...fresh, ...values, id: newId } as T);
    }
  }
  for (const row of known.values())
    if (!kept.has(row.id) && row.voidedAt === null)
      table.update(deps.db, {
        ...nextBookkeeping(deps, row),
        voidedAt: deps.clock.now(),
        voidReason: '从演练设计中删除',
      });
}

const sameRow = <T extends object>(a: T, b: T): boolean =>
  Object.entries(a).every(([key, value]) => {
    const other = b[key as keyof T] as unknown;
    return value === other || JSON.stringify(value) === JSON.stringify(other);
  });
