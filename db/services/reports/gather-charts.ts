import type { ReadDb } from '../../connection';
import { type DutyEvaluator, prepareDuties } from '../../domain/duties/evaluate';
import { definitionsInForce } from '../../domain/enterprise/rule-sets';
import type { ReportCut, ReportFact, ReportFacts, ReportLine } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import { lineOf } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { drillsHeld } from '../../repositories/drill-report-facts';
import { hazardReportRows } from '../../repositories/hazard-report-facts';
import { filedInPeriod, type ReportUnitRow } from '../../repositories/report-facts';
import { type GatheredSubject, gatherSubjects } from '../duties/gather';
import { sightOf } from '../own-sight';
import { isDrillTerm } from './gather-drill-facts';
import { asItWas, COUNTED_DUTIES, filingFlags, type GatheringOptions, gatherUnits } from './gather-facts';

/** Units worked out between two looks at the signal. */
const SLICE = 1000;

type Evidence = DeskLaw['ruleBook']['rules'][number]['evidence'];

/** The rules that rest on some evidence, and no others. */
export function onlyRules(
  desk: DeskLaw,
  wanted: (rule: { id: string; evidence: Evidence }) => boolean,
): DeskLaw {
  return { ...desk, ruleBook: { ...desk.ruleBook, rules: desk.ruleBook.rules.filter(wanted) } };
}

/**
 * Calls back with every unit as it was on the last day of each period. The registers are read once for all periods in which
 * the sets of units are defined alike: reading them costs more than judging them.
 */
export function eachUnitThen(
  db: ReadDb,
  desk: DeskLaw,
  rows: readonly ReportUnitRow[],
  periods: readonly ReportPeriod[],
  visit: (
    row: ReportUnitRow,
    subject: GatheredSubject,
    evaluator: DutyEvaluator,
    period: ReportPeriod,
  ) => void,
  options: GatheringOptions,
): void {
  const groups = new Map<string, ReportPeriod[]>();
  for (const period of periods) {
    const key = JSON.stringify(
      definitionsInForce(desk.setDefinitions, period.asOf).map(({ id, effectiveFrom }) => [
        id,
        effectiveFrom,
      ]),
    );
    groups.set(key, [...(groups.get(key) ?? []), period]);
  }
  for (const group of groups.values()) {
    const judged = group.map((period) => ({
      period,
      evaluator: prepareDuties(desk.ruleBook, desk.calendar, period.asOf, desk.settings),
    }));
    // Drills are read from the year before the oldest day on: what a later day asks for is among them.
    const oldest = group.map(({ asOf }) => asOf).sort()[0];
    if (oldest === undefined) continue;
    for (let at = 0; at < rows.length; at += SLICE) {
      const slice = new Map(rows.slice(at, at + SLICE).map((row) => [row.id, row]));
      const range = { after: rows[at - 1]?.id ?? '', upTo: [...slice.keys()].at(-1) ?? '' };
      for (const subject of gatherSubjects(db, range, { law: desk, asOf: oldest })) {
        const row = slice.get(subject.id);
        if (row === undefined) continue;
        for (const { period, evaluator } of judged) {
          const then = asItWas(subject, row, period.asOf);
          if (then !== null) visit(row, then, evaluator, period);
        }
      }
      options.progress?.(Math.min(at + SLICE, rows.length), rows.length);
    }
  }
}

/** How filing stood at the end of a period, and what was filed in it; the same numbers as in T1. */
export interface FilingPoint {
  readonly period: ReportPeriod;
  shouldFile: number;
  filed: number;
  overdue: number;
  cases: number;
}

/** Filing over time, a point a period. */
export function gatherFilingPoints(
  db: ReadDb,
  law: Law,
  periods: readonly ReportPeriod[],
  options: GatheringOptions = {},
): FilingPoint[] {
  const { rows, units } = gatherUnits(db, law);
  const desk = deskLaw(db, law);
  const narrowed = onlyRules(desk, ({ id }) => id === desk.figures.filing);
  const points = periods.map((period) => ({ period, shouldFile: 0, filed: 0, overdue: 0, cases: 0 }));
  const byPeriod = new Map(points.map((point) => [point.period, point]));
  eachUnitThen(
    db,
    narrowed,
    rows,
    periods,
    (_row, subject, evaluator, period) => {
      const point = byPeriod.get(period);
      if (point === undefined) return;
      const owed = evaluator.evaluate(subject).duties.filter(({ state }) => COUNTED_DUTIES.has(state));
      const flags = filingFlags(subject, owed, period.asOf);
      point.shouldFile += Number(flags.has('shouldFile'));
      point.filed += Number(flags.has('filed'));
      point.overdue += Number(flags.has('overdue'));
    },
    options,
  );
  for (const point of points)
    point.cases = filedInPeriod(db, {
      from: point.period.from,
      to: point.period.asOf,
      origin: sightOf(db),
    }).filter(({ unitId }) => units.has(unitId)).length;
  return points;
}

/** A line of the heat map with what should have been drilled and was, period by period; the same numbers as in T3. */
export interface DrillHeatLine extends ReportLine {
  readonly should: number[];
  readonly drilled: number[];
}

/** Completion of drills by line and period, in the order of the lines' words; those without a word last. */
export function gatherDrillHeat(
  db: ReadDb,
  law: Law,
  periods: readonly ReportPeriod[],
  cut: ReportCut,
  options: GatheringOptions = {},
): DrillHeatLine[] {
  const { rows, units } = gatherUnits(db, law);
  const desk = onlyRules(deskLaw(db, law), ({ evidence }) => evidence === 'drill');
  const drilled = new Map(periods.map((period) => [period, drilledUnits(db, period)]));
  const places = new Map(periods.map((period, at) => [period, at]));
  const lines = new Map<string, DrillHeatLine>();
  const lineByUnit = new Map<string, DrillHeatLine>();
  for (const unit of units.values()) {
    const { key, label } = lineOf(unit, cut);
    const line = lines.get(key) ?? {
      key,
      label,
      should: periods.map(() => 0),
      drilled: periods.map(() => 0),
    };
    lines.set(key, line);
    lineByUnit.set(unit.id, line);
  }
  eachUnitThen(
    db,
    desk,
    rows,
    periods,
    (row, subject, evaluator, period) => {
      if (!evaluator.evaluate(subject).duties.some((duty) => isDrillTerm(duty, period))) return;
      const [line, at] = [lineByUnit.get(row.id), places.get(period)];
      if (line === undefined || at === undefined) return;
      line.should[at] = (line.should[at] ?? 0) + 1;
      if (drilled.get(period)?.has(row.id)) line.drilled[at] = (line.drilled[at] ?? 0) + 1;
    },
    options,
  );
  return [...lines.values()].sort(
    (a, b) => Number(a.key === '') - Number(b.key === '') || (a.key < b.key ? -1 : 1),
  );
}

/** Units that held a drill in a period. */
export function drilledUnits(db: ReadDb, period: ReportPeriod): Set<string> {
  const held = drillsHeld(db, { from: period.from, to: period.asOf, origin: sightOf(db) });
  return new Set(held.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])));
}

/** Everything the table of coverage counts: one pass over the units for filing, drills and teams, and the hazards. */
export function gatherCoverageFacts(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  options: GatheringOptions = {},
): ReportFacts {
  const { rows, units } = gatherUnits(db, law);
  const desk = deskLaw(db, law);
  const narrowed = onlyRules(
    desk,
    ({ id, evidence }) => id === desk.figures.filing || evidence === 'drill' || evidence === 'rescue-team',
  );
  const drilled = drilledUnits(db, period);
  const facts: ReportFact[] = [];
  const of = (kind: ReportFact['kind'], row: ReportUnitRow, flags: ReadonlySet<string>) => {
    if (flags.size > 0)
      facts.push({ kind, id: row.id, unitId: row.id, title: '', date: null, note: '', amount: null, flags });
  };
  eachUnitThen(
    db,
    narrowed,
    rows,
    [period],
    (row, subject, evaluator) => {
      const { duties, rules } = evaluator.evaluate(subject);
      const counted = duties
        .map((duty, at) => ({ duty, evidence: rules[at]?.rule.evidence }))
        .filter(({ duty }) => COUNTED_DUTIES.has(duty.state));
      const filing = counted.filter(({ duty }) => duty.rule === desk.figures.filing);
      const team = counted.filter(({ evidence }) => evidence === 'rescue-team');
      const owesDrill = counted.some(
        ({ duty, evidence }) => evidence === 'drill' && isDrillTerm(duty, period),
      );
      of(
        'unit',
        row,
        filingFlags(
          subject,
          filing.map(({ duty }) => duty),
          period.asOf,
        ),
      );
      of('drill-unit', row, flagsWhere(owesDrill, 'shouldDrill', drilled.has(row.id), 'drilled'));
      const held = team.every(({ duty }) => duty.state === 'met');
      of('team-unit', row, flagsWhere(team.length > 0, 'shouldTeam', held, 'hasTeam'));
    },
    options,
  );
  for (const { id, unitId, name, filedOn, plans } of hazardReportRows(db, {
    to: period.asOf,
    origin: sightOf(db),
  }))
    facts.push({
      kind: 'hazard',
      id,
      unitId,
      title: name,
      date: filedOn,
      note: '',
      amount: null,
      flags: new Set(plans === null ? [] : ['covered']),
    });
  return { units, facts };
}

function flagsWhere(owes: boolean, owed: string, done: boolean, met: string): ReadonlySet<string> {
  if (!owes) return new Set();
  return new Set(done ? [owed, met] : [owed]);
}
