import type { ReadDb } from '../../connection';
import { prepareDuties } from '../../domain/duties/evaluate';
import type { ReportFact, ReportFacts, ReportUnit } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { sightOf } from '../own-sight';
import { drilledUnits, eachUnitThen, onlyRules } from './gather-charts';
import { drillUnit, heldFacts, idleAgencies, isDrillTerm, withAgencies } from './gather-drill-facts';
import {
  decisionFacts,
  type GatheringOptions,
  gatherInspectionFacts,
  gatherUnits,
  unitFacts,
} from './gather-facts';
import { gatherHazardFacts, gatherTeamFacts } from './gather-registers';

/**
 * Everything that T1, T3, T5, T8 and T9 count, period by period. Units are judged in one pass for all of them, which costs
 * little more than one table.
 */
export function gatherPeriodFacts(
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
    ({ id, evidence }) => id === filing || id === assessment || evidence === 'drill' || evidence === 'review',
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
      const judged = evaluator.evaluate(subject);
      const { duties, rules } = judged;
      one.facts.push(...unitFacts(subject, row, desk, period.asOf, judged));
      if (duties.some((duty, at) => rules[at]?.rule.evidence === 'drill' && isDrillTerm(duty, period)))
        one.facts.push(drillUnit(row, one.drilled.has(row.id)));
    },
    options,
  );
  const drillRules = onlyRules(desk, ({ evidence }) => evidence === 'drill');
  return made.map(({ period, facts }) => {
    const scope = { from: period.from, to: period.asOf, origin: sightOf(db) };
    const evaluator = prepareDuties(drillRules.ruleBook, desk.calendar, period.asOf, desk.settings);
    const parts: ReportFacts[] = [
      gatherInspectionFacts(db, law, period),
      gatherTeamFacts(db, law, period),
      gatherHazardFacts(db, law, period),
    ];
    const all = [
      ...facts,
      ...decisionFacts(db, desk, scope),
      ...heldFacts(db, scope, period),
      ...idleAgencies(db, drillRules, evaluator, undefined),
      ...parts.flatMap((part) => part.facts),
    ];
    const known = new Map<string, ReportUnit>(units);
    for (const part of parts) for (const [id, unit] of part.units) known.set(id, unit);
    return { units: withAgencies(db, known, all), facts: all };
  });
}
