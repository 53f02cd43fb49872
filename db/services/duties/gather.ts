import type { ReadDb, SqlValue } from '../../connection';
import { addMonths, type CivilDate, yearOf } from '../../domain/dates/civil-date';
import { drillYearsFrom } from '../../domain/duties/drill-duties';
import type {
  DutyDrill,
  DutyExpert,
  DutyFiling,
  DutyGovernmentRecord,
  DutyPlan,
  DutyRiskMonth,
  DutySpotCheck,
  DutySubject,
  DutyTrigger,
  DutyYearPlan,
} from '../../domain/duties/duty';
import { NO_MEANS } from '../../domain/duties/means';
import type { DutyEvidenceKind, DutySettings } from '../../domain/duties/rule-book';
import { isEnabled, switchValue } from '../../domain/duties/rule-book';
import type { EnterpriseStatus, SizeTier } from '../../domain/enterprise/facts';
import type { RuleSetId } from '../../domain/enterprise/rule-set-ids';
import type { DeskLaw } from '../../law/desk-law';
import {
  assessmentRows,
  drillRows,
  enterpriseFactRows,
  filedVersionRows,
  governmentRecordRows,
  officeDrillRows,
  officeExpertRows,
  officeRows,
  officeSpotCheckRows,
  planVersionRows,
  riskMonthRows,
  type SubjectScope,
  setOverrideRows,
  triggerRows,
  yearPlanRows,
} from '../../repositories/duty-facts';
import { meansGatherer } from './gather-means';
import type { GatherOptions } from './gather-options';
import { Groups } from './groups';
import { type SetFinder, setFinder } from './set-finder';

/** A subject with the rule sets as the database has them, so that a difference can be written back. */
export interface GatheredSubject extends DutySubject {
  /** JSON of the stored sets; null for offices, which have none. */
  readonly storedSets: string | null;
}

/**
 * Everything the duties of these enterprises and offices rest on, in the order of their ids. One ordered scan a table,
 * merged by enterprise: no query is made per enterprise.
 */
export function gatherSubjects(db: ReadDb, scope: SubjectScope, options: GatherOptions): GatheredSubject[] {
  const { law, asOf } = options;
  const findSets = setFinder(law.setDefinitions, asOf);
  const overrides = new Groups(setOverrideRows(db, scope));
  const versions = new Groups(planVersionRows(db, scope));
  const filed = new Groups(filedVersionRows(db, scope));
  const assessed = new Groups(assessmentRows(db, scope));
  const drills = new Groups(drillRows(db, scope, drillsSince(law, asOf), options.withTitles ?? false));
  const risks = new Groups(riskMonthRows(db, scope, addMonths(asOf, -2).slice(0, 7)));
  const yearPlans = new Groups(isAsked(law, 'drill-plan') ? yearPlanRows(db, scope, yearOf(asOf) - 1) : []);
  const recorded = new Groups(governmentRecordRows(db, scope));
  const triggered = new Groups(triggerRows(db, scope));
  const means = meansGatherer(db, scope, options);
  const plansFor = (id: string) =>
    plansOf({
      versions: versions.take(id),
      filed: filed.take(id),
      assessed: assessed.take(id),
      recorded: recorded.take(id),
      triggered: triggered.take(id),
    });
  const enterpriseSubject = (row: SqlValue[]): GatheredSubject => {
    const id = row[0] as string;
    return {
      id,
      kind: 'enterprise',
      facts: {
        regionCode: row[4] as string,
        establishedOn: row[5] as CivilDate | null,
        status: row[6] as EnterpriseStatus,
      },
      sets: setsOf(findSets, row, overrides.take(id)),
      storedSets: row[7] as string,
      plans: plansFor(id),
      drills: drills.take(id).map(toDrill),
      riskMonths: risks.take(id).map(toRiskMonth),
      yearPlans: yearPlans.take(id).map(toYearPlan),
      experts: NONE,
      spotChecks: NONE,
      means: means.ofUnit(id, row[2] as SizeTier | null),
    };
  };
  const enterprises = enterpriseFactRows(db, scope);
  const offices = officeRows(db, scope);
  const subjects: GatheredSubject[] = [];
  // Both lists are in order; the groups want the ids of all subjects rising.
  for (let e = 0, o = 0; e < enterprises.length || o < offices.length; ) {
    const enterprise = enterprises[e];
    const office = offices[o];
    if (office === undefined || (enterprise && (enterprise[0] as string) < (office[0] as string))) {
      if (enterprise) subjects.push(enterpriseSubject(enterprise));
      e += 1;
    } else {
      const checks = isAsked(law, 'spot-check')
        ? officeSpotCheckRows(db, office[0] as string, drillYearsFrom(asOf)).map(toSpotCheck)
        : NONE;
      subjects.push({
        ...officeSubject(db, office, plansFor),
        spotChecks: checks,
        means: means.ofOffice(office[0] as string),
      });
      o += 1;
    }
  }
  return subjects;
}

/**
 * What an office owes for itself (条例 8, 国办发〔2024〕5号): its own drills, the plans of governments and departments that it
 * keeps (those without an enterprise), and its pool of experts.
 */
function officeSubject(db: ReadDb, row: SqlValue[], plansFor: (id: string) => DutyPlan[]): GatheredSubject {
  const [id, regionCode, begun] = row as [string, string, CivilDate];
  return {
    id,
    kind: 'office',
    facts: { regionCode, establishedOn: begun, status: 'active' },
    sets: [],
    storedSets: null,
    plans: plansFor(id),
    drills: officeDrillRows(db, id).map(toDrill),
    riskMonths: [],
    yearPlans: NONE,
    experts: officeExpertRows(db, id).map(toExpert),
    spotChecks: NONE,
    means: NO_MEANS,
  };
}

function setsOf(findSets: SetFinder, row: SqlValue[], overrides: SqlValue[][]): readonly RuleSetId[] {
  const facts = {
    activities: row[1] as string,
    sizeTier: row[2] as SizeTier | null,
    majorHazardLevel: row[3] as number | null,
    supervisionCategory: row[8] as string | null,
  };
  return findSets(
    facts,
    overrides.map(([, set, member]) => ({ set: set as RuleSetId, member: member === 1, reason: '' })),
  );
}

/** Rows of one owner's plans, from the five scans. */
interface PlanRows {
  readonly versions: SqlValue[][];
  readonly filed: SqlValue[][];
  readonly assessed: SqlValue[][];
  readonly recorded: SqlValue[][];
  readonly triggered: SqlValue[][];
}

/**
 * The plans of one owner, each with its version in force: the newest published one, or the newest of all. Another
 * version appears beside it, as superseded, while it has filing cases: the office's clock on them runs on.
 */
function plansOf({ versions, filed, assessed, recorded, triggered }: PlanRows): DutyPlan[] {
  if (versions.length === 0) return [];
  const filings = new Map<string, DutyFiling[]>();
  for (const row of filed) push(filings, row[1] as string, toFiling(row));
  const assessments = new Map<string, { id: string; date: CivilDate }[]>();
  for (const [, planId, id, date] of assessed)
    push(assessments, planId as string, { id: id as string, date: date as CivilDate });
  const records = new Map<string, DutyGovernmentRecord[]>();
  for (const row of recorded) push(records, row[1] as string, toGovernmentRecord(row));
  const triggers = new Map<string, DutyTrigger[]>();
  for (const [, planId, id, raisedOn, dealtOn] of triggered)
    push(triggers, planId as string, {
      id: id as string,
      raisedOn: raisedOn as CivilDate,
      dealtOn: dealtOn as CivilDate | null,
    });

  const plans: DutyPlan[] = [];
  for (let from = 0; from < versions.length; ) {
    const planId = versions[from]?.[1];
    let to = from + 1;
    while (to < versions.length && versions[to]?.[1] === planId) to += 1;
    const inForce = versionInForce(versions, from, to);
    for (let at = from; at < to; at += 1) {
      const row = versions[at] as SqlValue[];
      const cases = filings.get(row[4] as string);
      if (at === inForce)
        plans.push({
          ...toPlan(row, cases ?? NONE, false),
          assessments: assessments.get(planId as string) ?? NONE,
          governmentRecords: records.get(row[4] as string) ?? NONE,
          triggers: triggers.get(planId as string) ?? NONE,
        });
      else if (cases !== undefined) plans.push(toPlan(row, cases, true));
    }
    from = to;
  }
  return plans;
}

const NONE: readonly never[] = [];

function versionInForce(versions: SqlValue[][], from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if (versions[at]?.[6] === 'published') return at;
  return to - 1;
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

function toPlan(row: SqlValue[], filings: readonly DutyFiling[], superseded: boolean): DutyPlan {
  return {
    id: row[1] as string,
    kind: row[2] as DutyPlan['kind'],
    title: row[3] as string,
    versionId: row[4] as string,
    versionState: superseded ? 'superseded' : (row[6] as DutyPlan['versionState']),
    signedOn: row[7] as CivilDate | null,
    publishedOn: row[8] as CivilDate | null,
    reviewWay: row[9] as DutyPlan['reviewWay'],
    reviewDate: row[10] as CivilDate | null,
    reviewResult: row[11] as DutyPlan['reviewResult'],
    governmentKind: row[12] as DutyPlan['governmentKind'],
    refilingKeptOn: row[13] as CivilDate | null,
    filings,
    assessments: NONE,
    governmentRecords: NONE,
    triggers: NONE,
  };
}

function toGovernmentRecord([, , id, kind, date]: SqlValue[]): DutyGovernmentRecord {
  return { id: id as string, kind: kind as DutyGovernmentRecord['kind'], date: date as CivilDate };
}

function toFiling(row: SqlValue[]): DutyFiling {
  return {
    id: row[2] as string,
    state: row[3] as DutyFiling['state'],
    submittedOn: row[4] as CivilDate | null,
    receivedOn: row[5] as CivilDate | null,
    returnedOn: row[6] as CivilDate | null,
    decidedOn: row[7] as CivilDate | null,
  };
}

function toDrill(row: SqlValue[]): DutyDrill {
  return {
    id: row[1] as string,
    planId: row[2] as string | null,
    planKind: row[3] as DutyDrill['planKind'],
    state: row[4] as DutyDrill['state'],
    endOn: row[5] as CivilDate | null,
    evaluated: row[6] === 1,
    reported: row[7] === 1,
    reportedOn: row[8] as CivilDate | null,
    level: row[9] as DutyDrill['level'],
    title: row[10] as string,
  };
}

function toExpert([, id, name, termTo]: SqlValue[]): DutyExpert {
  return { id: id as string, name: name as string, termTo: termTo as CivilDate };
}

function toYearPlan([, id, year, way, on]: SqlValue[]): DutyYearPlan {
  return { id: id as string, year: year as number, way: way as DutyYearPlan['way'], on: on as CivilDate };
}

function toSpotCheck([, id, enterpriseId, on]: SqlValue[]): DutySpotCheck {
  return { id: id as string, enterpriseId: enterpriseId as string, on: on as CivilDate };
}

/** Whether any rule that this office has not switched off rests on such evidence: then only is it read. */
function isAsked(law: Pick<DeskLaw, 'ruleBook' | 'settings'>, evidence: DutyEvidenceKind): boolean {
  return law.ruleBook.rules.some((rule) => rule.evidence === evidence && isEnabled(rule, law.settings));
}

function toRiskMonth(row: SqlValue[]): DutyRiskMonth {
  return { id: row[1] as string, month: row[2] as string, doneOn: row[3] as CivilDate };
}

/**
 * First day from which a drill of an enterprise can still matter: the year before, since no calendar window is longer
 * than a year; the first day of all when a switch makes a rule run from the last drill.
 */
export function drillsSince(
  law: { ruleBook: DeskLaw['ruleBook']; settings: DutySettings },
  asOf: CivilDate,
): string {
  const rolling = law.ruleBook.rules.some(
    (rule) =>
      rule.evidence === 'drill' &&
      rule.subject !== 'office' &&
      (rule.schedule !== 'window' || switchValue(rule, 'window', law.settings) === 'rolling'),
  );
  return rolling ? '' : `${Number(asOf.slice(0, 4)) - 1}-01-01`;
}
