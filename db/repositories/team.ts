import type { TeamLevel, TeamRank } from '../domain/team/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** An emergency rescue team. */
export interface TeamRecord extends Bookkeeping {
  id: string;
  name: string;
  nameKey: string;
  nameInitials: string;
  /** 矿山, 危险化学品, 消防 … */
  field: string | null;
  /** 专业应急救援队伍, 企业专职 … */
  nature: string | null;
  /** 依托单位 as written. */
  hostUnit: string | null;
  hostId: string | null;
  leader: string | null;
  /** 24-hour number. */
  dutyPhone: string | null;
  members: number | null;
  fullTimeMembers: number | null;
  foundedOn: string | null;
  base: string | null;
  mainEquipment: string | null;
  regionCode: string;
  remark: string | null;
  /** Of resources/codes/teams.json; `field` keeps the words of the roster. */
  fieldCode: string | null;
  /** Likewise. */
  natureCode: string | null;
  level: TeamLevel | null;
  unitRank: TeamRank | null;
  /** 标准化等级, as on its certificate. */
  grade: string | null;
  /** 副职. */
  deputy: string | null;
  leaderPhone: string | null;
  qualifiedMembers: number | null;
  /** Of the base, degrees, WGS 84 (CGCS2000). */
  longitude: number | null;
  latitude: number | null;
  /** 服务范围, in words. */
  coverage: string | null;
  /** Radius of the service area. */
  coverageKm: number | null;
  /** From the call to leaving the base. */
  responseMinutes: number | null;
  /** Of resources/codes/capabilities.json. */
  capabilities: readonly string[];
  /** 批准文号. */
  approvalNo: string | null;
  /** Set-up told to the competent office (条例 12). */
  reportedOn: string | null;
  publishedOn: string | null;
  /** Personal accident insurance of all members (应对法 40). */
  insuredUntil: string | null;
  /** 园区: a joint team of its units (条例 10). */
  park: string | null;
  /** May be called across regions (安委〔2017〕1号 三). */
  shareable: boolean | null;
  disbandedOn: string | null;
}

/** What a roster does not say of a team. */
export const PLAIN_TEAM = {
  fieldCode: null,
  natureCode: null,
  level: null,
  unitRank: null,
  grade: null,
  deputy: null,
  leaderPhone: null,
  qualifiedMembers: null,
  longitude: null,
  latitude: null,
  coverage: null,
  coverageKm: null,
  responseMinutes: null,
  capabilities: [],
  approvalNo: null,
  reportedOn: null,
  publishedOn: null,
  insuredUntil: null,
  park: null,
  shareable: null,
  disbandedOn: null,
} as const satisfies Partial<TeamRecord>;

export const teamTable = defineTable<TeamRecord>('team', {
  id: plain('id'),
  name: plain('name'),
  nameKey: plain('name_key'),
  nameInitials: plain('name_initials'),
  field: plain('field'),
  nature: plain('nature'),
  hostUnit: plain('host_unit'),
  hostId: plain('host_id'),
  leader: plain('leader'),
  dutyPhone: plain('duty_phone'),
  members: plain('members'),
  fullTimeMembers: plain('full_time_members'),
  foundedOn: plain('founded_on'),
  base: plain('base'),
  mainEquipment: plain('main_equipment'),
  regionCode: plain('region_code'),
  remark: plain('remark'),
  fieldCode: plain('field_code'),
  natureCode: plain('nature_code'),
  level: plain('level'),
  unitRank: plain('unit_rank'),
  grade: plain('grade'),
  deputy: plain('deputy'),
  leaderPhone: plain('leader_phone'),
  qualifiedMembers: plain('qualified_members'),
  longitude: plain('longitude'),
  latitude: plain('latitude'),
  coverage: plain('coverage'),
  coverageKm: plain('coverage_km'),
  responseMinutes: plain('response_minutes'),
  capabilities: json('capabilities'),
  approvalNo: plain('approval_no'),
  reportedOn: plain('reported_on'),
  publishedOn: plain('published_on'),
  insuredUntil: plain('insured_until'),
  park: plain('park'),
  shareable: flag('shareable'),
  disbandedOn: plain('disbanded_on'),
});
