import type { ReadDb } from '../connection';
import type { CoverageDrill, CoveragePlan } from '../domain/drill/coverage';
import { COMPLETED_DRILL_STATES } from '../domain/drill/drill-state';
import { codeList } from './code-list';

/** Whose drills: a unit's, or (null) those of the own office with its plans of governments and departments. */
export interface DrillOwner {
  enterpriseId: string | null;
  self: string;
}

/** The owner's plans in force, with the kinds of accident that people entered. */
export function plansInForce(db: ReadDb, { enterpriseId, self }: DrillOwner): CoveragePlan[] {
  return db
    .all<{ id: string; title: string; kinds: string }>(
      `SELECT id, title, accident_kinds AS kinds FROM plan
       WHERE enterprise_id IS @enterpriseId AND (@enterpriseId IS NOT NULL OR origin = @self)
         AND status = 'active' AND voided_at IS NULL ORDER BY kind, title, id`,
      { enterpriseId, self },
    )
    .map(({ id, title, kinds }) => ({ id, title, accidentKinds: JSON.parse(kinds) as string[] }));
}

/** Drills of the last three years that were held, or that are planned, with the parts and teams that took part. */
export function drillsOfThreeYears(
  db: ReadDb,
  { enterpriseId, self }: DrillOwner,
  today: string,
): CoverageDrill[] {
  return db
    .all<Omit<CoverageDrill, 'teams' | 'counts'> & { counts: number; part: string | null; teams: string }>(
      `SELECT d.id, d.title, CASE WHEN d.state IN ${codeList(COMPLETED_DRILL_STATES)} THEN d.end_on ELSE d.planned_on END AS "on",
         d.state IN ${codeList(COMPLETED_DRILL_STATES)} AND d.evaluated AS counts, d.plan_id AS planId,
         d.accident_kind AS accidentKind, d.part,
         (SELECT json_group_array(p.name) FROM drill_participant p
           WHERE p.drill_id = d.id AND p.kind IN ('team','part') AND p.voided_at IS NULL) AS teams
       FROM drill d
       WHERE d.enterprise_id IS @enterpriseId AND (@enterpriseId IS NOT NULL OR d.origin = @self) AND d.voided_at IS NULL
         AND d.state <> 'cancelled' AND "on" IS NOT NULL AND "on" >= date(@today, '-3 years')
         AND (counts OR d.state IN ('planned','prepared','running','paused')) ORDER BY "on", d.id`,
      { enterpriseId, self, today },
    )
    .map(({ part, teams, counts, ...drill }) => ({
      ...drill,
      counts: counts === 1,
      teams: [...(part === null ? [] : [part]), ...(JSON.parse(teams) as string[])],
    }));
}
