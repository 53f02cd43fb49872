import type { ReadDb } from '../../connection';
import { EXPERT_STATES } from '../../domain/expert/life';
import { EQUIPMENT_CONDITIONS } from '../../domain/stock/codes';
import { TEAM_LEVELS, TEAM_RANKS } from '../../domain/team/codes';
import { compactName } from '../../domain/text/normalise';
import { nameInitials, personInitials } from '../../pinyin';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import { type EquipmentRecord, equipmentTable } from '../../repositories/equipment';
import { type ExpertRecord, expertTable } from '../../repositories/expert';
import { type SupplyRecord, supplyTable } from '../../repositories/supply';
import type { Table } from '../../repositories/table';
import { type TeamRecord, teamTable } from '../../repositories/team';

export const REGISTERS = ['experts', 'teams', 'equipment', 'supplies'] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** How a field is checked when a person types it. */
export type FieldKind =
  | 'text'
  | 'date'
  | 'count'
  | 'number'
  | 'flag'
  | 'list'
  | 'phone'
  | 'identity'
  | 'code';

/** A register record as the generic services see it. */
export type RegisterRecord = Bookkeeping & { readonly id: string; readonly name: string };

export interface RegisterDefinition {
  /** For the sentence the user reads. */
  readonly label: string;
  readonly table: Table<RegisterRecord>;
  /** The fields a person edits; `name` is required everywhere. */
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Values a field may take, where it is coded. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly searchedAs: 'expert' | 'team' | 'equipment' | 'supply';
  /** True where records stand under a region of their own. */
  readonly hasRegion: boolean;
  /** Fields that follow from the others, however they came. */
  derive(record: Record<string, unknown>): Record<string, unknown>;
  /** Names that stand for a row of another register. */
  readonly links: readonly RegisterLink[];
  /** Fields that follow from what a person typed over `before`; ledgers tell them themselves. */
  typed?(record: Record<string, unknown>, before: Record<string, unknown>): Record<string, unknown>;
}

/** `id` holds the row of `table` that bears the name written in `field`. */
export interface RegisterLink {
  readonly field: string;
  readonly id: string;
  readonly table: 'enterprise' | 'team' | 'depot';
}

const key = (value: unknown): string => compactName(typeof value === 'string' ? value : '');

/**
 * The record with everything that follows from what is written in it. Forms and ledgers go the same way, so that saving
 * an imported record unchanged changes nothing.
 */
export function completed(
  deps: { db: ReadDb; self: string },
  definition: Pick<RegisterDefinition, 'derive' | 'links'>,
  record: Record<string, unknown>,
): Record<string, unknown> {
  const linked = definition.links.map(({ field, id, table }) => [
    id,
    idByName(deps, table, key(record[field])),
  ]);
  return { ...record, ...definition.derive(record), ...Object.fromEntries(linked) };
}

/** Id of a live row of this office by its compared name (blanks, widths and brackets aside), or null. */
function idByName(
  { db, self }: { db: ReadDb; self: string },
  table: RegisterLink['table'],
  nameKey: string,
): string | null {
  if (nameKey === '') return null;
  return (
    db.value<string>(
      `SELECT id FROM ${table} WHERE name_key = @nameKey AND origin = @self AND voided_at IS NULL ORDER BY id LIMIT 1`,
      { nameKey, self },
    ) ?? null
  );
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const generic = <T extends RegisterRecord>(table: Table<T>): Table<RegisterRecord> =>
  table as unknown as Table<RegisterRecord>;

export const REGISTER_DEFINITIONS: Readonly<Record<RegisterName, RegisterDefinition>> = {
  experts: {
    label: '专家',
    table: generic<ExpertRecord>(expertTable),
    fields: {
      name: 'text',
      gender: 'code',
      bornOn: 'date',
      idNumber: 'identity',
      employer: 'text',
      position: 'text',
      title: 'text',
      qualification: 'text',
      education: 'text',
      specialties: 'list',
      specialtyCodes: 'list',
      taskKinds: 'list',
      workSince: 'text',
      phone: 'phone',
      email: 'text',
      address: 'text',
      termFrom: 'date',
      termTo: 'date',
      certificateNo: 'text',
      yearlyCap: 'count',
      status: 'code',
      remark: 'text',
    },
    choices: { gender: ['male', 'female'], status: EXPERT_STATES },
    searchedAs: 'expert',
    hasRegion: true,
    derive: (record) => ({
      nameKey: key(record.name),
      nameInitials: personInitials(text(record.name)),
      pastEmployers: record.pastEmployers ?? [],
      specialties: record.specialties ?? [],
      specialtyCodes: record.specialtyCodes ?? [],
      taskKinds: record.taskKinds ?? [],
      status: record.status ?? 'serving',
      termExact: record.termExact ?? true,
    }),
    links: [],
  },
  teams: {
    label: '救援队伍',
    table: generic<TeamRecord>(teamTable),
    fields: {
      name: 'text',
      field: 'text',
      nature: 'text',
      hostUnit: 'text',
      leader: 'text',
      dutyPhone: 'phone',
      members: 'count',
      fullTimeMembers: 'count',
      foundedOn: 'date',
      base: 'text',
      mainEquipment: 'text',
      remark: 'text',
      fieldCode: 'text',
      natureCode: 'text',
      level: 'code',
      unitRank: 'code',
      grade: 'text',
      deputy: 'text',
      leaderPhone: 'phone',
      qualifiedMembers: 'count',
      longitude: 'number',
      latitude: 'number',
      coverage: 'text',
      coverageKm: 'number',
      responseMinutes: 'count',
      capabilities: 'list',
      approvalNo: 'text',
      reportedOn: 'date',
      publishedOn: 'date',
      insuredUntil: 'date',
      park: 'text',
      shareable: 'flag',
      disbandedOn: 'date',
      regionCode: 'text',
    },
    choices: { level: TEAM_LEVELS, unitRank: TEAM_RANKS },
    searchedAs: 'team',
    hasRegion: true,
    derive: (record) => ({
      nameKey: key(record.name),
      nameInitials: nameInitials(text(record.name)),
      capabilities: record.capabilities ?? [],
    }),
    links: [{ field: 'hostUnit', id: 'hostId', table: 'enterprise' }],
  },
  equipment: {
    label: '装备',
    table: generic<EquipmentRecord>(equipmentTable),
    fields: {
      name: 'text',
      team: 'text',
      model: 'text',
      quantity: 'number',
      unit: 'text',
      boughtOn: 'date',
      checkedOn: 'date',
      nextCheckOn: 'date',
      state: 'text',
      keeper: 'text',
      phone: 'phone',
      location: 'text',
      remark: 'text',
      code: 'text',
      capabilities: 'list',
      condition: 'code',
      unfit: 'number',
      checkMonths: 'count',
      shareable: 'flag',
    },
    choices: { condition: EQUIPMENT_CONDITIONS },
    searchedAs: 'equipment',
    hasRegion: false,
    derive: (record) => ({
      nameKey: key(record.name),
      teamKey: key(record.team),
      modelKey: key(record.model),
      capabilities: record.capabilities ?? [],
      unfit: record.unfit ?? 0,
    }),
    links: [{ field: 'team', id: 'teamId', table: 'team' }],
  },
  supplies: {
    label: '应急物资',
    table: generic<SupplyRecord>(supplyTable),
    fields: {
      name: 'text',
      depot: 'text',
      category: 'text',
      code: 'text',
      spec: 'text',
      stock: 'number',
      minimumStock: 'number',
      unit: 'text',
      madeOn: 'date',
      expiresOn: 'date',
      location: 'text',
      keeper: 'text',
      phone: 'phone',
      shareable: 'flag',
      remark: 'text',
      capabilities: 'list',
      batchNo: 'text',
      owner: 'text',
      checkedOn: 'date',
      nextCheckOn: 'date',
      checkMonths: 'count',
      unitPrice: 'number',
    },
    choices: {},
    searchedAs: 'supply',
    hasRegion: false,
    derive: (record) => ({
      nameKey: key(record.name),
      depotKey: key(record.depot),
      specKey: key(record.spec),
      capabilities: record.capabilities ?? [],
      unfit: record.unfit ?? 0,
    }),
    links: [{ field: 'depot', id: 'depotId', table: 'depot' }],
    // A month from a ledger stays a month while nobody touches the date; a date that is typed is a day.
    typed: (record, before) =>
      record.expiresOn === before.expiresOn ? {} : { expiryKind: record.expiresOn ? 'day' : null },
  },
};
