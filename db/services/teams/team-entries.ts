import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { isMasked } from '../../domain/codes/mask';
import { parsePhones } from '../../domain/codes/phone';
import { PlanDeskError } from '../../domain/errors';
import { agreementsOverlap } from '../../domain/team/standing';
import { compactName } from '../../domain/text/normalise';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import { enterpriseTable } from '../../repositories/enterprise';
import type { Table } from '../../repositories/table';
import { teamTable } from '../../repositories/team';
import {
  type TeamAgreementRecord,
  type TeamMemberRecord,
  type TeamTrainingRecord,
  teamAgreementTable,
  teamMemberTable,
  teamTrainingTable,
} from '../../repositories/team-life';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';

type Facts<T> = Omit<T, 'id' | keyof Bookkeeping>;

/** What is kept of a team beside the record, by kind. Days are civil dates. */
export type TeamEntry =
  | { kind: 'member'; values: Omit<Facts<TeamMemberRecord>, 'nameKey'> }
  | { kind: 'training'; values: Facts<TeamTrainingRecord> }
  | { kind: 'agreement'; values: Omit<Facts<TeamAgreementRecord>, 'endedOn' | 'endReason'> };
export type TeamEntryKind = TeamEntry['kind'];

type EntryRow = Bookkeeping & {
  readonly id: string;
  readonly teamId: string | null;
  readonly enterpriseId?: string | null;
};
const generic = <T extends EntryRow>(table: Table<T>): Table<EntryRow> => table as unknown as Table<EntryRow>;

const TABLES: Readonly<Record<TeamEntryKind, { table: Table<EntryRow>; label: string }>> = {
  member: { table: generic(teamMemberTable), label: '队员' },
  training: { table: generic(teamTrainingTable), label: '训练' },
  agreement: { table: generic(teamAgreementTable), label: '救援协议' },
};

/**
 * Adds or changes an entry of a team, or a part-time rescuer whom a unit has named. Team and unit may be another office's:
 * what this office notes of them stays its own.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, SPAN_BACKWARDS, FIELDS_INVALID, AGREEMENT_OVERLAPS {id, from, until}
 */
export function saveTeamEntry(
  deps: Deps,
  input: { id?: string | undefined; expectedVersion?: number | undefined } & TeamEntry,
): { id: string; version: number } {
  const { table, label } = TABLES[input.kind];
  const before = input.id === undefined ? undefined : found(table.find(deps.db, input.id), label, input.id);
  if (before) assertEditable(deps, before, input.expectedVersion);
  assertLiving(deps, input.values.teamId, 'enterpriseId' in input.values ? input.values.enterpriseId : null);
  const record = {
    ...(before ? nextBookkeeping(deps, before) : { ...newBookkeeping(deps), id: deps.newId() }),
    ...(input.kind === 'agreement' && !before && { endedOn: null, endReason: null }),
    ...kept(input, before),
  } as EntryRow;
  check(deps, input, record);
  if (before) table.update(deps.db, record);
  else table.insert(deps.db, record);
  announce(deps, before ? [before, record] : [record]);
  return { id: record.id, version: record.version };
}

/** Voids an entry with a reason. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function voidTeamEntry(
  deps: Deps,
  input: { kind: TeamEntryKind; id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const { table, label } = TABLES[input.kind];
  const before = found(table.find(deps.db, input.id), label, input.id);
  assertEditable(deps, before, input.expectedVersion);
  const voided = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: input.reason };
  table.update(deps.db, voided);
  announce(deps, [voided]);
  return { id: voided.id, version: voided.version };
}

/**
 * Ends an agreement before its last day: from `endedOn` on it holds no longer.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, SPAN_BACKWARDS
 */
export function endAgreement(
  deps: Deps,
  input: { id: string; expectedVersion: number; endedOn: string; reason: string },
): { id: string; version: number } {
  const before = found(teamAgreementTable.find(deps.db, input.id), '救援协议', input.id);
  assertEditable(deps, before, input.expectedVersion);
  refuseBackwards(before.validFrom, input.endedOn);
  const ended = { ...nextBookkeeping(deps, before), endedOn: input.endedOn, endReason: input.reason };
  teamAgreementTable.update(deps.db, ended);
  announce(deps, [ended]);
  return { id: ended.id, version: ended.version };
}

/**
 * Renews an agreement: a further one with the same partners, scope and fee; the old one keeps its days.
 * @throws PlanDeskError as `saveTeamEntry`
 */
export function renewAgreement(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    validFrom: string;
    validUntil: string | null;
    signedOn: string | null;
    number: string | null;
  },
): { id: string; version: number } {
  const old = found(teamAgreementTable.find(deps.db, input.id), '救援协议', input.id);
  assertEditable(deps, old, input.expectedVersion);
  const { kind, teamId, enterpriseId, scope, fee, remark } = old;
  const { validFrom, validUntil, signedOn, number } = input;
  return saveTeamEntry(deps, {
    kind: 'agreement',
    values: { kind, teamId, enterpriseId, scope, fee, remark, validFrom, validUntil, signedOn, number },
  });
}

/** The phone of a member or named rescuer in full; the caller logs who asked. @throws PlanDeskError NOT_FOUND */
export function revealMember(db: ReadDb, id: string): string {
  assertInSight(db, 'team_member', id);
  return found(teamMemberTable.find(db, id), '队员', id).phone ?? '';
}

function assertLiving(deps: Deps, teamId: string | null, enterpriseId: string | null): void {
  if (teamId !== null) {
    assertInSight(deps.db, 'team', teamId);
    refuseVoided(found(teamTable.find(deps.db, teamId), '救援队伍', teamId), '这支队伍');
  }
  if (enterpriseId !== null) {
    assertInSight(deps.db, 'enterprise', enterpriseId);
    refuseVoided(found(enterpriseTable.find(deps.db, enterpriseId), '单位', enterpriseId), '这家单位');
  }
}

function refuseVoided(row: Bookkeeping, what: string): void {
  if (row.voidedAt !== null)
    throw new PlanDeskError('VOIDED', `${what}的登记已经作废，不能再添加记录。`, { reason: row.voidReason });
}

/** The values as they are kept: one form for names and phones; a number shown masked stays as it was. */
function kept(entry: TeamEntry, before: EntryRow | undefined): object {
  if (entry.kind !== 'member') return entry.values;
  const { values } = entry;
  const phone =
    values.phone !== null && isMasked(values.phone)
      ? ((before as TeamMemberRecord | undefined)?.phone ?? null)
      : readPhone(values.phone);
  return { ...values, phone, nameKey: compactName(values.name) };
}

function readPhone(written: string | null): string | null {
  if (written === null || written.trim() === '') return null;
  const { phones, problems } = parsePhones(written);
  if (problems[0])
    throw new PlanDeskError('FIELDS_INVALID', problems[0].message, {
      fields: [{ field: 'phone', message: problems[0].message }],
    });
  return phones.join('、');
}

function check(deps: Deps, entry: TeamEntry, record: EntryRow): void {
  if (entry.kind === 'member') {
    const { teamId, enterpriseId, joinedOn, leftOn } = entry.values;
    if (teamId === null && enterpriseId === null)
      throw new PlanDeskError('FIELDS_INVALID', '请选择队伍或者单位。', {
        fields: [{ field: 'teamId', message: '请选择' }],
      });
    refuseBackwards(joinedOn, leftOn);
  }
  if (entry.kind !== 'agreement') return;
  refuseBackwards(entry.values.validFrom, entry.values.validUntil);
  refuseOverlap(deps, record as unknown as TeamAgreementRecord);
}

function refuseBackwards(from: string | null, to: string | null): void {
  if (from !== null && to !== null && to < from)
    throw new PlanDeskError('SPAN_BACKWARDS', '结束日期早于开始日期，请核对。', { from, to });
}

/** Two agreements of one kind between the same two on one day: one of them is the other, typed again. */
function refuseOverlap(deps: Deps, record: TeamAgreementRecord): void {
  const other = teamAgreementTable
    .select(
      deps.db,
      `WHERE team_id = @teamId AND enterprise_id = @enterpriseId AND kind = @kind AND origin = @origin
         AND voided_at IS NULL AND id <> @id ORDER BY valid_from, id`,
      {
        teamId: record.teamId,
        enterpriseId: record.enterpriseId,
        kind: record.kind,
        origin: deps.self,
        id: record.id,
      },
    )
    .find((one) => agreementsOverlap(one, record));
  if (other)
    throw new PlanDeskError(
      'AGREEMENT_OVERLAPS',
      `与已登记的协议（${other.validFrom}起${other.validUntil === null ? '，未定期限' : `至${other.validUntil}`}）期限重叠，请修改期限，或者先终止原协议。`,
      { id: other.id, from: other.validFrom, until: other.validUntil },
    );
}

function announce(deps: Deps, rows: readonly EntryRow[]): void {
  const subjects = rows.flatMap(({ teamId, enterpriseId, origin }) => {
    const team = teamId === null ? undefined : teamTable.find(deps.db, teamId);
    return [enterpriseId ?? null, team ? (team.hostId ?? team.origin) : null, origin];
  });
  markDutiesDirty(
    deps.db,
    subjects.filter((id) => id !== null),
  );
  deps.changed(
    'teams',
    rows.flatMap(({ teamId }) => teamId ?? []),
  );
  const units = rows.flatMap(({ enterpriseId }) => enterpriseId ?? []);
  if (units.length > 0) deps.changed('enterprises', units);
}
