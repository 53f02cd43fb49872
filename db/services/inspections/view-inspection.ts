import type { ReadDb } from '../../connection';
import { type CivilDate, daysBetween } from '../../domain/dates/civil-date';
import { type FindingState, findingActions, findingState } from '../../domain/inspection/finding-state';
import { inspectionActions } from '../../domain/inspection/inspection-state';
import type { InspectionItem } from '../../domain/inspection/items';
import type { Law } from '../../law';
import { dutyViewsOfSubject } from '../../repositories/duty-view';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  findingsOfInspection,
  findingsOfUnit,
  type InspectionFindingRecord,
  type InspectionRecord,
  type InspectionUnitRecord,
  inspectionsOfYear,
  inspectionTable,
  inspectionUnitTable,
  standingsOfInspection,
} from '../../repositories/inspection';
import {
  type CampaignUnitRow,
  campaignUnits,
  findingsOfEnterprise,
  inspectionFacts,
  openCorrections,
  visitsOfEnterprise,
} from '../../repositories/inspection-views';
import { viewDuty } from '../duties/duty-view';
import { nextNumberOfNotice } from '../notices/issue-notice';
import { found } from '../own-row';
import { assertInSight, isUnitDesk } from '../own-sight';
import { contextOf, daysOf, isToVisit } from './campaign';
import { itemsOfUnit } from './check-unit';
import { usualCorrectionDay } from './findings';
import { drillsToSee } from './spot-check';

const progressOf = (db: ReadDb, id: string) => {
  const units = standingsOfInspection(db, id).filter(isToVisit);
  const findings = findingsOfInspection(db, id);
  const states = findings.map((finding) => findingState(daysOf(finding)));
  return {
    units: units.length,
    visited: units.filter(({ visitedOn }) => visitedOn !== null).length,
    findings: findings.length,
    closedFindings: states.filter((state) => state === 'closed').length,
  };
};

/** The plan of a year: its campaigns with how far each has come. A unit's desk has none. */
export function viewYear(db: ReadDb, year: number) {
  if (isUnitDesk(db)) return { rows: [] };
  return {
    rows: inspectionsOfYear(db, year).map((row) => ({
      id: row.id,
      version: row.version,
      title: row.title,
      kind: row.kind,
      basis: row.basis,
      plannedFrom: row.plannedFrom,
      plannedTo: row.plannedTo,
      target: row.target,
      state: row.state,
      cancelled: row.voidedAt !== null,
      ...progressOf(db, row.id),
    })),
  };
}

/** A campaign with its units and what can be done next. @throws PlanDeskError NOT_FOUND */
export function viewInspection(db: ReadDb, self: string, id: string) {
  assertInSight(db, 'inspection', id);
  const record = found(inspectionTable.find(db, id), '检查', id);
  const [units, findings] = [campaignUnits(db, id), findingsOfInspection(db, id)];
  return {
    id: record.id,
    version: record.version,
    ours: record.origin === self,
    voidedAt: record.voidedAt,
    voidReason: record.voidReason,
    fields: {
      year: record.year,
      title: record.title,
      kind: record.kind,
      basis: record.basis,
      plannedFrom: record.plannedFrom,
      plannedTo: record.plannedTo,
      target: record.target,
      population: openPopulation(record.population),
      remark: record.remark,
    },
    state: record.state,
    closedOn: record.closedOn,
    commitment: record.seedCommitment,
    // Until the draw only its hash is known to anybody who looks at the screen.
    seed: record.drawnAt === null ? null : record.seed,
    spoken: record.spoken,
    witness: record.witness,
    drawnAt: record.drawnAt,
    candidatesSha256: record.candidatesSha256,
    // Every candidate stands in exactly one stratum.
    candidates: record.drawnAt === null ? null : record.strata.reduce((sum, { size }) => sum + size, 0),
    strata: record.strata.map((stratum) => ({ ...stratum })),
    units: unitLines(units, findings),
    actions:
      record.voidedAt === null && record.origin === self
        ? inspectionActions(record.state, contextOf(record, units, findings)).map((action) => ({
            action: action.action,
            blockers: action.blockers.map(({ code, message }) => ({ code, message })),
          }))
        : [],
  };
}

/** The rule data and stored rows are frozen; the wire wants lists of its own. */
function openPopulation(population: InspectionRecord['population']) {
  return {
    ...population,
    sets: [...population.sets],
    towns: [...population.towns],
    categories: [...population.categories],
    industries: [...population.industries],
    quota: { ...population.quota, given: { ...population.quota.given } },
  };
}

/** The units, each with how many findings it has. */
function unitLines(units: readonly CampaignUnitRow[], findings: readonly InspectionFindingRecord[]) {
  const ofUnit = new Map<string, { findings: number; openFindings: number }>();
  for (const finding of findings) {
    const sum = ofUnit.get(finding.inspectionUnitId) ?? { findings: 0, openFindings: 0 };
    sum.findings += 1;
    if (findingState(daysOf(finding)) !== 'closed') sum.openFindings += 1;
    ofUnit.set(finding.inspectionUnitId, sum);
  }
  return units.map((unit) => ({ ...unit, ...(ofUnit.get(unit.id) ?? { findings: 0, openFindings: 0 }) }));
}

/** A unit's check form, the facts beside it, its findings with their steps. @throws PlanDeskError NOT_FOUND */
export function viewUnit(db: ReadDb, law: Law, self: string, today: string, id: string) {
  assertInSight(db, 'inspection_unit', id);
  const unit = found(inspectionUnitTable.find(db, id), '受检单位', id);
  const record = found(inspectionTable.find(db, unit.inspectionId), '检查', unit.inspectionId);
  const enterprise = found(enterpriseTable.find(db, unit.enterpriseId), '单位', unit.enterpriseId);
  const onDate = unit.visitedOn ?? today;
  const facts = new Map(
    inspectionFacts(db, enterprise.id, `${onDate.slice(0, 4)}-01-01`, onDate).map((row) => [row.fact, row]),
  );
  const duties = dutyViewsOfSubject(db, enterprise.id).map((row) => viewDuty(row, law.ruleBook, today));
  return {
    id: unit.id,
    version: unit.version,
    ours: unit.origin === self && record.voidedAt === null,
    inspection: { id: record.id, title: record.title, kind: record.kind, state: record.state },
    enterprise: { id: enterprise.id, name: enterprise.name, uscc: enterprise.uscc, town: enterprise.town },
    standing: unit.standing,
    reason: unit.reason,
    visitedOn: unit.visitedOn,
    inspectors: [...unit.inspectors],
    receivedBy: unit.receivedBy,
    drillId: unit.drillId,
    drills: record.kind === 'filing' ? [] : drillsToSee(db, unit, onDate),
    remark: unit.remark,
    items: itemsOfUnit({ db, law }, record, unit, onDate).map((item) => ({
      ...openItem(item),
      answer: unit.answers[item.id] ? { ...unit.answers[item.id] } : null,
      known: item.facts.flatMap((fact) => {
        const row = facts.get(fact);
        return row ? [{ fact, count: row.count, latest: row.latest }] : [];
      }),
      duties: duties
        .filter((duty) => item.rules.includes(duty.rule) && duty.state !== 'not-applicable')
        .map(({ rule, ruleTitle, period, refTitle, due, state }) => ({
          rule,
          ruleTitle,
          period,
          refTitle,
          due,
          state,
        })),
    })),
    findings: findingsOfUnit(db, unit.id).map((finding) => findingLine(finding, unit, today)),
    usualDue: usualCorrectionDay({ db, law }, today),
    nextOrderNo: nextNumberOfNotice(db, 'correction', today as CivilDate),
  };
}

const openItem = ({ id, code, group, title, ask, finding, source, mark }: InspectionItem) => ({
  id,
  code,
  group,
  title,
  ask,
  finding,
  source: source.title,
  article: source.article,
  mark,
});

function findingLine(finding: InspectionFindingRecord, unit: InspectionUnitRecord, today: string) {
  const days = daysOf(finding);
  const step = { onDate: today as CivilDate, dueOn: null, reason: null };
  return {
    id: finding.id,
    version: finding.version,
    kind: finding.kind,
    item: finding.item,
    description: finding.description,
    orderNo: finding.orderNo,
    orderedOn: finding.orderedOn,
    dueOn: finding.dueOn,
    correctedOn: finding.correctedOn,
    recheckedOn: finding.recheckedOn,
    recheck: finding.recheck,
    penalty: finding.penalty,
    penalisedOn: finding.penalisedOn,
    closedOn: finding.closedOn,
    remark: finding.remark,
    state: findingState(days),
    ...lateness(findingState(days), finding.dueOn, today),
    actions: findingActions({ days, visitedOn: unit.visitedOn as CivilDate | null, step }).map(
      ({ action }) => action,
    ),
  };
}

/** Days left of a correction that is still to be made. */
function lateness(state: FindingState, dueOn: string | null, today: string) {
  const daysLeft =
    dueOn !== null && (state === 'ordered' || state === 'failed')
      ? daysBetween(today as CivilDate, dueOn as CivilDate)
      : null;
  return { daysLeft, overdue: daysLeft !== null && daysLeft < 0 };
}

/** Corrections that run: overdue, to be re-checked, still in time. For the home screen. */
export function correctionInbox(db: ReadDb, self: string, today: string) {
  const rows = isUnitDesk(db) ? [] : openCorrections(db, self).map((row) => withState(row, today));
  const of = (key: 'overdue' | 'recheck' | 'open', wanted: (row: (typeof rows)[number]) => boolean) => ({
    key,
    rows: rows.filter(wanted),
  });
  return {
    groups: [
      of('overdue', (row) => row.overdue),
      of('recheck', (row) => row.state === 'corrected'),
      of('open', (row) => !row.overdue && row.state !== 'corrected'),
    ],
  };
}

/** Visits to an enterprise and what was found there. @throws PlanDeskError NOT_FOUND */
export function enterpriseInspections(db: ReadDb, today: string, enterpriseId: string) {
  assertInSight(db, 'enterprise', enterpriseId);
  if (isUnitDesk(db)) return { visits: [], findings: [] };
  return {
    visits: visitsOfEnterprise(db, enterpriseId),
    findings: findingsOfEnterprise(db, enterpriseId).map((row) => withState(row, today)),
  };
}

function withState(row: ReturnType<typeof openCorrections>[number], today: string) {
  const state = findingState(row as Parameters<typeof findingState>[0]);
  return { ...row, state, ...lateness(state, row.dueOn, today) };
}
