import type { KeptRow } from '../staging-file';

/** Where a staged row lands. */
export interface AppliedRow {
  /** Record of the kind's own register, for the search index and the screens. */
  id: string;
  /** Enterprise whose duties may change; null when none. */
  subjectId: string | null;
}

/** Writes staged rows of one kind through the recorder. Made anew for every import; may remember rows of the same file. */
export interface Applier {
  create(row: KeptRow): AppliedRow;
  /** @throws PlanDeskError STAGING_STALE when the record is not the one that staging saw */
  update(row: KeptRow): AppliedRow;
  /** Writes what was kept back to be written together; after the last row. */
  finish?(): void;
}
