import type { ReadDb } from '../../connection';
import { addDays, asCivilDate } from '../../domain/dates/civil-date';
import type { ReportFact, ReportFacts, ReportUnit } from '../../domain/reports/facts';
import {
  changeOf,
  LEADER,
  LEADER_DAYS,
  LEADER_FIGURES,
  type WorstLine,
  worstLines,
} from '../../domain/reports/leader';
import { periodBefore, type ReportPeriod, readPeriod } from '../../domain/reports/period';
import { type TallyCell, tally } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { type DueDutyRow, dutiesDue } from '../../repositories/due-report-facts';
import { sightOf } from '../own-sight';
import { drilledUnits, eachUnitThen, onlyRules } from './gather-charts';
import { drillUnit, heldFacts, isDrillTerm, withAgencies } from './gather-drill-facts';
import {
  decisionFacts,
  type GatheringOptions,
  gatherInspectionFacts,
  gatherUnits,
  unitFacts,
} from './gather-facts';
import { gatherHazardFacts, gatherTeamFacts } from './gather-registers';

/** One of the dozen figures with what it was in the period before. */
export interface LeaderFigure {
  readonly key: string;
  readonly heading: string;
  readonly now: TallyCell;
  readonly before: TallyCell;
  readonly change: TallyCell;
}

/** What falls due soon under one rule. */
export interface LeaderDue {
  readonly rule: string;
  readonly title: string;
  readonly count: number;
  readonly firstOn: string;
}

/** 领导一页通 of a period. */
export interface LeaderPage {
  readonly before: ReportPeriod;
  readonly figures: readonly LeaderFigure[];
  readonly worst: readonly WorstLine[];
  readonly due: readonly LeaderDue[];
}

/**
 * Everything the page counts, period by period. Units are judged in one pass for all of them; what is counted is what the
 * tables T1, T3, T5, T8 and T9 count.
 */
export function gatherLeaderFacts(
  db: ReadDb,
  law: Law,
  periods: readonly ReportPeriod[],
  options: GatheringOptions = {},
): ReportFacts[] {
  const { rows, units } = gatherUnits(db, law);
  const desk = deskLaw(db, law);
  const { filing, assessment } = desk.figures;
  const narrowed = onlyRules(
    desk,
    ({ id, evidence }) => id === filing || id === assessment || evidence === 'drill',
  );
  const made = periods.map((period) => ({
    period,
    drilled: drilledUnits(db, period),
    facts: [] as ReportFact[],
  }));
  const byPeriod = new Map(made.map((one) => [one.period, one]));
  eachUnitThen(
    db,
    narrowed,
    rows,
    periods,
    (row, subject, evaluator, period) => {
      const one = byPeriod.get(period);
      if (one === undefined) return;
      one.facts.push(...unitFacts(subject, row, desk, evaluator));
      const { duties, rules } = evaluator.evaluate(subject);
      if (duties.some((duty, at) => rules[at]?.rule.evidence === 'drill' && isDrillTerm(duty, period)))
        one.facts.push(drillUnit(row, one.drilled.has(row.id)));
    },
    options,
  );
  return made.map(({ period, facts }) => {
    const scope = { from: period.from, to: period.asOf, origin: sightOf(db) };
    const parts: ReportFacts[] = [
      gatherInspectionFacts(db, law, period),
      gatherTeamFacts(db, law, period),
      gatherHazardFacts(db, law, period),
    ];
    facts.push(
      ...decisionFacts(db, desk, scope),
      ...heldFacts(db, scope, period),
      ...parts.flatMap((part) => part.facts),
    );
    const all = new Map<string, ReportUnit>(units);
    for (const part of parts) for (const [id, unit] of part.units) all.set(id, unit);
    return { units: withAgencies(db, all, facts), facts };
  });
}

/** What falls due within thirty days of today. */
export function dueSoon(db: ReadDb, today: string): DueDutyRow[] {
  const from = asCivilDate(today);
  return dutiesDue(db, { from, to: addDays(from, LEADER_DAYS), origin: sightOf(db) });
}

/** Works the page out: the dozen figures beside the period before, the lines that are behind, what falls due. */
export function leaderPage(
  db: ReadDb,
  law: Law,
  today: string,
  period: ReportPeriod,
  options: GatheringOptions = {},
): LeaderPage {
  const before = readPeriod(periodBefore(period), asCivilDate(today));
  const [facts, earlier] = gatherLeaderFacts(db, law, [period, before], options);
  if (facts === undefined || earlier === undefined) throw new Error('a page needs its two periods');
  const counted = tally(LEADER, facts, 'region');
  const { total: totalBefore } = tally(LEADER, earlier, 'region');
  const figures = LEADER_FIGURES.map((key) => {
    const at = LEADER.columns.findIndex((column) => column.key === key);
    const [now, then] = [counted.total[at] ?? null, totalBefore[at] ?? null];
    return {
      key,
      heading: LEADER.columns[at]?.heading ?? '',
      now,
      before: then,
      change: changeOf(now, then),
    };
  });
  return { before, figures, worst: worstLines(counted.lines), due: dueByRule(db, law, today) };
}

function dueByRule(db: ReadDb, law: Law, today: string): LeaderDue[] {
  const titles = new Map(deskLaw(db, law).ruleBook.rules.map(({ id, title }) => [id, title]));
  const rules = new Map<string, { rule: string; title: string; count: number; firstOn: string }>();
  for (const { rule, dueOn } of dueSoon(db, today)) {
    const one = rules.get(rule) ?? { rule, title: titles.get(rule) ?? rule, count: 0, firstOn: dueOn };
    one.count += 1;
    rules.set(rule, one);
  }
  return [...rules.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
