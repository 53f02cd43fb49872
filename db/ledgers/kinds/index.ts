import type { KindDefinition } from './definition';
import { drillsKind } from './drills';
import { enterprisesKind } from './enterprises';
import { equipmentKind } from './equipment';
import { expertsKind } from './experts';
import { plansKind } from './plans';
import { suppliesKind } from './supplies';
import { teamsKind } from './teams';
import type { LedgerKind } from './types';

const DEFINITIONS: { readonly [K in LedgerKind]: KindDefinition<K> } = {
  enterprises: enterprisesKind,
  plans: plansKind,
  experts: expertsKind,
  teams: teamsKind,
  equipment: equipmentKind,
  supplies: suppliesKind,
  drills: drillsKind,
};

/** The definition of a ledger kind. */
export function ledgerKind<K extends LedgerKind>(kind: K): KindDefinition<K> {
  return DEFINITIONS[kind];
}

/** All kinds, to see which one a table looks most like. */
export function allLedgerKinds(): readonly KindDefinition[] {
  return Object.values(DEFINITIONS) as unknown as readonly KindDefinition[];
}
