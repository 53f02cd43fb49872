import type { ReadDb, WriteDb } from '../connection';
import type { PlanKind } from '../domain/plan/kinds';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** A plan that goes on into a higher one when an accident outgrows it. */
export interface PlanLinkRecord extends Bookkeeping {
  id: string;
  planId: string;
  upperPlanId: string;
  /** null: for every accident kind of the plan. */
  accidentKind: string | null;
  /** The lower plan's level at which the higher one starts. */
  responseLevel: string | null;
  remark: string | null;
}

export const planLinkTable = defineTable<PlanLinkRecord>('plan_link', {
  id: plain('id'),
  planId: plain('plan_id'),
  upperPlanId: plain('upper_plan_id'),
  accidentKind: plain('accident_kind'),
  responseLevel: plain('response_level'),
  remark: plain('remark'),
});

/** Live links of a plan upward, oldest first. */
export function linksUpward(db: ReadDb, planId: string): PlanLinkRecord[] {
  return planLinkTable.select(db, 'WHERE plan_id = @planId AND voided_at IS NULL ORDER BY created_at, id', {
    planId,
  });
}

/** What of a plan its links show. */
export interface LinkedPlan {
  id: string;
  title: string;
  kind: PlanKind;
  /** The unit, else the body that issues it, else the office. */
  ownerName: string;
  enterpriseId: string | null;
  governmentKind: string | null;
  /** The unit's town. */
  town: string | null;
  stands: boolean;
  accidentKinds: string[];
}

const LINKED = `SELECT p.id, p.title, p.kind, p.enterprise_id AS enterpriseId, p.government_kind AS governmentKind, e.town, p.accident_kinds AS accidentKinds,
         COALESCE(e.name, p.issuing_body, o.name, '') AS ownerName,
         p.status = 'active' AND p.voided_at IS NULL AS stands
    FROM plan p LEFT JOIN enterprise e ON e.id = p.enterprise_id LEFT JOIN office o ON o.id = p.origin`;

function linkedPlans(db: ReadDb, rest: string, params: Record<string, string | number>): LinkedPlan[] {
  return db
    .all<Omit<LinkedPlan, 'stands' | 'accidentKinds'> & { stands: number; accidentKinds: string }>(
      `${LINKED} ${rest}`,
      params,
    )
    .map((row) => ({
      ...row,
      stands: row.stands === 1,
      accidentKinds: JSON.parse(row.accidentKinds) as string[],
    }));
}

const ofOwner = (origin: string | null): string => (origin === null ? '' : 'AND p.origin = @origin');

export function findLinkedPlan(db: ReadDb, id: string): LinkedPlan | undefined {
  return linkedPlans(db, 'WHERE p.id = @id', { id })[0];
}

/** Plans that link up to a plan, at most `limit`; `origin`: of this owner only. */
export function linksDownward(
  db: ReadDb,
  planId: string,
  limit: number,
  origin: string | null,
): LinkedPlan[] {
  return linkedPlans(
    db,
    `WHERE p.id IN (SELECT l.plan_id FROM plan_link l WHERE l.upper_plan_id = @planId AND l.voided_at IS NULL)
       ${ofOwner(origin)}
     ORDER BY p.title_key, p.id LIMIT @limit`,
    { planId, limit, ...(origin === null ? {} : { origin }) },
  );
}

/**
 * Plans that could stand above: of governments and departments, and the owner's own comprehensive plans; `origin`: kept by
 * this owner only.
 */
export function possibleUpperPlans(
  db: ReadDb,
  planId: string,
  enterpriseId: string | null,
  origin: string | null,
): LinkedPlan[] {
  return linkedPlans(
    db,
    `WHERE p.id <> @planId AND p.status = 'active' AND p.voided_at IS NULL
       AND (p.kind IN ('government', 'department') OR (p.kind = 'comprehensive' AND p.enterprise_id = @owner))
       ${ofOwner(origin)}
     ORDER BY p.title_key, p.id LIMIT 500`,
    { planId, owner: enterpriseId ?? '', ...(origin === null ? {} : { origin }) },
  );
}

/** Whether a chain of links leads from one plan up to another. */
export function leadsTo(db: ReadDb, from: string, to: string): boolean {
  return (
    db.value<number>(
      `WITH RECURSIVE above (id) AS (
         SELECT @from UNION SELECT l.upper_plan_id FROM plan_link l JOIN above ON l.plan_id = above.id WHERE l.voided_at IS NULL)
       SELECT EXISTS (SELECT 1 FROM above WHERE id = @to)`,
      { from, to },
    ) === 1
  );
}

/** What a plan is for and in which levels it responds. */
export interface PlanScope {
  accidentKinds: string[];
  responseLevels: string[];
}

export function readPlanScope(db: ReadDb, planId: string): PlanScope {
  const row = db.get<{ kinds: string; levels: string }>(
    'SELECT accident_kinds AS kinds, response_levels AS levels FROM plan WHERE id = @planId',
    { planId },
  );
  return {
    accidentKinds: JSON.parse(row?.kinds ?? '[]') as string[],
    responseLevels: JSON.parse(row?.levels ?? '[]') as string[],
  };
}

export function writePlanScope(db: WriteDb, planId: string, scope: PlanScope): void {
  db.run('UPDATE plan SET accident_kinds = @kinds, response_levels = @levels WHERE id = @planId', {
    planId,
    kinds: JSON.stringify(scope.accidentKinds),
    levels: JSON.stringify(scope.responseLevels),
  });
}
