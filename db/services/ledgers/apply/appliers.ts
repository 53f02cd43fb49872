import type { Deps } from '../../../core';
import type { LedgerKind } from '../../../ledgers/kinds/types';
import type { SearchType } from '../../../repositories/search-index';
import type { BatchRecorder } from '../../batches/recorder';
import type { Applier } from './applier';
import { createDrillApplier } from './drills';
import { createEnterpriseApplier } from './enterprises';
import { createExpertApplier } from './experts';
import { createPlanApplier } from './plans';
import { createEquipmentApplier, createTeamApplier } from './simple';
import { createSupplyApplier } from './supplies';

const MAKERS: Readonly<Record<LedgerKind, (deps: Deps, recorder: BatchRecorder) => Applier>> = {
  enterprises: createEnterpriseApplier,
  plans: createPlanApplier,
  drills: createDrillApplier,
  experts: createExpertApplier,
  teams: createTeamApplier,
  equipment: createEquipmentApplier,
  supplies: createSupplyApplier,
};

/** Under which type a register's records are found. */
export const SEARCHED_AS: Readonly<Record<LedgerKind, SearchType>> = {
  enterprises: 'enterprise',
  plans: 'plan',
  drills: 'drill',
  experts: 'expert',
  teams: 'team',
  equipment: 'equipment',
  supplies: 'supply',
};

export function createApplier(kind: LedgerKind, deps: Deps, recorder: BatchRecorder): Applier {
  return MAKERS[kind](deps, recorder);
}
