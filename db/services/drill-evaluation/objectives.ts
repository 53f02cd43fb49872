import type { Deps } from '../../core';
import type { ObjectiveResult } from '../../domain/drill/codes';
import { drillObjectiveTable } from '../../repositories/drill-design';
import { FieldCheck } from '../field-check';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { evaluableDrill } from './forms';

/**
 * Says whether an objective was reached, with what shows it. People say so; no sum does.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, REPORT_ISSUED, FIELDS_INVALID
 */
export function judgeObjective(
  deps: Deps,
  input: { id: string; expectedVersion: number; met: ObjectiveResult | null; metNote: string | null },
): { id: string; version: number; drillId: string } {
  const objective = found(drillObjectiveTable.find(deps.db, input.id), '演练目标', input.id);
  evaluableDrill(deps, objective.drillId);
  assertEditable(deps, objective, input.expectedVersion);
  const check = new FieldCheck();
  const metNote = check.lines(input.metNote);
  const next = { ...nextBookkeeping(deps, objective), met: input.met, metNote };
  drillObjectiveTable.update(deps.db, next);
  deps.changed('drills', [objective.drillId]);
  return { id: next.id, version: next.version, drillId: objective.drillId };
}
