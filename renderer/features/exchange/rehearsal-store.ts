import type { GrantedFile } from '../../../electron/contract/shell';
import { createStore } from '../../ui/store';
import type { Rehearsal } from './types';

/** A package that was read and compared and is not merged yet. Kept while other screens are looked at. */
export interface Received {
  readonly file: GrantedFile;
  readonly rehearsal: Rehearsal;
}

export const currentRehearsal = createStore<Received | null>(null);
