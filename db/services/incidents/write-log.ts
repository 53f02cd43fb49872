import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { IncidentLogKind } from '../../domain/incident/codes';
import { type IncidentLogRecord, incidentLogTable } from '../../repositories/incident';
import { nextIncidentSeq } from '../../repositories/incident-views';
import { found, newBookkeeping } from '../own-row';
import { livingIncident } from './own-incident';

/** What a person writes down; the other kinds are written by the step they tell of. */
export const NOTED_INCIDENT_KINDS = [
  'call',
  'order',
  'departure',
  'arrival',
  'situation',
  'note',
] as const satisfies readonly IncidentLogKind[];
export type NotedIncidentKind = (typeof NOTED_INCIDENT_KINDS)[number];

/** An entry as it is handed in. */
export interface NewIncidentEntry {
  readonly kind: IncidentLogKind;
  /** Moment of the fact, UTC; absent: now. */
  readonly at?: string;
  readonly whom?: string | null;
  readonly phone?: string | null;
  readonly text: string;
  readonly answered?: boolean | null;
  readonly deploymentId?: string | null;
  readonly stepId?: string | null;
  readonly correctsId?: string | null;
}

/**
 * Appends an entry to the log of an incident, within the caller's transaction. Nothing of a log is ever changed. Steps of a plan
 * and call-ups write through here too.
 */
export function appendIncidentLog(
  deps: Deps,
  incidentId: string,
  entry: NewIncidentEntry,
): IncidentLogRecord {
  const record: IncidentLogRecord = {
    id: deps.newId(),
    incidentId,
    seq: nextIncidentSeq(deps.db, incidentId),
    at: entry.at ?? deps.clock.now(),
    kind: entry.kind,
    whom: entry.whom ?? null,
    phone: entry.phone ?? null,
    text: entry.text,
    answered: entry.answered ?? null,
    deploymentId: entry.deploymentId ?? null,
    stepId: entry.stepId ?? null,
    correctsId: entry.correctsId ?? null,
    madeBy: deps.actor.name,
    ...newBookkeeping(deps),
  };
  incidentLogTable.insert(deps.db, record);
  deps.changed('incidents', [incidentId]);
  return record;
}

/** What a person writes down. */
export interface NoteInput {
  incidentId: string;
  kind: NotedIncidentKind;
  /** How long ago the key was pressed, milliseconds: typing costs no time. */
  agoMs: number;
  /** Moment of a fact that is entered afterwards; null: when the key was pressed. */
  at: string | null;
  whom: string | null;
  phone: string | null;
  text: string;
  answered: boolean | null;
}

/**
 * Writes an entry with the moment at which its key was pressed, or the moment that the person names.
 * @throws PlanDeskError as `livingIncident`, INCIDENT_TIME_FUTURE, INCIDENT_ENTRY_EMPTY
 */
export function noteIncident(deps: Deps, input: NoteInput): { entryId: string } {
  const incident = livingIncident(deps, input.incidentId);
  if (input.text === '' && (input.whom ?? '') === '')
    throw new PlanDeskError('INCIDENT_ENTRY_EMPTY', '请写明内容或对象。', { id: incident.id });
  const now = deps.clock.now();
  const at =
    input.at === null
      ? new Date(Date.parse(now) - input.agoMs).toISOString()
      : new Date(Date.parse(input.at)).toISOString();
  if (at > now)
    throw new PlanDeskError('INCIDENT_TIME_FUTURE', '填写的时间还没有到，请核对。', { at: input.at });
  const entry = appendIncidentLog(deps, incident.id, {
    kind: input.kind,
    at,
    whom: input.whom,
    phone: input.phone,
    text: input.text,
    answered: input.kind === 'call' ? input.answered : null,
  });
  return { entryId: entry.id };
}

/**
 * Puts an entry right by a further one; without words it takes the entry back. Entries of the program's own steps keep standing.
 * @throws PlanDeskError as `livingIncident`, NOT_FOUND, INCIDENT_ENTRY_FIXED
 */
export function correctIncidentEntry(
  deps: Deps,
  input: { incidentId: string; entryId: string; text: string },
): { entryId: string } {
  const incident = livingIncident(deps, input.incidentId);
  const entry = found(incidentLogTable.find(deps.db, input.entryId), '处置记录', input.entryId);
  const noted = (NOTED_INCIDENT_KINDS as readonly string[]).includes(entry.kind);
  if (entry.incidentId !== incident.id || !noted || entry.deploymentId !== null)
    throw new PlanDeskError(
      'INCIDENT_ENTRY_FIXED',
      '这条记录由办理步骤生成，不能更正；请在相应的步骤中处理，或另写一条记事。',
      { id: entry.id },
    );
  const made = appendIncidentLog(deps, incident.id, {
    kind: 'correction',
    text: input.text,
    correctsId: entry.id,
  });
  return { entryId: made.id };
}
