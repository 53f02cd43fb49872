import type { Answer, Question } from '../../api/contract';
import { createStore } from '../../ui/store';

type Proposal = Answer<'bulk', 'readFolder'>['files'][number];
export type RegisterRow = Question<'bulk', 'register'>['rows'][number];

/** A file with what is to become of it; `problem` is why the core would not register it. */
export interface FolderRow extends Proposal {
  /** A person has looked at the row: an unsure proposal counts as decided then. */
  readonly checked: boolean;
  readonly problem: Proposal['remarks'][number] | null;
}

/** A folder that has been read and not yet registered. Kept while other screens are looked at. */
export interface FolderReading {
  readonly stagingId: string;
  readonly folderName: string;
  readonly left: number;
  readonly rows: readonly FolderRow[];
}

export const currentFolder = createStore<FolderReading | null>(null);

export type RowState = 'ready' | 'decide' | 'skip';

/** Where a row stands: to be registered as it is, to be looked at first, left out. */
export function stateOf(row: FolderRow): RowState {
  if (row.action === 'skip') return 'skip';
  const complete = row.owner !== null && row.kind !== null && row.title.trim().length >= 2;
  return complete && row.problem === null && (row.checked || row.confidence !== 'unsure')
    ? 'ready'
    : 'decide';
}

/** What the core is told of a row that is ready. */
export function registerRow(row: FolderRow): RegisterRow | null {
  const { seq, owner, kind, title, publishedOn, versionLabel } = row;
  if (stateOf(row) !== 'ready' || !owner || !kind) return null;
  return { seq, enterpriseId: owner.id, kind, title, publishedOn, versionLabel };
}

/** Puts a changed row in its place. */
export function replaceRow(changed: FolderRow): void {
  const now = currentFolder.get();
  if (!now) return;
  currentFolder.set({ ...now, rows: now.rows.map((row) => (row.seq === changed.seq ? changed : row)) });
}
