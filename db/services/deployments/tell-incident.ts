import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { IncidentLogKind } from '../../domain/incident/codes';
import type { DeploymentRecord } from '../../repositories/deployment';
import { incidentTable } from '../../repositories/incident';
import { appendIncidentLog } from '../incidents/write-log';

/** Things as an entry names them: 潜水泵4台、沙袋200条. */
export function thingsInWords(
  things: readonly { readonly name: string; readonly quantity: number; readonly unit: string | null }[],
): string {
  return things.map(({ name, quantity, unit }) => `${name}${quantity}${unit ?? ''}`).join('、');
}

/**
 * Nothing more is ordered for an accident that is closed: its books are too.
 * @throws PlanDeskError INCIDENT_CLOSED
 */
export function assertLiving({ db }: Deps, incidentId: string | null): void {
  if (incidentId !== null && incidentTable.find(db, incidentId)?.state === 'closed')
    throw new PlanDeskError('INCIDENT_CLOSED', '这起事故已经办结，需要继续处置请先重新启动。', {
      id: incidentId,
    });
}

/**
 * Writes a step of a call-up into the log of the incident it was ordered for, within the caller's transaction. Incidents of other
 * desks keep a log of their own, and that of a closed one is finished.
 */
export function tellIncident(
  deps: Deps,
  { id, incidentId, owner, number }: DeploymentRecord,
  entry: { readonly kind: IncidentLogKind; readonly at: string; readonly text: string },
): void {
  if (incidentId === null) return;
  const incident = incidentTable.find(deps.db, incidentId);
  if (incident?.origin !== deps.self || incident.state === 'closed') return;
  const text = number === null ? entry.text : `${entry.text}（${number}）`;
  appendIncidentLog(deps, incidentId, { ...entry, text, whom: owner, deploymentId: id });
}
