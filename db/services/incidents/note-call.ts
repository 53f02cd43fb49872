import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { CallLine } from '../../domain/incident/calling';
import type { Law } from '../../law';
import { findCallees } from './find-calls';
import { type SpotQuestion, spotOf } from './find-spot';
import { livingIncident } from './own-incident';
import { appendIncidentLog } from './write-log';

/** Names one number of the list, whatever stands above it. */
export function callKey({
  source,
  sourceId,
  field,
}: Pick<CallLine, 'source' | 'sourceId' | 'field'>): string {
  return `${source}/${field}/${sourceId}`;
}

/** The line of a list that a key names. @throws PlanDeskError NOT_FOUND: the list has changed meanwhile */
export function callLine(
  look: { db: ReadDb; law: Law; today: string },
  question: SpotQuestion,
  ownRegion: string,
  key: string,
): CallLine {
  const line = findCallees(look, spotOf(look.db, question, ownRegion)).find((one) => callKey(one) === key);
  if (!line) throw new PlanDeskError('NOT_FOUND', '这个号码已经变动，请刷新后重试。', { id: key });
  return line;
}

/**
 * Writes a call to somebody of the list into the log, with the number that was called.
 * @throws PlanDeskError as `livingIncident`, NOT_FOUND
 */
export function noteCall(
  deps: Deps,
  ownRegion: string,
  input: { incidentId: string; key: string; answered: boolean; text: string },
): { id: string } {
  const incident = livingIncident(deps, input.incidentId);
  const look = { db: deps.db, law: deps.law, today: deps.clock.today() };
  const line = callLine(look, { of: 'incident', incidentId: incident.id }, ownRegion, input.key);
  const whom = [line.organisation, line.name].filter((one) => one !== null).join(' ');
  const entry = appendIncidentLog(deps, incident.id, {
    kind: 'call',
    whom: whom === '' ? null : whom,
    phone: line.phone,
    text: input.text === '' ? (input.answered ? '已接通' : '无人接听') : input.text,
    answered: input.answered,
  });
  return { id: entry.id };
}
