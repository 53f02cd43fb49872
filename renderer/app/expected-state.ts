import type { ShellInfo } from '../../electron/contract/shell';
import type { SystemState } from './use-system-state';

const storageKey = 'plandesk.state';

/** Only the first state that the core answers with says how a start ends. */
let isFirst = true;

/**
 * Keeps how this start ended, so that the next one can lay out the frame while the core still opens the database. A
 * start that ended in anything but work (sign-in, damage, no database) keeps nothing.
 */
export function rememberStart(state: SystemState): void {
  if (state.phase !== 'ready') localStorage.removeItem(storageKey);
  else if (isFirst) localStorage.setItem(storageKey, JSON.stringify({ ...state, backups: [], recent: [] }));
  isFirst = false;
}

/**
 * The state this start will most likely come to, or null. It stands for a fraction of a second: the core's own answer
 * takes its place, and nothing is shown of a database before the core has opened it.
 */
export function expectedState(info: Pick<ShellInfo, 'demo' | 'opens'>): SystemState | null {
  const text = localStorage.getItem(storageKey);
  if (text === null || info.demo) return null;
  try {
    const state = JSON.parse(text) as SystemState;
    const sameFile = info.opens === null || info.opens === state.database?.file;
    return state.phase === 'ready' && sameFile ? state : null;
  } catch {
    // Written by another version of the program: a start without it is only a little slower.
    localStorage.removeItem(storageKey);
    return null;
  }
}
