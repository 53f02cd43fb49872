import type { ReadDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, plain } from './table';

/** A person's decision that a computed set membership does not fit. */
export interface SetOverrideRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  /** 'SET-A' … */
  setId: string;
  member: boolean;
  reason: string;
  decidedBy: string;
}

export const setOverrideTable = defineTable<SetOverrideRecord>('enterprise_set_override', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  setId: plain('set_id'),
  member: flag('member'),
  reason: plain('reason'),
  decidedBy: plain('decided_by'),
});

/** The decisions that stand for one unit. */
export function listSetOverrides(db: ReadDb, enterpriseId: string): SetOverrideRecord[] {
  return setOverrideTable.select(
    db,
    'WHERE enterprise_id = @enterpriseId AND voided_at IS NULL ORDER BY set_id',
    { enterpriseId },
  );
}
