import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { type Coverage, type CoveragePlan, drillCoverage } from '../../domain/drill/coverage';
import { type AccidentKinds, accidentKindsIn } from '../../domain/plan/text-checks/plan-scope';
import { writeTable } from '../../ledgers/write-workbook';
import { type DrillOwner, drillsOfThreeYears, plansInForce } from '../../repositories/drill-coverage-views';
import { assertInSight } from '../own-sight';

/** The owner's plans in force; a plan whose kinds nobody entered is taken by its title. */
function plansOf(db: ReadDb, owner: DrillOwner, kinds: AccidentKinds): CoveragePlan[] {
  return plansInForce(db, owner).map((plan) => ({
    ...plan,
    accidentKinds: plan.accidentKinds.length > 0 ? plan.accidentKinds : accidentKindsIn(plan.title, kinds),
  }));
}

/**
 * Which kinds of accident were drilled by which plan and team, and when last. @throws PlanDeskError NOT_FOUND
 */
export function coverageOf(db: ReadDb, owner: DrillOwner, today: string, kinds: AccidentKinds): Coverage {
  if (owner.enterpriseId !== null) assertInSight(db, 'enterprise', owner.enterpriseId);
  return drillCoverage(
    plansOf(db, owner, kinds),
    drillsOfThreeYears(db, owner, today),
    asCivilDate(today),
    kinds,
  );
}

/** Kinds of accident to choose from: those of the owner's plans first. @throws PlanDeskError NOT_FOUND */
export function accidentKindChoices(db: ReadDb, owner: DrillOwner, kinds: AccidentKinds): string[] {
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
