import type { ReadDb } from '../../connection';
import type { Duty } from '../../domain/duties/duty';
import { type DutyEvaluator, prepareDuties } from '../../domain/duties/evaluate';
import type { FactKind, ReportFact, ReportFacts, ReportUnit } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import {
  type DrillCheckRow,
  drillOrders,
  drillsHeld,
  drillVisits,
  findingsOfHeldDrills,
  type HeldDrillRow,
} from '../../repositories/drill-report-facts';
import { officeNames, type ReportScope, type ReportUnitRow } from '../../repositories/report-facts';
import { gatherSubjects } from '../duties/gather';
import { asItWas, COUNTED_DUTIES, countedOwner, type GatheringOptions, gatherUnits } from './gather-facts';

/** Units worked out between two looks at the signal. */
const SLICE = 1000;
/** The line of governments and departments stands behind those of units: no place or trade begins with this sign. */
const AGENCIES = { key: '～', label: '机关（政府、部门、乡镇）' };
const YUAN = 10_000;

/** Everything the table of drills counts in a period. What was owed on an earlier day is worked out from what is known today. */
export function gatherDrillFacts(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  options: GatheringOptions = {},
): ReportFacts {
  const { rows, units } = gatherUnits(db, law, options);
  const desk = drillRules(deskLaw(db, law));
  const evaluator = prepareDuties(desk.ruleBook, desk.calendar, period.asOf, desk.settings);
  const scope: ReportScope = { from: period.from, to: period.asOf, origin: countedOwner(db, options) };
  const held = drillsHeld(db, scope);
  const drilled = new Set(held.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])));
  const facts: ReportFact[] = [];
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = new Map(rows.slice(at, at + SLICE).map((row) => [row.id, row]));
    const subjects = gatherSubjects(
      db,
      { after: rows[at - 1]?.id ?? '', upTo: [...slice.keys()].at(-1) ?? '' },
      { law: desk, asOf: period.asOf },
    );
    for (const subject of subjects) {
      const row = slice.get(subject.id);
      const then = row && asItWas(subject, row, period.asOf);
      if (row && then && owesDrill(evaluator, then, period)) facts.push(drillUnit(row, drilled.has(row.id)));
    }
    options.progress?.(Math.min(at + SLICE, rows.length), rows.length);
  }
  facts.push(...heldFacts(db, scope, period, held), ...idleAgencies(db, desk, evaluator, options.origin));
  return { units: withAgencies(db, units, facts), facts };
}

/** What happened in a period: drills, what was found in them, checks and orders. */
export function heldFacts(
  db: ReadDb,
  scope: ReportScope,
  period: ReportPeriod,
  held: readonly HeldDrillRow[] = drillsHeld(db, scope),
): ReportFact[] {
  return [
    ...held.flatMap((row) => (row.unitId === null ? agencyDrill(row) : unitDrill(row, row.unitId))),
    ...findingsOfHeldDrills(db, scope).flatMap(({ unitId, drillId, title, heldOn, state, closedOn }) =>
      unitId === null
        ? []
        : fact(
            'drill-finding',
            unitId,
            { id: drillId, title, date: heldOn },
            state === 'verified' && closedOn !== null && closedOn <= period.asOf
              ? ['settled']
              : ['unsettled'],
          ),
    ),
    ...drillVisits(db, scope).map((row) => checked('drill-check', row)),
    ...drillOrders(db, scope).map((row) => checked('drill-order', row)),
  ];
}

const DRILLED = ['shouldDrill', 'drilled'];
const NOT_DRILLED = ['shouldDrill', 'notDrilled'];

/** A unit that should drill in the period. */
export function drillUnit({ id, name }: ReportUnitRow, drilled: boolean): ReportFact {
  return fact('drill-unit', id, { id, title: name, date: null }, drilled ? DRILLED : NOT_DRILLED);
}

/** The rules about holding drills, and no others. */
function drillRules(desk: DeskLaw): DeskLaw {
  const rules = desk.ruleBook.rules.filter((rule) => rule.evidence === 'drill');
  return { ...desk, ruleBook: { ...desk.ruleBook, rules } };
}

/** True where the term of a duty to drill lies in the period. */
function owesDrill(
  evaluator: DutyEvaluator,
  subject: Parameters<DutyEvaluator['evaluate']>[0],
  period: ReportPeriod,
): boolean {
  return evaluator.evaluate(subject).duties.some((duty) => isDrillTerm(duty, period));
}

/** True for a duty to drill whose term lies in the period and that nothing lifts. */
export function isDrillTerm({ due, state }: Duty, { from, to }: ReportPeriod): boolean {
  return due !== null && due >= from && due <= to && COUNTED_DUTIES.has(state);
}

function fact(
  kind: FactKind,
  unitId: string,
  { id, title, date, note = '' }: { id: string; title: string; date: string | null; note?: string },
  flags: readonly string[],
  amount: number | null = null,
): ReportFact {
  return { kind, id, unitId, title, date, note, amount, flags: new Set(flags) };
}

function unitDrill(row: HeldDrillRow, unitId: string): ReportFact[] {
  const line = { id: row.id, title: row.title, date: row.heldOn };
  const flags = [
    row.planKind,
    row.form,
    row.level,
    row.noNotice === 1 && 'noNotice',
    row.evaluated === 1 && 'evaluated',
    row.revision === 1 && 'revision',
    row.reported === 1 && 'reported',
  ].filter((flag) => typeof flag === 'string');
  const amount = (kind: FactKind, value: number | null) =>
    value === null || value === 0 ? [] : [fact(kind, unitId, line, [], value)];
  return [
    fact('drill', unitId, line, flags),
    ...amount('drill-players', row.participants),
    ...amount('drill-observers', row.observers),
    ...amount('drill-cost', row.cost === null ? null : row.cost / YUAN),
  ];
}

function agencyDrill(row: HeldDrillRow): ReportFact[] {
  return [fact('agency-drill', row.origin, { id: row.id, title: row.title, date: row.heldOn }, [row.level])];
}

const checked = (kind: 'drill-check' | 'drill-order', { unitId, inspectionId, title, on }: DrillCheckRow) =>
  fact(kind, unitId, { id: inspectionId, title, date: on }, []);

/** Offices whose own duty to drill is overdue (条例 8 ¶1). */
export function idleAgencies(
  db: ReadDb,
  desk: DeskLaw,
  evaluator: DutyEvaluator,
  only: string | undefined,
): ReportFact[] {
  const offices = officeNames(db);
  const ids = only === undefined ? [...offices.keys()] : [only];
  return gatherSubjects(db, { ids }, { law: desk, asOf: evaluator.asOf }).flatMap((subject) => {
    const name = offices.get(subject.id)?.name ?? '';
    const { duties, rules } = evaluator.evaluate(subject);
    const late = duties.filter(
      (duty, at) => duty.state === 'overdue' && rules[at]?.rule.subject === 'office',
    );
    return late.length === 0
      ? []
      : [fact('agency', subject.id, { id: subject.id, title: name, date: late[0]?.due ?? null }, ['idle'])];
  });
}

/** Offices get a line of their own where there is something to say of them. */
export function withAgencies(
  db: ReadDb,
  units: ReadonlyMap<string, ReportUnit>,
  facts: readonly ReportFact[],
): ReadonlyMap<string, ReportUnit> {
  const named = officeNames(db);
  const all = new Map(units);
  for (const { kind, unitId } of facts) {
    if (kind !== 'agency' && kind !== 'agency-drill') continue;
    all.set(unitId, {
      id: unitId,
      name: named.get(unitId)?.name ?? '其他来源',
      uscc: null,
      town: null,
      category: null,
      region: AGENCIES,
      sets: [],
      apart: AGENCIES,
    });
  }
  return all;
}
