import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { FormDefinition } from '../../documents/forms/definition';
import { stockLabels } from '../../documents/forms/stock-papers';
import { readShortCode, shortCode } from '../../domain/codes/short-code';
import { PlanDeskError } from '../../domain/errors';
import { equipmentTable } from '../../repositories/equipment';
import { byLabel, isLabelUsed, type Labelled, labelRows, labelsGiven } from '../../repositories/label-views';
import { supplyTable } from '../../repositories/supply';
import { nextBookkeeping } from '../own-row';

/** What bears a label. */
export interface LabelledThing {
  kind: Labelled;
  id: string;
  name: string;
  /** Of a supply. */
  depotId: string | null;
  place: string | null;
}

/**
 * Gives labels to the own things among `ids` that have none; one that has a code keeps it, so that what is stuck on stays
 * good.
 * @returns how many bear a label now, and how many of these are new
 */
export function giveLabels(
  deps: Deps,
  { kind, ids }: { kind: Labelled; ids: readonly string[] },
): { labels: number; made: number } {
  const rows = labelRows(deps.db, kind, deps.self, ids);
  let next = labelsGiven(deps.db, deps.self);
  let made = 0;
  for (const { id, labelCode } of rows) {
    if (labelCode !== null) continue;
    // Rows that a package or a copy brought along may bear codes of a higher number.
    while (isLabelUsed(deps.db, deps.self, shortCode(next))) next += 1;
    stick(deps, kind, id, shortCode(next));
    made += 1;
  }
  if (made > 0)
    deps.changed(
      kind === 'supply' ? 'supplies' : 'equipment',
      rows.map(({ id }) => id),
    );
  return { labels: rows.length, made };
}

function stick(deps: Deps, kind: Labelled, id: string, labelCode: string): void {
  if (kind === 'supply') {
    const row = supplyTable.find(deps.db, id);
    if (row) supplyTable.update(deps.db, { ...nextBookkeeping(deps, row), labelCode });
  } else {
    const row = equipmentTable.find(deps.db, id);
    if (row) equipmentTable.update(deps.db, { ...nextBookkeeping(deps, row), labelCode });
  }
}

/** A sheet of labels to be cut, for those that have a code. */
export function labelSheet(
  db: ReadDb,
  self: string,
  { kind, ids }: { kind: Labelled; ids: readonly string[] },
): FormDefinition {
  return stockLabels(
    labelRows(db, kind, self, ids).flatMap(({ name, spec, place, labelCode }) =>
      labelCode === null ? [] : { name, spec, place, code: labelCode },
    ),
  );
}

/**
 * What bears a typed code.
 * @throws PlanDeskError LABEL_UNKNOWN {code}: a slip of the hand, or no label of this desk
 */
export function findByLabel(db: ReadDb, self: string, typed: string): LabelledThing & { code: string } {
  const code = readShortCode(typed);
  const thing = code === null ? undefined : byLabel(db, self, code);
  if (code === null || !thing)
    throw new PlanDeskError(
      'LABEL_UNKNOWN',
      code === null
        ? '标签编码不对，可能看错或打错了一位，请照标签重新输入。'
        : '没有这个编码的标签，请核对是不是本单位打印的标签。',
      { code: typed.slice(0, 20) },
    );
  return { ...thing, code };
}
