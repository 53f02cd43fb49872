import { addDays, addMonths, type CivilDate } from '../dates/civil-date';
import {
  type AgreementStanding,
  haveTeam,
  holds,
  type TeamAnswer,
  type TeamHolding,
} from '../team/must-have-team';
import type { CompiledRule } from './compiled-rule';
import type { DutyEvidence, DutySubject } from './duty';
import type { DutyAgreement, DutyHazard, DutyStore, DutyTeam } from './means';
import { type DutyRun, emit, NO_EVIDENCE, ownsDay, sooner } from './run';

/** Something that comes to an end on a day, and what it belongs to. */
export interface Term {
  readonly refId: string;
  readonly title: string;
  readonly until: CivilDate;
}

/** Something still wanted of one thing; the text names no day. */
export interface Want {
  readonly refId: string;
  readonly title: string;
  readonly wanted: boolean;
  /** The day on which it was done, where that is known. */
  readonly doneOn: CivilDate | null;
}

/**
 * The terms that a rule watches. Records that begin after `asOf`, teams that are no more, hazards that were struck off and
 * agreements that a later one follows have none.
 */
export function termsOf(compiled: CompiledRule, { means }: DutySubject, asOf: CivilDate): Term[] {
  switch (compiled.rule.evidence) {
    case 'team-training':
      return standingTeams(means.teams, asOf).flatMap(({ id, name, trainedOn }) =>
        term(id, name, trainedOn === null ? null : addMonths(trainedOn, compiled.months ?? 12)),
      );
    case 'team-insurance':
      return standingTeams(means.teams, asOf).flatMap(({ id, name, insuredUntil }) =>
        term(id, name, insuredUntil),
      );
    case 'team-agreement':
      return means.agreements.flatMap((one) =>
        one.from > asOf || isFollowed(one, means.agreements) ? [] : term(one.id, one.teamName, one.until),
      );
    case 'stock-expiry':
      return means.stores.flatMap(({ id, name, expiresOn }) => term(id, name, expiresOn));
    case 'stock-upkeep':
      return means.stores.flatMap(({ id, name, checkOn }) => term(id, name, checkOn));
    case 'hazard-assessment':
      return standingHazards(means.hazards, asOf).flatMap((hazard) =>
        term(hazard.id, hazard.name, nextAssessment(compiled, hazard, asOf)),
      );
    default:
      return [];
  }
}

/** What a rule without a day wants, met or not. */
export function wantsOf(compiled: CompiledRule, { means }: DutySubject, asOf: CivilDate): Want[] {
  switch (compiled.rule.evidence) {
    case 'team-report':
      return standingTeams(means.teams, asOf).map(({ id, name, reportedOn }) => {
        const told = reportedOn !== null && reportedOn <= asOf;
        return { refId: id, title: name, wanted: !told, doneOn: told ? reportedOn : null };
      });
    case 'stock-level':
      return means.stores.flatMap(({ id, name, short }) =>
        short === 0 ? [] : [{ refId: id, title: name, wanted: true, doneOn: null }],
      );
    case 'hazard-archive':
      return standingHazards(means.hazards, asOf).map((hazard) => {
        const { id, name, lacks, filedOn } = hazard;
        const unfiled = filedOn !== null && filedOn > asOf;
        const wanted = lacks.length > 0 || unfiled;
        return { refId: id, title: name, wanted, doneOn: wanted ? null : filedOn };
      });
    default:
      return [];
  }
}

/** Terms are asked from the day on which they are soon over: a county would otherwise keep tens of thousands of open ones. */
export function termDuties(compiled: CompiledRule, run: DutyRun): void {
  if (!ownsDay(compiled, run.asOf) || run.subject.facts.status === 'closed') return;
  for (const { refId, until } of termsOf(compiled, run.subject, run.asOf)) {
    const soonOn = addDays(until, -compiled.soonDays);
    if (run.asOf < soonOn) {
      run.silentChange = sooner(run.silentChange, soonOn);
      continue;
    }
    emitTerm(compiled, run, refId, until);
  }
}

/** A hidden danger is asked for from the day it was found: there are few, and each has a person who answers for it. */
export function dangerDuties(compiled: CompiledRule, run: DutyRun): void {
  if (!ownsDay(compiled, run.asOf) || run.subject.facts.status === 'closed') return;
  for (const { id, foundOn, dueOn, correctedOn } of run.subject.means.dangers) {
    if (foundOn > run.asOf || (correctedOn !== null && correctedOn <= run.asOf)) continue;
    emitTerm(compiled, run, id, dueOn);
  }
}

function emitTerm(compiled: CompiledRule, run: DutyRun, refId: string, due: CivilDate | null): void {
  const soonOn = due === null ? null : addDays(due, -compiled.soonDays);
  const state =
    due === null || soonOn === null || run.asOf < soonOn ? 'open' : run.asOf > due ? 'overdue' : 'due-soon';
  emit(compiled, run, {
    period: '',
    refId,
    due,
    state,
    metOn: null,
    late: false,
    provisional: false,
    evidence: NO_EVIDENCE,
    change: due === null ? null : state === 'open' ? soonOn : state === 'due-soon' ? addDays(due, 1) : null,
  });
}

/** What the text asks without naming a day stays open until it is done, and is never overdue. */
export function lackDuties(compiled: CompiledRule, run: DutyRun): void {
  if (!ownsDay(compiled, run.asOf) || run.subject.facts.status === 'closed') return;
  const kind = compiled.rule.evidence;
  for (const { refId, title, wanted, doneOn } of wantsOf(compiled, run.subject, run.asOf))
    emitWhole(compiled, run, refId, wanted ? null : [{ kind, id: refId, date: doneOn, title }], null);
}

/** R-TEAM-MUST, R-TEAM-COAL: a team, or one of the ways that stand for it. */
export function rescueTeamDuties(compiled: CompiledRule, run: DutyRun): void {
  if (!ownsDay(compiled, run.asOf) || run.subject.facts.status === 'closed') return;
  const answer = teamAnswer(compiled, run.subject.means.holding, run.asOf);
  const [first] = answer.ways;
  const evidence: readonly DutyEvidence[] | null = first
    ? [{ kind: 'rescue-team', id: first.evidence[0]?.id ?? '', date: null, title: '' }]
    : null;
  emitWhole(compiled, run, '', evidence, answer.nextChangeOn);
}

/** Which ways a unit meets, by the rule and by what the office has chosen. */
export function teamAnswer(
  { rule, agreementAsked }: CompiledRule,
  holding: TeamHolding,
  asOf: CivilDate,
): TeamAnswer {
  const answer = haveTeam(rule.team ?? { ways: [], smallTiers: [] }, holding, asOf);
  if (!agreementAsked || !answer.ways.some(({ way }) => way === 'named-rescuers')) return answer;
  if (holding.agreements.some((one: AgreementStanding) => holds(one, asOf) !== null)) return answer;
  const ways = answer.ways.filter(({ way }) => way !== 'named-rescuers');
  return {
    ...answer,
    ways,
    met: ways.length > 0,
    until: ways[0]?.until ?? null,
    lacking: ways.length > 0 ? [] : ['no-agreement'],
  };
}

/** R-SUP-UNIT: gear of so many of the kinds that the article names. */
export function gearDuties(compiled: CompiledRule, run: DutyRun): void {
  if (!ownsDay(compiled, run.asOf) || run.subject.facts.status === 'closed') return;
  const served = gearServed(compiled, run.subject);
  const store = run.subject.means.stores.find(({ capabilities }) => capabilities.length > 0);
  const met = served.filter(({ has }) => has).length >= Math.min(compiled.kinds, served.length);
  emitWhole(
    compiled,
    run,
    '',
    met && store ? [{ kind: 'rescue-gear', id: store.id, date: null, title: store.name }] : null,
    null,
  );
}

/** Each kind of gear that the article names, and whether something usable of it is there. */
export function gearServed(
  { rule }: CompiledRule,
  { means }: DutySubject,
): { label: string; has: boolean }[] {
  const present = new Set(means.stores.flatMap(({ capabilities }) => capabilities));
  return (rule.gear ?? []).map(({ label, capabilities }) => ({
    label,
    has: capabilities.some((code) => present.has(code)),
  }));
}

/** A duty that is done or not and has no day; evidence null: not done. */
function emitWhole(
  compiled: CompiledRule,
  run: DutyRun,
  refId: string,
  evidence: readonly DutyEvidence[] | null,
  change: CivilDate | null,
): void {
  const waived = run.subject.facts.status === 'suspended' && compiled.waiveSuspended;
  emit(compiled, run, {
    period: '',
    refId,
    due: null,
    state: evidence !== null ? 'met' : waived ? 'waived' : 'open',
    metOn: evidence?.[0]?.date ?? null,
    late: false,
    provisional: false,
    evidence: evidence ?? NO_EVIDENCE,
    change,
  });
}

function term(refId: string, title: string, until: CivilDate | null): Term[] {
  return until === null ? [] : [{ refId, title, until }];
}

function standingTeams(teams: readonly DutyTeam[], asOf: CivilDate): readonly DutyTeam[] {
  return teams.filter(
    ({ foundedOn, disbandedOn }) =>
      (foundedOn === null || foundedOn <= asOf) && (disbandedOn === null || disbandedOn > asOf),
  );
}

function standingHazards(hazards: readonly DutyHazard[], asOf: CivilDate): readonly DutyHazard[] {
  return hazards.filter(
    ({ startedOn, removedOn }) =>
      (startedOn === null || startedOn <= asOf) && (removedOn === null || removedOn > asOf),
  );
}

/** The day that the assessment sets for the next one, else the rule's interval from the last. */
function nextAssessment(compiled: CompiledRule, hazard: DutyHazard, asOf: CivilDate): CivilDate | null {
  const { assessedOn, nextAssessmentOn } = hazard;
  if (nextAssessmentOn !== null) return nextAssessmentOn;
  if (assessedOn === null || assessedOn > asOf) return null;
  return addMonths(assessedOn, compiled.months ?? 36);
}

/** Whether another agreement begins before this one is over and lasts longer: then nothing is asked for its end. */
function isFollowed(one: DutyAgreement, all: readonly DutyAgreement[]): boolean {
  const { until } = one;
  if (until === null) return true;
  return all.some(
    (other) =>
      other.id !== one.id && other.from <= addDays(until, 1) && (other.until === null || other.until > until),
  );
}

/** A store that a duty is about. */
export function storeOf({ means }: DutySubject, refId: string): DutyStore | undefined {
  return means.stores.find(({ id }) => id === refId);
}
