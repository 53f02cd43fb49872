import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import { drillTable } from '../../repositories/drill';
import { enterpriseTable } from '../../repositories/enterprise';
import { expertTable } from '../../repositories/expert';
import {
  type ExpertAbsenceRecord,
  type ExpertEvaluationRecord,
  type ExpertInterestRecord,
  type ExpertTrainingRecord,
  type ExpertWorkRecord,
  expertAbsenceTable,
  expertEvaluationTable,
  expertInterestTable,
  expertTrainingTable,
  expertWorkTable,
} from '../../repositories/expert-life';
import type { Table } from '../../repositories/table';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';

type Facts<T> = Omit<T, 'id' | 'expertId' | keyof Bookkeeping>;

/** What is kept of a person beside the record, by kind. Days are civil dates. */
export type ExpertEntry =
  | { kind: 'evaluation'; values: Facts<ExpertEvaluationRecord> }
  | { kind: 'training'; values: Facts<ExpertTrainingRecord> }
  | { kind: 'interest'; values: Omit<Facts<ExpertInterestRecord>, 'unitName'> & { unitName: string | null } }
  | { kind: 'absence'; values: Facts<ExpertAbsenceRecord> }
  | { kind: 'work'; values: Facts<ExpertWorkRecord> };
export type ExpertEntryKind = ExpertEntry['kind'];

type EntryRow = Bookkeeping & { readonly id: string; readonly expertId: string };
const generic = <T extends EntryRow>(table: Table<T>): Table<EntryRow> => table as unknown as Table<EntryRow>;

const TABLES: Readonly<Record<ExpertEntryKind, { table: Table<EntryRow>; label: string }>> = {
  evaluation: { table: generic(expertEvaluationTable), label: '评价' },
  training: { table: generic(expertTrainingTable), label: '培训' },
  interest: { table: generic(expertInterestTable), label: '回避关系' },
  absence: { table: generic(expertAbsenceTable), label: '请假' },
  work: { table: generic(expertWorkTable), label: '工作' },
};

/**
 * Adds or changes an entry about a person. The person may be another office's (a shared pool): what this office notes of
 * the person stays its own.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, SPAN_BACKWARDS, EVALUATION_TWICE {year}
 */
export function saveEntry(
  deps: Deps,
  input: { expertId: string; id?: string | undefined; expectedVersion?: number | undefined } & ExpertEntry,
): { id: string; version: number } {
  const { table, label } = TABLES[input.kind];
  assertInSight(deps.db, 'expert', input.expertId);
  const expert = found(expertTable.find(deps.db, input.expertId), '专家', input.expertId);
  const before = input.id === undefined ? undefined : found(table.find(deps.db, input.id), label, input.id);
  if (before) {
    assertEditable(deps, before, input.expectedVersion);
    if (before.expertId !== expert.id)
      throw new PlanDeskError('NOT_FOUND', '找不到这条记录，请刷新后重试。', {});
  } else if (expert.voidedAt !== null)
    throw new PlanDeskError('VOIDED', '这位专家的登记已经作废，不能再添加记录。', {
      reason: expert.voidReason,
    });
  check(deps, input, input.id ?? null);
  const record = {
    ...(before ? nextBookkeeping(deps, before) : { ...newBookkeeping(deps), id: deps.newId() }),
    expertId: expert.id,
    ...linked(deps, input),
  } as EntryRow;
  if (before) table.update(deps.db, record);
  else table.insert(deps.db, record);
  announce(deps, input.kind, expert.id, input.kind === 'work' ? input.values.drillId : null);
  return { id: record.id, version: record.version };
}

/** Voids an entry with a reason. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function voidEntry(
  deps: Deps,
  input: { kind: ExpertEntryKind; id: string; expectedVersion: number; reason: string },
): { id: string; version: number; expertId: string } {
  const { table, label } = TABLES[input.kind];
  const before = found(table.find(deps.db, input.id), label, input.id);
  assertEditable(deps, before, input.expectedVersion);
  const voided = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  };
  table.update(deps.db, voided);
  announce(deps, input.kind, before.expertId, null);
  return { id: voided.id, version: voided.version, expertId: before.expertId };
}

function announce(deps: Deps, kind: ExpertEntryKind, expertId: string, drillId: string | null): void {
  deps.changed('experts', [expertId]);
  if (kind === 'work') deps.changed('drills', drillId === null ? undefined : [drillId]);
}

/** Ids stand for names: a drill or a unit that is chosen gives the words of the entry. */
function linked(deps: Deps, entry: ExpertEntry): Facts<ExpertWorkRecord> | ExpertEntry['values'] {
  if (entry.kind === 'interest' && entry.values.enterpriseId !== null) {
    const unit = found(
      enterpriseTable.find(deps.db, entry.values.enterpriseId),
      '单位',
      entry.values.enterpriseId,
    );
    return { ...entry.values, unitName: unit.name, uscc: unit.uscc };
  }
  if (entry.kind === 'interest' && !entry.values.unitName)
    throw new PlanDeskError('FIELDS_INVALID', '请选择单位，或者填写单位名称。', {
      field: 'unitName',
      fields: [{ field: 'unitName', message: '请填写' }],
    });
  if (entry.kind !== 'work') return entry.values;
  const drill =
    entry.values.drillId === null
      ? undefined
      : found(drillTable.find(deps.db, entry.values.drillId), '演练', entry.values.drillId);
  const enterpriseId = drill?.enterpriseId ?? entry.values.enterpriseId;
  const unit =
    enterpriseId === null
      ? undefined
      : found(enterpriseTable.find(deps.db, enterpriseId), '单位', enterpriseId);
  return { ...entry.values, enterpriseId, unitName: unit?.name ?? entry.values.unitName };
}

function check(deps: Deps, entry: { expertId: string } & ExpertEntry, id: string | null): void {
  const [from, to] =
    entry.kind === 'absence'
      ? [entry.values.fromDay, entry.values.toDay]
      : entry.kind === 'work'
        ? [entry.values.fromDay, entry.values.toDay]
        : entry.kind === 'interest'
          ? [entry.values.since, entry.values.until]
          : [null, null];
  if (from !== null && to !== null && to < from)
    throw new PlanDeskError('SPAN_BACKWARDS', '结束日期早于开始日期，请核对。', { from, to });
  if (entry.kind !== 'evaluation' || entry.values.task !== null) return;
  const same = expertEvaluationTable
    .select(deps.db, 'WHERE expert_id = @expertId AND year = @year AND task IS NULL AND voided_at IS NULL', {
      expertId: entry.expertId,
      year: entry.values.year,
    })
    .find((other) => other.id !== id && other.origin === deps.self);
  if (same)
    throw new PlanDeskError(
      'EVALUATION_TWICE',
      `${entry.values.year}年的年度评价已经登记过，请修改原来的一条。`,
      {
        year: entry.values.year,
        id: same.id,
      },
    );
}
