import type { ReadDb } from '../../../connection';
import { isCompletedDrill } from '../../../domain/drill/drill-state';
import type { DrillValues, ExistingRecord, LedgerRef } from '../../../ledgers/kinds/types';
import { type DrillRecord, drillTable } from '../../../repositories/drill';

const keyOf = (owner: string | null, titleKey: string, startOn: string | null): string =>
  [owner, titleKey, startOn].join('\u0001');

function stateOf(drill: DrillRecord): DrillValues['state'] {
  if (drill.state === 'cancelled' || drill.state === 'postponed') return drill.state;
  return isCompletedDrill(drill.state) ? 'completed' : 'planned';
}

/** A drill of a unit is found again by title and first day. */
export function findDrillRecords(
  db: ReadDb,
  origin: string,
  refs: readonly LedgerRef<'drills'>[],
): (ExistingRecord<'drills'> | null)[] {
  const records = drillTable.select(
    db,
    'WHERE enterprise_id IN (SELECT value FROM json_each(@owners)) AND origin = @origin AND voided_at IS NULL',
    { owners: JSON.stringify([...new Set(refs.map((ref) => ref.ownerId))]), origin },
  );
  const byKey = new Map(
    records.map((drill) => [
      keyOf(drill.enterpriseId, drill.titleKey, drill.startOn ?? drill.plannedOn),
      drill,
    ]),
  );
  return refs.map((ref) => {
    const drill = byKey.get(keyOf(ref.ownerId, ref.nameKey, ref.startOn));
    return drill ? { id: drill.id, version: drill.version, values: drillValues(drill) } : null;
  });
}

function drillValues(drill: DrillRecord): DrillValues {
  const startOn = drill.startOn ?? drill.plannedOn ?? '';
  return {
    name: drill.title,
    formText: drill.formText,
    form: drill.form,
    planKind: drill.planKind === 'government' || drill.planKind === 'department' ? null : drill.planKind,
    planTitle: drill.planTitle,
    startOn,
    endOn: drill.endOn ?? startOn,
    timeText: drill.timeText,
    place: drill.place,
    participants: drill.participants,
    // Results of a drill that was not held are not kept, and so not compared.
    ...(isCompletedDrill(drill.state) && {
      evaluated: drill.evaluated,
      evaluatedOn: drill.evaluatedOn,
      reported: drill.reported,
      reportedOn: drill.reportedOn,
    }),
    state: stateOf(drill),
    remark: drill.remark,
  };
}
