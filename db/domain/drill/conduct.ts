import type { LogKind } from './codes';

/** An inject as it was designed. Minutes count from the start of the drill. */
export interface DesignedInject {
  readonly id: string;
  readonly number: number;
  readonly atMinute: number;
  readonly question: string | null;
  readonly expectedAction: string | null;
  /** By when after the inject the action is expected. */
  readonly expectedMinutes: number | null;
}

/** An entry of the log. `clockSeconds` on the drill's clock. */
export interface ConductEntry {
  readonly id: string;
  readonly seq: number;
  readonly kind: LogKind;
  readonly clockSeconds: number;
  readonly injectId: string | null;
  readonly correctsId: string | null;
  readonly text: string;
}

/** What became of an entry: the newest correction counts. One without words takes the entry back. */
export interface Correction {
  readonly entryId: string;
  readonly text: string;
  readonly takenBack: boolean;
}

/** The newest correction of every corrected entry, by the corrected entry's id. */
export function correctionsOf(log: readonly ConductEntry[]): ReadonlyMap<string, Correction> {
  const found = new Map<string, Correction>();
  for (const entry of bySeq(log)) {
    if (entry.kind !== 'correction' || entry.correctsId === null) continue;
    const text = entry.text.trim();
    found.set(entry.correctsId, { entryId: entry.id, text, takenBack: text === '' });
  }
  return found;
}

/** Where an inject stands: not yet, handed to the players, left out. */
export type InjectState = 'waiting' | 'sent' | 'skipped';

/** How far a table-top discussion has come: told, asked, answered, result noted. */
export type DiscussionStage = 'told' | 'asked' | 'answered' | 'concluded';

export interface InjectStanding {
  readonly id: string;
  /** When it is due on the drill's clock, seconds. */
  readonly dueSeconds: number;
  /** Due after the time the drill was designed to take. */
  readonly beyondEnd: boolean;
  readonly state: InjectState;
  /** When it was sent or left out, on the drill's clock. */
  readonly doneAt: number | null;
  /** Seconds after its time (negative: before it); null while it waits or was left out. */
  readonly delay: number | null;
  readonly entryId: string | null;
  /** The reason it was left out for. */
  readonly reason: string | null;
  /** Seconds on the clock by which the expected action is to be seen; null where none is expected or no time is set. */
  readonly actionBy: number | null;
  /** Seconds between the inject and the first action it was answered with; null while there is none. */
  readonly actionAfter: number | null;
  /** The first action came after its time. */
  readonly actionLate: boolean;
  readonly stage: DiscussionStage | null;
  /** Seconds from the question to the result, or to now. */
  readonly discussed: number | null;
}

/**
 * Where every inject stands, in the order in which they are due. Entries that were taken back do not count; of several
 * sendings of one inject the first does, and one that was sent after it had been left out is sent.
 * @param clockSeconds what the drill's clock shows
 * @param durationMinutes how long the drill was designed to take; null where nobody said
 */
export function injectStandings(
  injects: readonly DesignedInject[],
  log: readonly ConductEntry[],
  clockSeconds: number,
  durationMinutes: number | null,
): InjectStanding[] {
  const corrections = correctionsOf(log);
  const byInject = new Map<string, ConductEntry[]>();
  for (const entry of bySeq(log)) {
    if (entry.injectId === null || corrections.get(entry.id)?.takenBack) continue;
    byInject.set(entry.injectId, [...(byInject.get(entry.injectId) ?? []), entry]);
  }
  return [...injects]
    .sort((a, b) => a.atMinute - b.atMinute || a.number - b.number)
    .map((inject) => standingOf(inject, byInject.get(inject.id) ?? [], clockSeconds, durationMinutes));
}

function standingOf(
  inject: DesignedInject,
  entries: readonly ConductEntry[],
  clockSeconds: number,
  durationMinutes: number | null,
): InjectStanding {
  const first = (...kinds: readonly LogKind[]) => entries.find(({ kind }) => kinds.includes(kind));
  const sent = first('inject');
  const skipped = sent ? undefined : first('skip');
  const done = sent ?? skipped;
  const action = sent && first('action', 'answer');
  const asked = sent && first('question');
  const concluded = asked && entries.find(({ kind, seq }) => kind === 'observation' && seq > asked.seq);
  const dueSeconds = inject.atMinute * 60;
  const actionBy =
    sent && inject.expectedMinutes !== null ? sent.clockSeconds + inject.expectedMinutes * 60 : null;
  return {
    id: inject.id,
    dueSeconds,
    beyondEnd: durationMinutes !== null && inject.atMinute > durationMinutes,
    state: sent ? 'sent' : skipped ? 'skipped' : 'waiting',
    doneAt: done?.clockSeconds ?? null,
    delay: sent ? sent.clockSeconds - dueSeconds : null,
    entryId: done?.id ?? null,
    reason: skipped?.text ?? null,
    actionBy,
    actionAfter: sent && action ? Math.max(0, action.clockSeconds - sent.clockSeconds) : null,
    actionLate: actionBy !== null && (action?.clockSeconds ?? clockSeconds) > actionBy,
    stage: !sent ? null : concluded ? 'concluded' : first('answer') ? 'answered' : asked ? 'asked' : 'told',
    discussed: asked ? Math.max(0, (concluded?.clockSeconds ?? clockSeconds) - asked.clockSeconds) : null,
  };
}

/**
 * Seconds by which an entry lies after what it answers: an inject after its own time, an action or an answer after the
 * inject. null for other entries, and where there is nothing to measure from.
 */
export function delayOf(
  kind: LogKind,
  clockSeconds: number,
  standing: Pick<InjectStanding, 'dueSeconds' | 'state' | 'doneAt'> | null,
): number | null {
  if (standing === null) return null;
  if (kind === 'inject') return clockSeconds - standing.dueSeconds;
  if ((kind === 'action' || kind === 'answer') && standing.state === 'sent' && standing.doneAt !== null)
    return clockSeconds - standing.doneAt;
  return null;
}

/** What is read out at the end. Delays in seconds. */
export interface ConductSummary {
  readonly seconds: number;
  readonly sent: number;
  readonly skipped: number;
  readonly unsent: number;
  readonly actions: number;
  readonly problems: number;
  /** Expected actions that came too late or not at all. */
  readonly lateActions: number;
  /** The longest delay of an inject after its time. */
  readonly longestDelay: number;
}

/** Figures of a conduct; entries that were taken back do not count. */
export function summariseConduct(
  standings: readonly InjectStanding[],
  log: readonly ConductEntry[],
  clockSeconds: number,
): ConductSummary {
  const corrections = correctionsOf(log);
  const entries = log.filter(({ id }) => !corrections.get(id)?.takenBack);
  const count = (state: InjectState) => standings.filter((each) => each.state === state).length;
  const ofKind = (...kinds: readonly LogKind[]) => entries.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    seconds: clockSeconds,
    sent: count('sent'),
    skipped: count('skipped'),
    unsent: count('waiting'),
    actions: ofKind('action', 'answer'),
    problems: ofKind('problem'),
    lateActions: standings.filter(({ actionLate }) => actionLate).length,
    longestDelay: Math.max(0, ...standings.map(({ delay }) => delay ?? 0)),
  };
}

const bySeq = (log: readonly ConductEntry[]) => [...log].sort((a, b) => a.seq - b.seq);
