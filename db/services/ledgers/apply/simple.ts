import type { Deps } from '../../../core';
import { teamCodesOf } from '../../../domain/team/catalogue';
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

/** What follows from a row beyond its own fields. */
interface Follows<T> {
  /** The record with what its words mean; `before`: as it was, null for a new one. */
  coded(record: T, before: T | null): T;
  /** Whose duties rest on it. */
  subjectOf(record: T): string | null;
}

/** An applier for a register whose record fields bear the names of the ledger's values. */
function simpleApplier<K extends RegisterName, T extends Bookkeeping & { readonly id: string }>(
  deps: Deps,
  recorder: BatchRecorder,
  table: Table<T>,
  register: K,
  blank: () => T,
  { coded, subjectOf }: Follows<T> = { coded: (record) => record, subjectOf: () => null },
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
      const record = coded(filled(blank(), { ...valuesOf<K>(row) }), null);
      recorder.insert(table, record);
      return { id: record.id, subjectId: subjectOf(record) };
    },
    update: (row) => {
      const before = unchangedSince(deps, table, row);
      const record = coded(filled(raised(deps, before), changesOf(row)), before);
      recorder.update(table, record);
      return { id: record.id, subjectId: subjectOf(record) };
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
  // A code chosen by hand stays while the words stay; other words are read anew.
  const coded = (team: TeamRecord, before: TeamRecord | null): TeamRecord => {
    const told = teamCodesOf(team, deps.law.teams);
    const kept = <T>(code: T | null, said: T | null, same: boolean): T | null =>
      code !== null && same ? code : (said ?? (same ? code : null));
    return {
      ...team,
      fieldCode: kept(team.fieldCode, told.fieldCode, before === null || before.field === team.field),
      natureCode: kept(team.natureCode, told.natureCode, before === null || before.nature === team.nature),
      unitRank: team.unitRank ?? told.unitRank,
    };
  };
  const subjectOf = (team: TeamRecord) => team.hostId ?? team.origin;
  return simpleApplier(deps, recorder, teamTable, 'teams', blank, { coded, subjectOf });
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
