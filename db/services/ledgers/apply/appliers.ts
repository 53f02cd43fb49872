import type { Deps } from '../../../core';
import type { LedgerKind } from '../../../ledgers/kinds/types';
import type { SearchType } from '../../../repositories/search-index';
import type { BatchRecorder } from '../../batches/recorder';
import type { KeptRow } from '../staging-file';
import { createDrillApplier } from './drills';
import { createEnterpriseApplier } from './enterprises';
import { createPlanApplier } from './plans';
import { createEquipmentApplier, createExpertApplier, createSupplyApplier, createTeamApplier } from './simple';

/** Where a staged row lands. */
export interface AppliedRow {
  /** Record of the kind's own register, for the search index and the screens. */
  id: string;
  /** Enterprise whose duties may change; null when none. */
  subjectId: string | null;
}

/** Writes staged rows of one kind through the recorder. Made anew for every import; may remember rows of the same file. */
export interface Applier {
  create(row: KeptRow): AppliedRow;
  /** @throws PlanDeskError STAGING_STALE when the record is not the one that staging saw */
  update(row: KeptRow): AppliedRow;
}

const MAKERS: Readonly<Record<LedgerKind, (deps: Deps, recorder: BatchRecorder) => Applier>> = {
  enterprises: createEnterpriseApplier,
  plans: createPlanApplier,
  drills: createDrillApplier,
  experts: createExpertApplier,
  teams: createTeamApplier,
  equipment: createEquipmentApplier,
  supplies: createSupplyApplier,
};

/** Under which type a register's records are found; equipment and supplies are listed, not searched. */
export const SEARCHED_AS: Readonly<Partial<Record<LedgerKind, SearchType>>> = {
  enterprises: 'enterprise',
  plans: 'plan',
  drills: 'drill',
  experts: 'expert',
  teams: 'team',
};

export function createApplier(kind: LedgerKind, deps: Deps, recorder: BatchRecorder): Applier {
  return MAKERS[kind](deps, recorder);
}
