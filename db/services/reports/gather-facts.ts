import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { countWorkingDays } from '../../domain/dates/working-calendar';
import type { Duty, DutyPlan } from '../../domain/duties/duty';
import { prepareDuties, type SubjectDuties } from '../../domain/duties/evaluate';
import { isFiled } from '../../domain/filing/filing-state';
import { isEnterprisePlanKind } from '../../domain/plan/kinds';
import type { ReportFact, ReportFacts, ReportLine, ReportUnit } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { selfOffice } from '../../repositories/office';
import {
  type DecisionRow,
  filedInPeriod,
  findingsInPeriod,
  noticesInPeriod,
  officeNames,
  type ReportScope,
  type ReportUnitRow,
  reportUnitRows,
  visitsInPeriod,
} from '../../repositories/report-facts';
import { type GatheredSubject, gatherSubjects } from '../duties/gather';
import { sightOf } from '../own-sight';

/** Units worked out between two looks at the signal. */
const SLICE = 1000;
/** Duties that count: those that nothing lifts. */
export const COUNTED_DUTIES: ReadonlySet<Duty['state']> = new Set([
  'met',
  'open',
  'due-soon',
  'overdue',
  'provisional',
]);

export interface GatheringOptions {
  progress?: (done: number, total: number) => void;
  /** The one owner whose records count; absent: all that this desk sees. */
  origin?: string;
}

/** Whose records count: the owner that was asked for, as far as this desk sees it. Null: everybody's. */
export function countedOwner(db: ReadDb, { origin }: GatheringOptions): string | null {
  return sightOf(db) ?? origin ?? null;
}

/** Units by id with the line each stands in. */
export function gatherUnits(
  db: ReadDb,
  law: Law,
  options: GatheringOptions = {},
): { rows: ReportUnitRow[]; units: Map<string, ReportUnit> } {
  const rows = reportUnitRows(db, countedOwner(db, options));
  const regionOf = regionLines(db, law);
  const units = new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        uscc: row.uscc,
        town: row.town,
        category: row.category,
        region: regionOf(row),
        sets: JSON.parse(row.sets) as string[],
      },
    ]),
  );
  return { rows, units };
}

/** A county reports by towns; a higher office by the offices whose rows these are, its own units apart. */
export function regionLines(
  db: ReadDb,
  law: Law,
): (row: Pick<ReportUnitRow, 'town' | 'origin'>) => ReportLine {
  const level = selfOffice(db)?.level;
  if (level !== 'city' && level !== 'province')
    return ({ town }) => ({ key: town ?? '', label: town ?? '未填乡镇（街道）' });
  const offices = officeNames(db);
  const regions = new Map(law.regions.map((region) => [region.code, region.name]));
  return ({ origin }) => {
    const office = offices.get(origin);
    if (office === undefined) return { key: origin, label: '其他来源' };
    const name = regions.get(office.regionCode) ?? office.name;
    return { key: `${office.regionCode} ${origin}`, label: office.self ? `${name}本级` : name };
  };
}

/** Everything the table of filings counts in a period. What was so on an earlier day is worked out from what is known today. */
export function gatherFilingFacts(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  options: GatheringOptions = {},
): ReportFacts {
  const { rows, units } = gatherUnits(db, law, options);
  const desk = narrowed(deskLaw(db, law));
  const evaluator = prepareDuties(desk.ruleBook, desk.calendar, period.asOf, desk.settings);
  const facts: ReportFact[] = [];
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = new Map(rows.slice(at, at + SLICE).map((row) => [row.id, row]));
    // Ids rise, so a slice is a range of them; a few subjects of the range may be others'.
    const subjects = gatherSubjects(
      db,
      { after: rows[at - 1]?.id ?? '', upTo: [...slice.keys()].at(-1) ?? '' },
      { law: desk, asOf: period.asOf },
    );
    for (const subject of subjects) {
      const row = slice.get(subject.id);
      const then = row && asItWas(subject, row, period.asOf);
      if (row && then) facts.push(...unitFacts(then, row, desk, period.asOf, evaluator.evaluate(then)));
    }
    options.progress?.(Math.min(at + SLICE, rows.length), rows.length);
  }
  const scope: ReportScope = { from: period.from, to: period.asOf, origin: countedOwner(db, options) };
  facts.push(...decisionFacts(db, desk, scope));
  return { units, facts };
}

/** What was decided on cases in a period: filings, notices, and how long each took. */
export function decisionFacts(db: ReadDb, desk: DeskLaw, scope: ReportScope): ReportFact[] {
  const filed = filedInPeriod(db, scope);
  const returned = noticesInPeriod(db, scope);
  return [
    ...filed.map((row) => caseFact('case', row, [row.kind])),
    ...returned.map((row) => caseFact('notice', row, [])),
    ...[...filed.filter((row) => row.deemed === 0), ...returned].flatMap((row) => checkFact(row, desk)),
  ];
}

/** The rules that the table speaks of, and no others: a fifth of the work. */
function narrowed(desk: DeskLaw): DeskLaw {
  const { filing, assessment } = desk.figures;
  const rules = desk.ruleBook.rules.filter(
    (rule) => rule.id === filing || rule.id === assessment || rule.evidence === 'review',
  );
  return { ...desk, ruleBook: { ...desk.ruleBook, rules } };
}

/** A unit that closed after the day was still open on it; one that began later owes nothing yet. */
export function asItWas(
  subject: GatheredSubject,
  row: ReportUnitRow,
  asOf: CivilDate,
): GatheredSubject | null {
  if (row.establishedOn !== null && row.establishedOn > asOf) return null;
  if (row.status !== 'closed') return subject;
  if (row.closedOn === null || row.closedOn <= asOf) return null;
  return { ...subject, facts: { ...subject.facts, status: 'active' } };
}

/** What the table of filings counts of one unit as it was on a day, from its duties of that day. */
export function unitFacts(
  subject: GatheredSubject,
  row: ReportUnitRow,
  desk: DeskLaw,
  asOf: CivilDate,
  { duties, rules }: SubjectDuties,
): ReportFact[] {
  const owed = (wanted: (duty: Duty, evidence: string) => boolean) =>
    duties.filter(
      (duty, at) => COUNTED_DUTIES.has(duty.state) && wanted(duty, rules[at]?.rule.evidence ?? ''),
    );
  const filing = owed((duty) => duty.rule === desk.figures.filing);
  const review = owed((_duty, evidence) => evidence === 'review');
  const flags = filingFlags(subject, filing, asOf);
  if (review.length > 0) {
    flags.add('shouldReview');
    if (review.every((duty) => duty.state === 'met')) flags.add('reviewed');
  }
  const late = filing.filter((duty) => duty.state === 'overdue').map((duty) => duty.due ?? '');
  return [
    {
      kind: 'unit',
      id: row.id,
      unitId: row.id,
      title: row.name,
      date: late.sort()[0] ?? null,
      note: '',
      amount: null,
      flags,
    },
    ...planFacts(subject, asOf),
    ...duties
      .filter((duty) => duty.rule === desk.figures.assessment && duty.state === 'overdue')
      .map((duty): ReportFact => {
        const plan = subject.plans.find(({ id, versionId }) => id === duty.refId || versionId === duty.refId);
        return planFact('assessment', row.id, plan, duty.due, []);
      }),
  ];
}

/** How a unit stands with its duties to file, of which `filing` are those that count. */
export function filingFlags(subject: GatheredSubject, filing: readonly Duty[], asOf: CivilDate): Set<string> {
  const flags = new Set<string>();
  if (filing.length === 0) return flags;
  const onFile = subject.plans
    .flatMap((plan) => plan.filings)
    .filter(({ state, decidedOn }) => isFiled(state) && (decidedOn === null || decidedOn <= asOf));
  flags.add('shouldFile');
  if (onFile.length > 0) flags.add('filed');
  if (onFile.length > 0 && onFile.every(({ state }) => state === 'deemed-filed')) flags.add('deemed');
  if (filing.some((duty) => duty.state === 'overdue')) flags.add('overdue');
  return flags;
}

/** Plans of units that were there on the day. */
function planFacts(subject: GatheredSubject, asOf: CivilDate): ReportFact[] {
  const begun = (plan: DutyPlan) => plan.publishedOn === null || plan.publishedOn <= asOf;
  return subject.plans
    .filter(
      (plan) =>
        plan.versionState !== 'superseded' &&
        isEnterprisePlanKind(plan.kind) &&
        subject.plans.some((other) => other.id === plan.id && begun(other)),
    )
    .map((plan) => planFact('plan', subject.id, plan, plan.publishedOn, [plan.kind]));
}

function planFact(
  kind: 'plan' | 'assessment',
  unitId: string,
  plan: DutyPlan | undefined,
  date: string | null,
  flags: readonly string[],
): ReportFact {
  return {
    kind,
    id: plan?.id ?? unitId,
    unitId,
    title: plan?.title ?? '',
    date,
    note: '',
    amount: null,
    flags: new Set(flags),
  };
}

function caseFact(kind: 'case' | 'notice', row: DecisionRow, flags: readonly string[]): ReportFact {
  return {
    kind,
    id: row.caseId,
    unitId: row.unitId,
    title: row.filingNo ?? '',
    date: row.on,
    note: row.receivedOn ?? '',
    amount: null,
    flags: new Set(flags),
  };
}

/** How many working days the office took; nothing where the day of receipt is not known, or comes after the decision. */
function checkFact(row: DecisionRow, desk: DeskLaw): ReportFact[] {
  if (row.receivedOn === null || row.receivedOn > row.on) return [];
  const days = countWorkingDays(desk.calendar, row.receivedOn as CivilDate, row.on as CivilDate);
  return [{ ...caseFact('case', row, []), kind: 'check', amount: days }];
}

/** Everything the table of inspections counts in a period. */
export function gatherInspectionFacts(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  options: GatheringOptions = {},
): ReportFacts {
  const { units } = gatherUnits(db, law, options);
  const scope: ReportScope = { from: period.from, to: period.asOf, origin: countedOwner(db, options) };
  const within = (date: string | null) => date !== null && date >= scope.from && date <= scope.to;
  const seen = new Set<string>();
  const inspected = visitsInPeriod(db, scope).flatMap((visit): ReportFact[] => {
    if (seen.has(visit.unitId)) return [];
    seen.add(visit.unitId);
    return [
      {
        kind: 'inspected',
        id: visit.inspectionId,
        unitId: visit.unitId,
        title: visit.title,
        date: visit.visitedOn,
        note: '',
        amount: null,
        flags: new Set(),
      },
    ];
  });
  const findings = findingsInPeriod(db, scope).map((row): ReportFact => {
    const flags = new Set<string>();
    if (within(row.visitedOn)) flags.add('found').add(row.kind);
    if (within(row.orderedOn)) flags.add('ordered');
    if (within(row.penalisedOn)) flags.add('penalised');
    return {
      kind: 'finding',
      id: row.inspectionId,
      unitId: row.unitId,
      title: row.description,
      date: row.visitedOn,
      note: [row.orderNo, row.penalty].filter((part) => part !== null).join('；'),
      amount: null,
      flags,
    };
  });
  return { units, facts: [...inspected, ...findings] };
}
