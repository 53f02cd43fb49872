import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { takenOf } from '../../repositories/deployment-views';
import { findOffice } from '../../repositories/office';
import type { TeamRecord } from '../../repositories/team';
import { partnersOfTeam } from '../../repositories/team-views';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { saveSupply } from '../stock/save-supply';
import { type FieldInput, readFields } from './read-fields';
import {
  completed,
  REGISTER_DEFINITIONS,
  type RegisterDefinition,
  type RegisterName,
  type RegisterRecord,
} from './register-definitions';

export interface SaveRecordInput {
  register: RegisterName;
  /** Absent: a new record. */
  id?: string | undefined;
  expectedVersion?: number | undefined;
  values: Readonly<Record<string, FieldInput>>;
}

/**
 * Makes or changes a record of a simple register: experts, teams, equipment, supplies.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DUPLICATE_IDENTITY {id, name}
 */
export function saveRecord(deps: Deps, input: SaveRecordInput): { id: string; version: number } {
  if (input.register === 'supplies') return saveSupply(deps, input);
  const definition = REGISTER_DEFINITIONS[input.register];
  const values = readFields(definition, input.values);
  const before =
    input.id === undefined
      ? blank(deps, definition)
      : existing(deps, definition, input.id, input.expectedVersion);
  const next = { ...before, ...values } as Record<string, unknown>;
  if (typeof next.name !== 'string' || next.name === '')
    throw new PlanDeskError('FIELDS_INVALID', '请填写名称。', {
      fields: [{ field: 'name', message: '请填写名称' }],
    });
  const typed = definition.typed?.(next, before as unknown as Record<string, unknown>) ?? {};
  const record = completed(deps, definition, { ...next, ...typed }) as unknown as RegisterRecord;
  refuseDoubleIdentity(deps, input.register, record);
  if (input.id === undefined) definition.table.insert(deps.db, record);
  else definition.table.update(deps.db, record);
  markDutiesDirty(deps.db, owersOf(deps.db, input.register, before as RegisterRecord, record));
  reindex(deps.db, definition.searchedAs, [record.id]);
  deps.changed(input.register, [record.id]);
  return { id: record.id, version: record.version };
}

/** Voids a record with a reason; it stays in the file and out of the lists. @throws as `saveRecord`; SUPPLY_OUT {by} */
export function voidRecord(
  deps: Deps,
  input: { register: RegisterName; id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const definition = REGISTER_DEFINITIONS[input.register];
  const record = existing(deps, definition, input.id, input.expectedVersion);
  if (input.register === 'supplies') refuseWhileOut(deps.db, record);
  const voided = { ...record, voidedAt: deps.clock.now(), voidReason: input.reason };
  definition.table.update(deps.db, voided);
  markDutiesDirty(deps.db, owersOf(deps.db, input.register, record));
  reindex(deps.db, definition.searchedAs, [record.id]);
  deps.changed(input.register, [record.id]);
  return { id: record.id, version: voided.version };
}

/** Whose duties rest on the record before and after the change: experts on the office, a team on its units or its office. */
function owersOf(db: ReadDb, register: RegisterName, ...records: readonly RegisterRecord[]): string[] {
  if (register === 'experts') return records.map(({ origin }) => origin);
  if (register !== 'teams') return [];
  const hosts = records.map((team) => (team as Partial<TeamRecord> & RegisterRecord).hostId ?? team.origin);
  return [...hosts, ...records.flatMap(({ id }) => partnersOfTeam(db, id))];
}

/** What is out comes back to its row: without it nothing could be entered of the return. */
function refuseWhileOut(db: ReadDb, { id, name }: RegisterRecord): void {
  const out = takenOf(db, 'supply_id', [id]).filter(({ out }) => out > 0);
  if (out.length === 0) return;
  const by = out.map(({ number, purpose }) => number ?? purpose);
  throw new PlanDeskError(
    'SUPPLY_OUT',
    `“${name}”还有在外没有归还的（${by.join('、')}），请先登记归还或者去向，再作废。`,
    { id, by },
  );
}

function existing(
  deps: Deps,
  definition: RegisterDefinition,
  id: string,
  expectedVersion: number | undefined,
): RegisterRecord {
  const record = found(definition.table.find(deps.db, id), definition.label, id);
  assertEditable(deps, record, expectedVersion);
  return nextBookkeeping(deps, record);
}

function blank(deps: Deps, definition: RegisterDefinition): Record<string, unknown> & RegisterRecord {
  const region = definition.hasRegion
    ? {
        regionCode: findOffice(deps.db, deps.self)?.regionCode ?? '',
      }
    : {};
  return { ...newBookkeeping(deps), id: deps.newId(), name: '', ...region };
}

function refuseDoubleIdentity(
  deps: Deps,
  register: RegisterName,
  record: RegisterRecord & { idNumber?: unknown },
): void {
  if (register !== 'experts' || typeof record.idNumber !== 'string') return;
  const other = deps.db.get<{ id: string; name: string }>(
    'SELECT id, name FROM expert WHERE id_number = @number AND origin = @self AND voided_at IS NULL AND id <> @id',
    { number: record.idNumber, self: deps.self, id: record.id },
  );
  if (other)
    throw new PlanDeskError('DUPLICATE_IDENTITY', `专家“${other.name}”已经用这个身份证号登记过，请核对。`, {
      id: other.id,
      name: other.name,
    });
}
