import type { ReadDb } from '../../connection';
import { maskIdentityNumber, maskPhone } from '../../domain/codes/mask';
import { PlanDeskError } from '../../domain/errors';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { REGISTER_DEFINITIONS, type RegisterName } from './register-definitions';

export type ShownValue = string | number | boolean | string[] | null;

export interface ShownRecord {
  id: string;
  version: number;
  ours: boolean;
  values: Record<string, ShownValue>;
}

/** A record as screens show it: phones and identity numbers masked. @throws PlanDeskError NOT_FOUND */
export function showRecord(db: ReadDb, self: string, register: RegisterName, id: string): ShownRecord {
  const definition = REGISTER_DEFINITIONS[register];
  assertInSight(db, definition.searchedAs, id);
  const record = found(definition.table.find(db, id), definition.label, id);
  const values: Record<string, ShownValue> = {};
  for (const [field, kind] of Object.entries(definition.fields)) {
    const value = (record as unknown as Record<string, ShownValue>)[field] ?? null;
    values[field] =
      typeof value === 'string' && kind === 'phone'
        ? maskPhone(value)
        : typeof value === 'string' && kind === 'identity'
          ? maskIdentityNumber(value)
          : value;
  }
  return { id, version: record.version, ours: record.origin === self, values };
}

/** One masked field in full; the caller logs who asked. @throws PlanDeskError NOT_FOUND, FIELD_NOT_MASKED */
export function revealField(db: ReadDb, register: RegisterName, id: string, field: string): string {
  const definition = REGISTER_DEFINITIONS[register];
  assertInSight(db, definition.searchedAs, id);
  const kind = definition.fields[field];
  if (kind !== 'phone' && kind !== 'identity')
    throw new PlanDeskError('FIELD_NOT_MASKED', '这一项没有隐藏，不需要另外查看。', { field });
  const record = found(definition.table.find(db, id), definition.label, id);
  return String((record as unknown as Record<string, unknown>)[field] ?? '');
}
