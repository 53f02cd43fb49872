import type { Deps } from '../../../core';
import type { Bookkeeping } from '../../../repositories/bookkeeping';
import { type EquipmentRecord, equipmentTable, PLAIN_EQUIPMENT } from '../../../repositories/equipment';
import { findOffice } from '../../../repositories/office';
import type { Table } from '../../../repositories/table';
import { PLAIN_TEAM, type TeamRecord, teamTable } from '../../../repositories/team';
import type { BatchRecorder } from '../../batches/recorder';
import { newBookkeeping } from '../../own-row';
import { completed, REGISTER_DEFINITIONS, type RegisterName } from '../../registers/register-definitions';
import type { Applier } from './applier';
import { changesOf, raised, unchangedSince, valuesOf } from './row-values';

/** An applier for a register whose record fields bear the names of the ledger's values. */
function simpleApplier<K extends RegisterName, T extends Bookkeeping & { readonly id: string }>(
  deps: Deps,
  recorder: BatchRecorder,
  table: Table<T>,
  register: K,
  blank: () => T,
): Applier {
  const filled = (record: T, values: Readonly<Record<string, unknown>>): T => {
    const known = Object.entries(values).filter(
      ([field, value]) => field in record && value !== null && value !== undefined,
    );
    const told = { ...record, ...Object.fromEntries(known) };
    return completed(deps, REGISTER_DEFINITIONS[register], told) as unknown as T;
  };
  return {
    create: (row) => {
      const record = filled(blank(), { ...valuesOf<K>(row) });
      recorder.insert(table, record);
      return { id: record.id, subjectId: null };
    },
    update: (row) => {
      const record = filled(raised(deps, unchangedSince(deps, table, row)), changesOf(row));
      recorder.update(table, record);
      return { id: record.id, subjectId: null };
    },
  };
}

const ownRegion = (deps: Deps): string => findOffice(deps.db, deps.self)?.regionCode ?? '';

/** 应急救援队伍, tied to the enterprise it stands on where the roster's name is known. */
export function createTeamApplier(deps: Deps, recorder: BatchRecorder): Applier {
  const regionCode = ownRegion(deps);
  const blank = (): TeamRecord => ({
    ...newBookkeeping(deps),
    ...PLAIN_TEAM,
    id: deps.newId(),
    name: '',
    nameKey: '',
    nameInitials: '',
    field: null,
    nature: null,
    hostUnit: null,
    hostId: null,
    leader: null,
    dutyPhone: null,
    members: null,
    fullTimeMembers: null,
    foundedOn: null,
    base: null,
    mainEquipment: null,
    regionCode,
    remark: null,
  });
  return simpleApplier(deps, recorder, teamTable, 'teams', blank);
}

/** 装备, tied to its team where the team is known. */
export function createEquipmentApplier(deps: Deps, recorder: BatchRecorder): Applier {
  const blank = (): EquipmentRecord => ({
    ...newBookkeeping(deps),
    ...PLAIN_EQUIPMENT,
    id: deps.newId(),
    teamId: null,
    team: null,
    teamKey: '',
    name: '',
    nameKey: '',
    model: null,
    modelKey: '',
    quantity: null,
    unit: null,
    boughtOn: null,
    checkedOn: null,
    nextCheckOn: null,
    state: null,
    keeper: null,
    phone: null,
    location: null,
    remark: null,
  });
  return simpleApplier(deps, recorder, equipmentTable, 'equipment', blank);
}
