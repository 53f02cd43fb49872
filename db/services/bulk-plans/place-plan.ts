import type { ReadDb } from '../../connection';
import type { EnterprisePlanKind } from '../../domain/plan/kinds';
import { compactName } from '../../domain/text/normalise';
import { assertInSight } from '../own-sight';

/** What a person decided about one file. */
export interface PlanPlace {
  enterpriseId: string;
  kind: EnterprisePlanKind;
  title: string;
  publishedOn: string | null;
}

/** Where its document goes: a plan of its own, a further version of a plan, or beside the documents of a version. */
export type Target =
  | { kind: 'new-plan' }
  | { kind: 'new-version'; planId: string; planTitle: string }
  | { kind: 'same-version'; planId: string; planTitle: string; versionId: string };

interface KnownPlan {
  id: string;
  title: string;
  version_id: string | null;
  published_on: string | null;
}

/**
 * Registers write 综合应急预案 where the cover has 舒兰市示恒煤矿有限公司生产安全事故综合应急预案: titles compare without
 * the unit's name and without 生产安全事故.
 */
export function titleCore(title: string, ownerName: string): string {
  const key = compactName(title);
  const owner = compactName(ownerName);
  return (key.startsWith(owner) ? key.slice(owner.length) : key).replace('生产安全事故', '');
}

/**
 * Finds the live plan of this unit, kind and title. Its newest version takes the document when the day of publication is
 * the same or not known; another day makes a further version.
 */
export function placePlan(db: ReadDb, self: string, place: PlanPlace): Target {
  assertInSight(db, 'enterprise', place.enterpriseId);
  const ownerName =
    db.value<string>('SELECT name FROM enterprise WHERE id = @id', { id: place.enterpriseId }) ?? '';
  const wanted = titleCore(place.title, ownerName);
  const known = db
    .all<KnownPlan>(
      `SELECT p.id, p.title, v.id AS version_id, v.published_on FROM plan p
         LEFT JOIN plan_version v ON v.plan_id = p.id AND v.voided_at IS NULL
              AND v.number = (SELECT MAX(number) FROM plan_version WHERE plan_id = p.id AND voided_at IS NULL)
        WHERE p.enterprise_id = @enterpriseId AND p.kind = @kind AND p.origin = @self AND p.status = 'active'
          AND p.voided_at IS NULL ORDER BY p.created_at, p.id`,
      { enterpriseId: place.enterpriseId, kind: place.kind, self },
    )
    .find((plan) => titleCore(plan.title, ownerName) === wanted);
  if (!known) return { kind: 'new-plan' };
  const plan = { planId: known.id, planTitle: known.title };
  const sameDay = place.publishedOn === null || known.published_on === place.publishedOn;
  return known.version_id !== null && sameDay
    ? { kind: 'same-version', ...plan, versionId: known.version_id }
    : { kind: 'new-version', ...plan };
}
