import type { ReadDb } from '../connection';
import type { PlanKind } from '../domain/plan/kinds';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** An emergency plan through all its versions. */
export interface PlanRecord extends Bookkeeping {
  id: string;
  /** null: a plan of the office itself. */
  enterpriseId: string | null;
  kind: PlanKind;
  /** Without 《》. */
  title: string;
  /** `compactName(title)`. */
  titleKey: string;
  status: 'active' | 'withdrawn';
  remark: string | null;
}

export const planTable = defineTable<PlanRecord>('plan', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  kind: plain('kind'),
  title: plain('title'),
  titleKey: plain('title_key'),
  status: plain('status'),
  remark: plain('remark'),
});

/** Plans of one owner (null: the office) with this kind and compared title, voided ones aside, oldest first. */
export function findPlansByTitle(
  db: ReadDb,
  owner: { origin: string; enterpriseId: string | null },
  kind: PlanKind,
  titleKey: string,
): PlanRecord[] {
  return planTable.select(
    db,
    `WHERE title_key = @titleKey AND kind = @kind AND enterprise_id IS @enterpriseId AND origin = @origin
       AND voided_at IS NULL ORDER BY created_at, id`,
    { titleKey, kind, enterpriseId: owner.enterpriseId, origin: owner.origin },
  );
}
