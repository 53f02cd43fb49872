import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { PlanDeskError } from '../../domain/errors';
import {
  type CardHeading,
  coversPost,
  postsNamed,
  type SuggestedStep,
  suggestSteps,
} from '../../domain/plan/card-rules';
import type { Law } from '../../law';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { planTable } from '../../repositories/plan';
import {
  cardsOfPlan,
  newestPlanText,
  type ResponseCardRecord,
  teamContacts,
} from '../../repositories/response-card';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';

/** A card as screens show it. */
export type CardView = Omit<
  ResponseCardRecord,
  'origin' | 'createdAt' | 'voidedAt' | 'voidReason' | 'planId'
>;

/** The cards of a plan, and which posts its text names without one (R-PLAN-CARD). */
export interface PlanCards {
  planId: string;
  title: string;
  enterprise: { id: string; name: string } | null;
  ours: boolean;
  cards: CardView[];
  /** Posts that the newest text names and no card of the plan covers. */
  missingPosts: string[];
  /** Null: no text of the plan has been read. */
  readFrom: string | null;
  law: { text: string; source: string; article: string; mark: string };
}

/** Reads a plan's cards. @throws PlanDeskError NOT_FOUND */
export function readPlanCards(db: ReadDb, law: Law, self: string, planId: string): PlanCards {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const owner = plan.enterpriseId === null ? undefined : enterpriseTable.find(db, plan.enterpriseId);
  const { cardRules } = law;
  const cards = cardsOfPlan(db, planId);
  const text = newestPlanText(db, planId);
  const named = text ? postsNamed(text.text, cardRules.posts) : [];
  return {
    planId,
    title: plan.title,
    enterprise: owner ? { id: owner.id, name: owner.name } : null,
    ours: plan.origin === self,
    cards: cards.map(({ origin, createdAt, voidedAt, voidReason, planId: of, ...card }) => card),
    missingPosts: named.filter((post) => !cards.some((card) => coversPost(card.post, post))),
    readFrom: text?.fileName ?? null,
    law: {
      text: cardRules.text,
      source: cardRules.source.title,
      article: cardRules.source.article,
      mark: cardRules.mark,
    },
  };
}

/** Measures in the plan's own text to make steps of. @throws PlanDeskError NOT_FOUND */
export function suggestCardSteps(
  db: ReadDb,
  law: Law,
  planId: string,
): { fileName: string | null; steps: SuggestedStep[] } {
  assertInSight(db, 'plan', planId);
  found(planTable.find(db, planId), '预案', planId);
  const text = newestPlanText(db, planId);
  if (!text) return { fileName: null, steps: [] };
  const outline = JSON.parse(text.outline) as CardHeading[];
  return { fileName: text.fileName, steps: suggestSteps(text.text, outline, law.cardRules.headings) };
}

/** Somebody who can be put on a card; the number is shown short until it is taken over. */
export interface ContactOption {
  key: string;
  name: string;
  duty: string;
  phone: string;
  group: 'enterprise' | 'team';
}

interface FullContact extends ContactOption {
  full: string;
}

/** People of the enterprise's record and rescue teams. @throws PlanDeskError NOT_FOUND */
export function contactOptions(db: ReadDb, planId: string): ContactOption[] {
  return contactsFor(db, planId).map(({ full, ...option }) => option);
}

/**
 * The line for a card, with the number in full.
 * @throws PlanDeskError NOT_FOUND, CONTACT_CHANGED
 */
export function contactLine(db: ReadDb, planId: string, key: string): string {
  const contact = contactsFor(db, planId).find((option) => option.key === key);
  if (!contact)
    throw new PlanDeskError('CONTACT_CHANGED', '这位联络人的登记刚刚有变化，请重新选择。', { key });
  return `${contact.name}（${contact.duty}）${contact.full}`;
}

function contactsFor(db: ReadDb, planId: string): FullContact[] {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const owner = plan.enterpriseId === null ? undefined : enterpriseTable.find(db, plan.enterpriseId);
  const people = owner ? peopleOf(owner) : [];
  const teams = teamContacts(db, owner?.regionCode ?? null, sightOf(db)).map(
    ({ id, name, leader, phone }) => ({
      key: `team:${id}`,
      name,
      duty: leader ? `救援队伍，队长${leader}` : '救援队伍',
      full: phone,
      group: 'team' as const,
    }),
  );
  return [...people, ...teams].map((contact) => ({ ...contact, phone: maskPhone(contact.full) ?? '' }));
}

function peopleOf(owner: EnterpriseRecord) {
  const people = [
    ['principal', '主要负责人', owner.principal, owner.principalPhone],
    ['safetyOfficer', '安全管理人员', owner.safetyOfficer, owner.safetyOfficerPhone],
    ['legalPerson', '法定代表人', owner.legalPerson, owner.legalPhone],
  ] as const;
  return people.flatMap(([key, duty, name, full]) =>
    name && full ? [{ key, name, duty, full, group: 'enterprise' as const }] : [],
  );
}
