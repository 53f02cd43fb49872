import { type CivilDate, daysBetween } from '../../domain/dates/civil-date';
import type { DutyState } from '../../domain/duties/duty';
import { type DutyRule, findRule, type RuleBook, ruleInForce } from '../../domain/duties/rule-book';
import type { DutyViewRow } from '../../repositories/duty-view';

/** The one next step for a duty: which screen or dialogue, on which record. */
export interface DutyAction {
  kind:
    | 'none'
    | 'check-filing'
    | 'number-filing'
    | 'receive-filing'
    | 'register-plan'
    | 'open-plan'
    | 'open-expert'
    | 'record-drill'
    | 'open-drill'
    | 'plan-drills'
    | 'report-drills'
    | 'inspect-drills'
    | 'assess-plan'
    | 'record-risk-analysis'
    | 'have-team'
    | 'open-team'
    | 'renew-agreement'
    | 'store-gear'
    | 'open-depot'
    | 'plan-watch'
    | 'open-hazard'
    | 'open-danger';
  id: string | null;
}

/** A duty as screens show it. */
export interface DutyView {
  subjectId: string;
  owner: string;
  ownerName: string;
  rule: string;
  ruleTitle: string;
  period: string;
  refId: string;
  refTitle: string;
  due: string | null;
  /** Civil days to the due day, negative once it has passed. */
  daysLeft: number | null;
  state: DutyState;
  late: boolean;
  leads: boolean;
  action: DutyAction;
}

/** Adds the rule's title, the days left and the next step. */
export function viewDuty(row: DutyViewRow, book: RuleBook, today: string): DutyView {
  const rule = ruleInForce(book, row.rule, today as CivilDate) ?? findRule(book, row.rule);
  return {
    subjectId: row.subjectId,
    owner: row.owner,
    ownerName: row.ownerName,
    rule: row.rule,
    ruleTitle: rule?.title ?? row.rule,
    period: row.period,
    refId: row.refId,
    refTitle: row.refTitle,
    due: row.due,
    daysLeft: row.due === null ? null : daysBetween(today as CivilDate, row.due as CivilDate),
    state: row.state,
    late: row.late === 1,
    leads: row.leads === 1,
    action: nextStep(row, rule),
  };
}

function nextStep(row: DutyViewRow, rule: DutyRule | null): DutyAction {
  const closed = row.state === 'met' || row.state === 'waived' || row.state === 'not-applicable';
  if (rule === null || closed) return { kind: 'none', id: null };
  switch (rule.evidence) {
    case 'filing':
      return { kind: row.refId === '' ? 'register-plan' : 'receive-filing', id: row.subjectId };
    case 'decision':
      return { kind: rule.schedule === 'consequence' ? 'number-filing' : 'check-filing', id: row.refId };
    case 'review':
    case 'government-filing':
    case 'publication':
    case 'revision':
      return { kind: 'open-plan', id: row.planId };
    case 'appointment':
      return { kind: 'open-expert', id: row.refId };
    case 'assessment':
      return { kind: 'assess-plan', id: row.planId };
    case 'drill':
      return { kind: 'record-drill', id: row.isOffice === 1 ? null : row.subjectId };
    case 'drill-evaluation':
      return { kind: 'open-drill', id: row.refId };
    case 'drill-plan':
      return { kind: 'plan-drills', id: row.subjectId };
    case 'drill-report':
      return { kind: 'report-drills', id: row.subjectId };
    case 'spot-check':
      return { kind: 'inspect-drills', id: null };
    case 'risk-analysis':
      return { kind: 'record-risk-analysis', id: row.subjectId };
    case 'rescue-team':
      return { kind: 'have-team', id: row.subjectId };
    case 'rescue-gear':
      return { kind: 'store-gear', id: row.subjectId };
    case 'team-report':
    case 'team-training':
    case 'team-insurance':
      return { kind: 'open-team', id: row.refId };
    case 'team-agreement':
      return { kind: 'renew-agreement', id: row.subjectId };
    case 'stock-expiry':
    case 'stock-upkeep':
    case 'stock-level':
      return { kind: row.refIsTeam === 1 ? 'open-team' : 'open-depot', id: row.refId };
    case 'watch':
      return { kind: 'plan-watch', id: row.isOffice === 1 ? null : row.subjectId };
    case 'hazard-archive':
    case 'hazard-assessment':
      return { kind: 'open-hazard', id: row.refId };
    case 'danger-corrected':
      return { kind: 'open-danger', id: row.refId };
  }
}
