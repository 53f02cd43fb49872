import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { reversalOf } from '../../domain/stock/ledger';
import { type StockMovementRecord, stockMovementTable } from '../../repositories/stock';
import { movementsOfPair, reversalOfMovement } from '../../repositories/stock-views';
import { supplyTable } from '../../repositories/supply';
import { FieldCheck } from '../field-check';
import { assertEditable, found } from '../own-row';
import { directWriter, lineOf, refusalOf, standingOf, writeMovement } from './post-movement';

/**
 * Takes a line back by a further one; the line itself stays. Of a transfer both halves are taken back together.
 * @returns the new lines
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID, STOCK_REVERSED {movementId},
 *   STOCK_REVERSAL_FINAL (a reversal is not taken back itself), STOCK_REVERSE_ELSEWHERE (lines of a call-up), STOCK_BELOW_ZERO,
 *   STOCK_UNFIT_INVALID
 */
export function reverseMovement(
  deps: Deps,
  input: { movementId: string; movedOn: string; reason: string; handledBy?: string | null | undefined },
): StockMovementRecord[] {
  const line = found(stockMovementTable.find(deps.db, input.movementId), '台账记录', input.movementId);
  const check = new FieldCheck();
  check.required('reason', input.reason, '请写明冲正的原因。');
  check.date('movedOn', input.movedOn, deps.clock.today());
  check.throwIfAny();
  const pairId = line.pairId === null ? undefined : deps.newId();
  const lines = line.pairId === null ? [line] : movementsOfPair(deps.db, line.pairId);
  // What came in leaves first, so that the other half is never refused after this one was written.
  return lines.toReversed().map((one) => takeBack(deps, one, { ...input, pairId }));
}

function takeBack(
  deps: Deps,
  line: StockMovementRecord,
  words: {
    movedOn: string;
    reason: string;
    handledBy?: string | null | undefined;
    pairId: string | undefined;
  },
): StockMovementRecord {
  const supply = found(supplyTable.find(deps.db, line.supplyId), '物资', line.supplyId);
  assertEditable(deps, supply);
  if (line.kind === 'reversal')
    throw new PlanDeskError('STOCK_REVERSAL_FINAL', '冲正记录不能再冲正，请重新登记一笔。', {
      movementId: line.id,
    });
  if (line.deploymentItemId !== null)
    throw new PlanDeskError(
      'STOCK_REVERSE_ELSEWHERE',
      '这笔记录来自物资调用，请在调用单中办理归还或取消，不能在台账中冲正。',
      { movementId: line.id, deploymentItemId: line.deploymentItemId },
    );
  const earlier = reversalOfMovement(deps.db, line.id);
  if (earlier)
    throw new PlanDeskError('STOCK_REVERSED', `这笔记录已于${earlier.movedOn}冲正，不需要再冲正。`, {
      movementId: line.id,
      reversalId: earlier.id,
    });
  const step = reversalOf(standingOf(deps, supply.id), line);
  if (!step.ok) throw refusalOf(step.error, supply);
  const reversal = lineOf(
    deps,
    supply,
    { ...step.value, kind: 'reversal' },
    { ...words, reversesId: line.id },
  );
  return writeMovement(deps, supply, reversal, directWriter(deps));
}
