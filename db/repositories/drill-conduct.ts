import type { AttachmentKind, LogKind, RunSource, RunState, SheetKind } from '../domain/drill/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, plain } from './table';

/** One conduct of a drill: its clock. `startedAt`, `endedAt`, `beatAt` are moments (UTC). */
export interface DrillRunRecord extends Bookkeeping {
  id: string;
  drillId: string;
  number: number;
  state: RunState;
  /** Paper: run without the program and entered later. */
  source: RunSource;
  startedAt: string;
  endedAt: string | null;
  /** The drill's clock when it was last written down. */
  clockSeconds: number;
  /** The moment it was last written down. */
  beatAt: string;
  controller: string | null;
}

export const drillRunTable = defineTable<DrillRunRecord>('drill_run', {
  id: plain('id'),
  drillId: plain('drill_id'),
  number: plain('number'),
  state: plain('state'),
  source: plain('source'),
  startedAt: plain('started_at'),
  endedAt: plain('ended_at'),
  clockSeconds: plain('clock_seconds'),
  beatAt: plain('beat_at'),
  controller: plain('controller'),
});

/** What happened, in the order of `seq`; corrected by a further entry, never changed. `at` is a moment (UTC). */
export interface DrillLogRecord extends Bookkeeping {
  id: string;
  drillId: string;
  runId: string | null;
  seq: number;
  /** UTC. */
  at: string;
  /** On the drill's clock. */
  clockSeconds: number;
  kind: LogKind;
  injectId: string | null;
  correctsId: string | null;
  /** Who did it, or whom it concerns. */
  actor: string | null;
  text: string;
  /** Of an action after its inject, or of an inject after its time. */
  delaySeconds: number | null;
  /** Entered afterwards from paper. */
  late: boolean;
  author: string | null;
}

export const drillLogTable = defineTable<DrillLogRecord>('drill_log', {
  id: plain('id'),
  drillId: plain('drill_id'),
  runId: plain('run_id'),
  seq: plain('seq'),
  at: plain('at'),
  clockSeconds: plain('clock_seconds'),
  kind: plain('kind'),
  injectId: plain('inject_id'),
  correctsId: plain('corrects_id'),
  actor: plain('actor'),
  text: plain('text'),
  delaySeconds: plain('delay_seconds'),
  late: flag('late'),
  author: plain('author'),
});

/** A photo, a sign-in list, a signed paper of a drill, as a file. */
export interface DrillAttachmentRecord extends Bookkeeping {
  id: string;
  drillId: string;
  kind: AttachmentKind;
  sha256: string;
  fileName: string;
  caption: string | null;
  logId: string | null;
  findingId: string | null;
}

export const drillAttachmentTable = defineTable<DrillAttachmentRecord>('drill_attachment', {
  id: plain('id'),
  drillId: plain('drill_id'),
  kind: plain('kind'),
  sha256: plain('sha256'),
  fileName: plain('file_name'),
  caption: plain('caption'),
  logId: plain('log_id'),
  findingId: plain('finding_id'),
});

/** A printed sheet of the paper kit, found again by its short code. */
export interface DrillSheetRecord extends Bookkeeping {
  id: string;
  drillId: string;
  code: string;
  kind: SheetKind;
  /** The evaluation or participant it was printed for. */
  refId: string | null;
  printedAt: string;
  enteredAt: string | null;
}

export const drillSheetTable = defineTable<DrillSheetRecord>('drill_sheet', {
  id: plain('id'),
  drillId: plain('drill_id'),
  code: plain('code'),
  kind: plain('kind'),
  refId: plain('ref_id'),
  printedAt: plain('printed_at'),
  enteredAt: plain('entered_at'),
});
