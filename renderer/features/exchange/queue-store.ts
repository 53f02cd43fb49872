import { createStore } from '../../ui/store';
import type { Queue } from './types';

/** Packages that were chosen together. Kept while other screens are looked at. */
export const currentQueue = createStore<Queue | null>(null);
