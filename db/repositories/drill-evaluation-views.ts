import type { ReadDb } from '../connection';
import type { DrillReportKind } from '../domain/drill/codes';
import {
  type DrillEvaluationRecord,
  type DrillReportRecord,
  type DrillScoreRecord,
  drillEvaluationTable,
  drillReportTable,
  drillScoreTable,
} from './drill-evaluation';

/** The forms of a drill: evaluators' first, in the order in which they were begun. */
export function evaluationsOf(db: ReadDb, drillId: string): DrillEvaluationRecord[] {
  return drillEvaluationTable.select(
    db,
    'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY kind, created_at, id',
    { drillId },
  );
}

/** The answers of forms. */
export function scoresOf(db: ReadDb, evaluationIds: readonly string[]): DrillScoreRecord[] {
  return drillScoreTable.select(
    db,
    'WHERE evaluation_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL ORDER BY id',
    { ids: JSON.stringify(evaluationIds) },
  );
}

/** The reports of a drill that somebody has begun to word. */
export function reportsOf(db: ReadDb, drillId: string): DrillReportRecord[] {
  return drillReportTable.select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY kind', {
    drillId,
  });
}

/** The report of a kind, or null while nobody has begun it. */
export function reportOf(db: ReadDb, drillId: string, kind: DrillReportKind): DrillReportRecord | null {
  return reportsOf(db, drillId).find((report) => report.kind === kind) ?? null;
}

/** A report of this kind has been issued. */
export function isReportIssued(db: ReadDb, drillId: string, kind: DrillReportKind): boolean {
  return reportOf(db, drillId, kind)?.state === 'issued';
}

/** How many photographs of a drill are kept. */
export function photosOf(db: ReadDb, drillId: string): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM drill_attachment WHERE drill_id = @drillId AND kind = 'photo' AND voided_at IS NULL`,
      { drillId },
    ) ?? 0
  );
}

/** Findings that were noted from an item of a table: one for each item, the latest. */
export function findingsByItem(db: ReadDb, drillId: string): Map<string, { id: string; number: number }> {
  const rows = db.all<{ item: string; id: string; number: number }>(
    'SELECT item, id, number FROM drill_finding WHERE drill_id = @drillId AND item IS NOT NULL AND voided_at IS NULL ORDER BY number',
    { drillId },
  );
  return new Map(rows.map(({ item, id, number }) => [item, { id, number }]));
}
