import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import {
  type Coverage,
  type CoverageDrill,
  type CoveragePlan,
  drillCoverage,
} from '../../domain/drill/coverage';
import { COMPLETED_DRILL_STATES } from '../../domain/drill/drill-state';
import { type AccidentKinds, accidentKindsIn } from '../../domain/plan/text-checks/plan-scope';
import { writeTable } from '../../ledgers/write-workbook';
import { codeList } from '../../repositories/code-list';
import { assertInSight } from '../own-sight';

/** Whose drills: a unit, or (null) the own office with its plans of governments and departments. */
interface Owner {
  enterpriseId: string | null;
  self: string;
}

/** The unit's plans in force; a plan whose kinds nobody entered is taken by its title. */
function plansOf(db: ReadDb, { enterpriseId, self }: Owner, kinds: AccidentKinds): CoveragePlan[] {
  return db
    .all<{ id: string; title: string; kinds: string }>(
      `SELECT id, title, accident_kinds AS kinds FROM plan
       WHERE enterprise_id IS @enterpriseId AND (@enterpriseId IS NOT NULL OR origin = @self)
         AND status = 'active' AND voided_at IS NULL ORDER BY kind, title, id`,
      { enterpriseId, self },
    )
    .map((plan) => {
      const entered = JSON.parse(plan.kinds) as string[];
      const accidentKinds = entered.length > 0 ? entered : accidentKindsIn(plan.title, kinds);
      return { id: plan.id, title: plan.title, accidentKinds };
    });
}

/** Drills of the last three years that were held, or that are planned, with the parts and teams that took part. */
function drillsOf(db: ReadDb, { enterpriseId, self }: Owner, today: string): CoverageDrill[] {
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

/**
 * Which kinds of accident were drilled by which plan and team, and when last. @throws PlanDeskError NOT_FOUND
 */
export function coverageOf(db: ReadDb, owner: Owner, today: string, kinds: AccidentKinds): Coverage {
  if (owner.enterpriseId !== null) assertInSight(db, 'enterprise', owner.enterpriseId);
  return drillCoverage(plansOf(db, owner, kinds), drillsOf(db, owner, today), asCivilDate(today), kinds);
}

/** Kinds of accident to choose from: those of the owner's plans first. @throws PlanDeskError NOT_FOUND */
export function accidentKindChoices(db: ReadDb, owner: Owner, kinds: AccidentKinds): string[] {
  if (owner.enterpriseId !== null) assertInSight(db, 'enterprise', owner.enterpriseId);
  const own = plansOf(db, owner, kinds).flatMap((plan) => plan.accidentKinds);
  return [...new Set([...own, ...kinds.kinds.map(({ name }) => name)])];
}

const STATE_WORDS = { done: '已演练', old: '超过一年未练', never: '没有演练过' } as const;

/** The coverage as a workbook; answers its number of rows. @throws PlanDeskError as `writeTable` */
export function writeCoverage(
  { teams, rows }: Coverage,
  { file, ownerName, today, signal }: { file: string; ownerName: string; today: string; signal: AbortSignal },
): Promise<number> {
  const column = (label: string, width: number) => ({ label, type: 'text' as const, width });
  return writeTable({
    file,
    sheetName: '演练覆盖',
    title: `${ownerName}演练覆盖情况（${today}）`,
    columns: [
      column('事故类别', 16),
      column('预案', 40),
      column('状态', 16),
      column('上次演练', 14),
      column('演练名称', 36),
      column('计划中', 14),
      ...teams.map((team) => column(team, 14)),
    ],
    rows: rows.map((row) => [
      row.kind ?? '（预案未注明）',
      row.plan?.title ?? '（没有对应的预案）',
      STATE_WORDS[row.state],
      row.last?.on ?? '',
      row.last?.title ?? '',
      row.next?.on ?? '',
      ...row.teams.map(({ last }) => last?.on ?? ''),
    ]),
    signal,
  });
}
