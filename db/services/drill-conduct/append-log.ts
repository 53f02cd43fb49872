import type { Deps } from '../../core';
import type { LogKind } from '../../domain/drill/codes';
import { type DrillLogRecord, type DrillRunRecord, drillLogTable } from '../../repositories/drill-conduct';
import { nextLogSeq, writeBeat } from '../../repositories/drill-conduct-views';
import { newBookkeeping } from '../own-row';

export interface NewEntry {
  readonly kind: LogKind;
  readonly clockSeconds: number;
  /** When it happened, UTC; absent: now. */
  readonly at?: string;
  readonly injectId?: string | null;
  readonly correctsId?: string | null;
  readonly actor?: string | null;
  readonly text?: string;
  readonly delaySeconds?: number | null;
  readonly late?: boolean;
  readonly author?: string;
}

/** Appends an entry to the log of a drill. Nothing of a log is ever changed. */
export function appendLog(
  deps: Deps,
  drillId: string,
  run: Pick<DrillRunRecord, 'id'> | null,
  entry: NewEntry,
): DrillLogRecord {
  const record: DrillLogRecord = {
    id: deps.newId(),
    drillId,
    runId: run?.id ?? null,
    seq: nextLogSeq(deps.db, drillId),
    at: entry.at ?? deps.clock.now(),
    clockSeconds: entry.clockSeconds,
    kind: entry.kind,
    injectId: entry.injectId ?? null,
    correctsId: entry.correctsId ?? null,
    actor: entry.actor ?? null,
    text: entry.text ?? '',
    delaySeconds: entry.delaySeconds ?? null,
    late: entry.late ?? false,
    author: entry.author ?? deps.actor.name,
    ...newBookkeeping(deps),
  };
  drillLogTable.insert(deps.db, record);
  deps.changed('drills', [drillId]);
  return record;
}

/** What the clock shows is written down with every entry: a crash then costs no second that was logged. */
export function beatNow(deps: Deps, run: DrillRunRecord, clockSeconds: number): void {
  writeBeat(deps.db, run.id, clockSeconds, deps.clock.now());
}
