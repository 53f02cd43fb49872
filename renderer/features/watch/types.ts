import type { Answer } from '../../api/contract';

export type Roster = Answer<'watch', 'month'>;
export type Shift = Roster['shifts'][number];
export type WatchEntry = Answer<'watch', 'book'>['entries'][number];

/** What stands beside the board: a shift, or a day to put somebody on. */
export interface OpenShift {
  readonly day: string;
  readonly shift: Shift | null;
}

export const shiftRoles = ['leader', 'chief', 'member'] as const;
export const shiftKinds = ['whole', 'day', 'night'] as const;
export const entryKinds = ['call', 'warning', 'handover', 'other'] as const;
export const alarmLevels = ['red', 'orange', 'yellow', 'blue'] as const;

/** Lines of calendar days: problems that want somebody to act. */
export const graveProblems: ReadonlySet<string> = new Set(['twice', 'vacant', 'refused']);
