import type { Tone } from './tokens';

/**
 * The tone in which a coded state is shown. Words come from the catalogue `ui:state.<code>`; a state that is not
 * named here is shown in the quiet tone rather than guessed.
 */
const toneByState: Readonly<Record<string, Tone>> = {
  met: 'met',
  open: 'open',
  'due-soon': 'soon',
  overdue: 'late',
  waived: 'muted',
  'not-applicable': 'muted',
  provisional: 'provisional',
  draft: 'muted',
  submitted: 'open',
  checking: 'open',
  returned: 'soon',
  resubmitted: 'open',
  filed: 'met',
  'deemed-filed': 'provisional',
  void: 'muted',
  'in-review': 'open',
  signed: 'open',
  published: 'met',
  superseded: 'muted',
  withdrawn: 'muted',
  planned: 'open',
  prepared: 'open',
  running: 'soon',
  paused: 'soon',
  ended: 'open',
  evaluated: 'met',
  reported: 'met',
  closed: 'met',
  cancelled: 'muted',
  postponed: 'soon',
  moved: 'soon',
  named: 'open',
  sent: 'open',
  marking: 'open',
  collected: 'soon',
  'minutes-signed': 'met',
  active: 'met',
  suspended: 'soon',
  serving: 'met',
  expired: 'soon',
  removed: 'muted',
  left: 'muted',
  drawn: 'open',
  committed: 'soon',
  asked: 'soon',
  waiting: 'muted',
  accepted: 'met',
  refused: 'muted',
  recused: 'muted',
  unreachable: 'muted',
  added: 'open',
  substitute: 'muted',
  replaced: 'muted',
  visited: 'met',
  found: 'soon',
  ordered: 'open',
  corrected: 'soon',
  assigned: 'open',
  departed: 'soon',
  arrived: 'soon',
  settled: 'met',
  claimed: 'open',
  agreed: 'soon',
  paid: 'met',
  verified: 'met',
  carried: 'open',
  passed: 'met',
  failed: 'late',
  done: 'muted',
  today: 'soon',
  soon: 'soon',
};

/** Codes that mean another thing in one machine than in the others: `<machine>.<state>`. */
const toneInMachine: Readonly<Record<string, Tone>> = {
  'enterprise.closed': 'muted',
  // An expert's result is in; a filing that is `returned` waits for its unit.
  'assignment.returned': 'met',
  // The meeting has been held; its outcome still has to be written down.
  'review.met': 'soon',
  // Somebody is in danger.
  'incident.open': 'late',
  'incident.evaluated': 'open',
  'incidentReport.issued': 'met',
  // Nobody is at it yet.
  'drillFinding.open': 'soon',
  // Nobody supervises it yet; listed it has a term and a supervisor.
  'hiddenDanger.found': 'late',
  'hiddenDanger.listed': 'soon',
  'hiddenDanger.corrected': 'open',
  'hiddenDanger.delisted': 'met',
};

/** `of`: the word list that the code belongs to. */
export function toneOf(state: string, of = 'duty'): Tone {
  return toneInMachine[`${of}.${state}`] ?? toneByState[state] ?? 'muted';
}
