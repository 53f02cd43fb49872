import type { Clock } from '../../clock';
import type { ReadDb, WriteDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { asCivilDate } from '../../domain/dates/civil-date';
import { type Completeness, measureCompleteness } from '../../domain/enterprise/completeness';
import type { EnterpriseFacts, SizeTier } from '../../domain/enterprise/facts';
import { knownActivities } from '../../domain/enterprise/facts';
import type { RuleSetId } from '../../domain/enterprise/rule-set-ids';
import {
  computeRuleSets,
  definitionsInForce,
  type MembershipReason,
} from '../../domain/enterprise/rule-sets';
import { type SizeFigures, type SizeSuggestion, suggestSizeTier } from '../../domain/enterprise/size-tier';
import { PlanDeskError } from '../../domain/errors';
import { compactName } from '../../domain/text/normalise';
import type { Law } from '../../law';
import {
  countEnterpriseRecords,
  type EnterpriseCounts,
  type EnterprisePick,
  type EnterpriseRecord,
  enterpriseTable,
  listTowns,
  pickEnterprises,
} from '../../repositories/enterprise';
import { listLicences } from '../../repositories/enterprise-licence';
import { listSetOverrides, type SetOverrideRecord } from '../../repositories/enterprise-set-override';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import type { EnterpriseFields } from './check-fields';

export interface RuleSetView {
  set: string;
  title: string;
  member: boolean;
  computed: boolean;
  why: { text: string; article: string; mark: string }[];
  override: { reason: string; by: string; at: string } | null;
}

export interface EnterpriseView {
  id: string;
  version: number;
  fields: EnterpriseFields;
  regionName: string;
  usccSuspect: boolean;
  ours: boolean;
  originName: string;
  voidedAt: string | null;
  closedOn: string | null;
  mergedInto: { id: string; name: string } | null;
  sets: RuleSetView[];
  counts: EnterpriseCounts;
  sizeSuggestion: SizeAdvice;
  completeness: Completeness;
}

interface Context {
  read: ReadDb;
  law: Law;
  clock: Clock;
  self: string;
}

/** A unit with everything its page shows; phones shortened. @throws PlanDeskError NOT_FOUND */
export function readEnterprise({ read, law, clock, self }: Context, id: string): EnterpriseView {
  assertInSight(read, 'enterprise', id);
  const record = found(enterpriseTable.find(read, id), '单位', id);
  return {
    id: record.id,
    version: record.version,
    fields: fieldsOf(record),
    regionName: law.regions.find((region) => region.code === record.regionCode)?.name ?? record.regionCode,
    usccSuspect: record.usccSuspect,
    ours: record.origin === self,
    originName:
      read.value<string>('SELECT name FROM office WHERE id = @origin', { origin: record.origin }) ?? '',
    voidedAt: record.voidedAt,
    closedOn: record.closedOn,
    mergedInto: mergedInto(read, record),
    sets: explainSets(law, clock.today(), record, listSetOverrides(read, id)),
    counts: countEnterpriseRecords(read, id),
    sizeSuggestion: adviseSize(law, record),
    completeness: completenessOf(read, law, record),
  };
}

/** A proposed tier with the limits it was measured by. */
export interface SizeAdvice extends SizeSuggestion {
  /** 大型, 中型, 小型 with their lower limits; null where the industry is not divided. */
  limits:
    | { tier: SizeTier; employees: number | null; revenueWan: number | null; assetsWan: number | null }[]
    | null;
  source: string;
}

/** Proposes a size tier from figures, with the thresholds of the sector; the person decides. */
export function adviseSize(law: Law, figures: SizeFigures): SizeAdvice {
  const suggestion = suggestSizeTier(figures, law.sizeTiers);
  const sector = law.sizeTiers.sectors.find(({ name }) => name === suggestion.sector);
  return {
    ...suggestion,
    limits: sector
      ? (['large', 'medium', 'small'] as const).map((tier) => ({ tier, ...sector[tier] }))
      : null,
    source: law.sizeTiers.source.title,
  };
}

function completenessOf(read: ReadDb, law: Law, record: EnterpriseRecord): Completeness {
  return measureCompleteness(law.enterpriseData.completeness, record.activities, (field) => {
    if (field === 'licences') return record.licenceNo !== null || listLicences(read, record.id).length > 0;
    if (field === 'activities' && harmless(law, record.supervisionCategory)) return true;
    const value = record[field as keyof EnterpriseRecord];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
  });
}

/** Units of a trade without usual dangers (粮油加工, 服装) rightly have no hazardous activity. */
function harmless(law: Law, category: string | null): boolean {
  const known = law.supervisionCategories.categories.find(({ name }) => name === category);
  return known !== undefined && known.activities.length === 0;
}

function mergedInto(read: ReadDb, record: EnterpriseRecord): { id: string; name: string } | null {
  const target = record.mergedIntoId === null ? undefined : enterpriseTable.find(read, record.mergedIntoId);
  return target ? { id: target.id, name: target.name } : null;
}

/** What a person edits of a unit; phones shortened. */
export function fieldsOf(record: EnterpriseRecord): EnterpriseFields {
  const {
    id,
    nameKey,
    nameInitials,
    usccSuspect,
    sets,
    closedOn,
    mergedIntoId,
    origin,
    version,
    createdAt,
    updatedAt,
    voidedAt,
    voidReason,
    ...fields
  } = record;
  return {
    ...fields,
    legalPhone: maskPhone(fields.legalPhone),
    principalPhone: maskPhone(fields.principalPhone),
    safetyOfficerPhone: maskPhone(fields.safetyOfficerPhone),
  };
}

/** Membership in every rule set with the facts and articles behind it, overrides shown beside what was computed. */
export function explainSets(
  law: Law,
  today: string,
  record: EnterpriseRecord,
  overrides: readonly SetOverrideRecord[],
): RuleSetView[] {
  const definitions = definitionsInForce(law.setDefinitions, asCivilDate(today));
  const labels = new Map<string, string>(
    law.supervisionCategories.activities.map(({ key, label }) => [key, label]),
  );
  const decided = overrides.map(({ setId, member, reason }) => ({ set: setId as RuleSetId, member, reason }));
  const facts = { ...record, activities: knownActivities(record.activities) } as EnterpriseFacts;
  return computeRuleSets(facts, definitions, decided).map((membership) => {
    const override = overrides.find(({ setId }) => setId === membership.set);
    return {
      set: membership.set,
      title: definitions.find(({ id }) => id === membership.set)?.title ?? membership.set,
      member: membership.member,
      computed: membership.computed,
      why: membership.why.map((reason) => ({
        text: reasonText(reason, labels),
        article: reason.article,
        mark: reason.mark,
      })),
      override: override ? { reason: override.reason, by: override.decidedBy, at: override.updatedAt } : null,
    };
  });
}

const SIZE_WORDS: Readonly<Record<string, string>> = {
  large: '大型',
  medium: '中型',
  small: '小型',
  micro: '微型',
};
const HAZARD_WORDS = ['一级', '二级', '三级', '四级'];

/** `coal-mine+size-tier:medium` of the domain as words of the office. */
function reasonText(reason: MembershipReason, labels: ReadonlyMap<string, string>): string {
  const facts = reason.fact.split('+').map((fact) => {
    const [kind = '', value = ''] = fact.split(':');
    if (kind === 'size-tier') return `企业规模：${SIZE_WORDS[value] ?? value}`;
    if (kind === 'major-hazard') return `重大危险源：${HAZARD_WORDS[Number(value) - 1] ?? value}`;
    return labels.get(fact) ?? fact;
  });
  return `${reason.term}（${facts.join('、')}）`;
}

export type PhoneField = 'legalPhone' | 'principalPhone' | 'safetyOfficerPhone';

/** One number in full; the caller logs who looked. @throws PlanDeskError NOT_FOUND, NOTHING_TO_REVEAL */
export function revealPhone(db: WriteDb, id: string, field: PhoneField): string {
  assertInSight(db, 'enterprise', id);
  const value = found(enterpriseTable.find(db, id), '单位', id)[field];
  if (value === null) throw new PlanDeskError('NOTHING_TO_REVEAL', '这一项没有登记号码。', { id, field });
  return value;
}

/** Units for a picker, by name, code or initials; with nothing typed the first of the register. At the desk of a unit only its own. */
export function pickUnits(db: ReadDb, text: string, limit: number): EnterprisePick[] {
  const nameText = compactName(text);
  return pickEnterprises(db, { nameText, codeText: nameText.toUpperCase(), origin: sightOf(db) }, limit);
}

/** Words for the fields of a unit: activities with their legal wording, categories with usual activities, towns in use. */
export function enterpriseVocabulary(db: ReadDb, law: Law) {
  const { activities, categories } = law.supervisionCategories;
  return {
    activities: activities.map(({ key, label }) => ({ key, label })),
    categories: categories.map((category) => ({ name: category.name, activities: [...category.activities] })),
    towns: listTowns(db, sightOf(db)),
  };
}
