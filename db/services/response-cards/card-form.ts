import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { type CardLayout, type PrintedCard, responseCards } from '../../documents/forms/response-card';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { enterpriseTable } from '../../repositories/enterprise';
import { planTable } from '../../repositories/plan';
import {
  cardsOfEnterprise,
  cardsOfPlan,
  type ResponseCardRecord,
  responseCardTable,
} from '../../repositories/response-card';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import type { CardFields } from './save-card';

/** Which cards are printed: one, those of a plan, those of all plans of an enterprise. */
export interface CardScope {
  of: 'card' | 'plan' | 'enterprise';
  id: string;
}

/**
 * The cards of a scope as a form. @throws PlanDeskError NOT_FOUND, NO_CARDS
 */
export function cardForm(db: ReadDb, scope: CardScope, layout: CardLayout): FormDefinition {
  const cards = cardsIn(db, scope);
  if (cards.length === 0)
    throw new PlanDeskError('NO_CARDS', '还没有应急处置卡，请先制作处置卡再打印。', { ...scope });
  return responseCards(
    cards.map((card) => printed(db, card.planId, card)),
    layout,
  );
}

/** A card that is still being written, as it would be printed. @throws PlanDeskError NOT_FOUND */
export function draftForm(
  db: ReadDb,
  planId: string,
  fields: CardFields,
  layout: CardLayout,
): FormDefinition {
  return responseCards([printed(db, planId, fields)], layout);
}

function cardsIn(db: ReadDb, { of, id }: CardScope): ResponseCardRecord[] {
  assertInSight(db, of === 'card' ? 'response_card' : of, id);
  if (of === 'card') return [found(responseCardTable.find(db, id), '处置卡', id)];
  return of === 'plan' ? cardsOfPlan(db, id) : cardsOfEnterprise(db, id);
}

function printed(db: ReadDb, planId: string, card: CardFields): PrintedCard {
  assertInSight(db, 'plan', planId);
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const unit =
    plan.enterpriseId === null
      ? db.value<string>('SELECT name FROM office WHERE id = @origin', { origin: plan.origin })
      : enterpriseTable.find(db, plan.enterpriseId)?.name;
  return {
    post: card.post,
    risk: card.risk,
    signs: card.signs,
    steps: card.steps,
    gear: card.gear,
    never: card.never,
    contacts: card.contacts,
    unit: unit ?? '',
    planTitle: plan.title,
    issuedOn: card.issuedOn as CivilDate | null,
  };
}
