import type { ReadDb, WriteDb } from '../connection';
import type { AttachmentKind } from '../domain/drill/codes';
import {
  type DrillLogRecord,
  type DrillRunRecord,
  type DrillSheetRecord,
  drillLogTable,
  drillRunTable,
  drillSheetTable,
} from './drill-conduct';
import {
  type DrillInjectRecord,
  type DrillParticipantRecord,
  drillInjectTable,
  drillParticipantTable,
} from './drill-design';

/** The newest conduct of a drill; undefined while there was none. */
export function newestRun(db: ReadDb, drillId: string): DrillRunRecord | undefined {
  return drillRunTable.select(
    db,
    'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY number DESC LIMIT 1',
    { drillId },
  )[0];
}

/** Everything that was written down of a drill, in the order in which it was. */
export function logOfDrill(db: ReadDb, drillId: string): DrillLogRecord[] {
  return drillLogTable.select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY seq', {
    drillId,
  });
}

/** The place of the next entry in the log of a drill. */
export function nextLogSeq(db: ReadDb, drillId: string): number {
  return (db.value<number>('SELECT MAX(seq) FROM drill_log WHERE drill_id = @drillId', { drillId }) ?? 0) + 1;
}

/** The injects of a drill as they are due. */
export function injectsOfDrill(db: ReadDb, drillId: string): DrillInjectRecord[] {
  return drillInjectTable.select(
    db,
    'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY at_minute, number',
    { drillId },
  );
}

const ROLE_ORDER = `CASE role WHEN 'director' THEN 0 WHEN 'controller' THEN 1 WHEN 'player' THEN 2 WHEN 'simulator' THEN 3
  WHEN 'safety' THEN 4 WHEN 'recorder' THEN 5 WHEN 'evaluator' THEN 6 WHEN 'support' THEN 7 ELSE 8 END`;

/** Who takes part, those who command and act first; gear and places are left out. */
export function peopleOfDrill(db: ReadDb, drillId: string): DrillParticipantRecord[] {
  return drillParticipantTable.select(
    db,
    `WHERE drill_id = @drillId AND voided_at IS NULL AND kind NOT IN ('equipment','place')
      ORDER BY ${ROLE_ORDER}, created_at, id`,
    { drillId },
  );
}

/** Writes down what the clock of a conduct shows; no edit of the record, so its version stays. */
export function writeBeat(db: WriteDb, id: string, clockSeconds: number, beatAt: string): void {
  db.run(
    `UPDATE drill_run SET clock_seconds = @clockSeconds, beat_at = @beatAt WHERE id = @id AND state = 'running'`,
    { id, clockSeconds, beatAt },
  );
}

/** A file of a drill as its list shows it. */
export interface ShownAttachment {
  id: string;
  version: number;
  kind: AttachmentKind;
  fileName: string;
  sha256: string;
  caption: string | null;
  logId: string | null;
  findingId: string | null;
  createdAt: string;
  /** Bytes of the original. */
  size: number;
  /** The bytes are here, not only their row. */
  stored: boolean;
}

/** Files of a drill, the oldest first. */
export function attachmentsOfDrill(db: ReadDb, drillId: string): ShownAttachment[] {
  return db
    .all<Omit<ShownAttachment, 'stored'> & { stored: number }>(
      `SELECT a.id, a.version, a.kind, a.file_name AS fileName, a.sha256, a.caption, a.log_id AS logId,
              a.finding_id AS findingId, a.created_at AS createdAt, d.size, d.bytes IS NOT NULL AS stored
         FROM drill_attachment a JOIN document d ON d.sha256 = a.sha256
        WHERE a.drill_id = @drillId AND a.voided_at IS NULL ORDER BY a.created_at, a.id`,
      { drillId },
    )
    .map((row) => ({ ...row, stored: row.stored === 1 }));
}

/** The name under which a drill holds a document; `origin`: of this owner only. */
export function attachmentName(db: ReadDb, sha256: string, origin: string | null): string | undefined {
  return db.value<string>(
    `SELECT file_name FROM drill_attachment WHERE sha256 = @sha256 AND (@origin IS NULL OR origin = @origin)
      ORDER BY voided_at IS NOT NULL, created_at DESC, id LIMIT 1`,
    { sha256, origin },
  );
}

/** The sheets of a drill's paper kit that have a code. */
export function sheetsOfDrill(db: ReadDb, drillId: string): DrillSheetRecord[] {
  return drillSheetTable.select(
    db,
    'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY created_at, id',
    {
      drillId,
    },
  );
}

/** How many sheets a desk has given codes to, voided ones too: the number behind the next code. */
export function sheetsMade(db: ReadDb, origin: string): number {
  return db.value<number>('SELECT COUNT(*) FROM drill_sheet WHERE origin = @origin', { origin }) ?? 0;
}

/** The sheet with a code that was printed at a desk. */
export function sheetByCode(db: ReadDb, origin: string, code: string): DrillSheetRecord | undefined {
  return drillSheetTable.select(db, 'WHERE origin = @origin AND code = @code AND voided_at IS NULL', {
    origin,
    code,
  })[0];
}

/** The name of the unit that a drill belongs to; null: the office's own. */
export function unitOfDrill(db: ReadDb, drill: { readonly enterpriseId: string | null }): string | null {
  return drill.enterpriseId === null
    ? null
    : (db.value<string>('SELECT name FROM enterprise WHERE id = @id', { id: drill.enterpriseId }) ?? null);
}
