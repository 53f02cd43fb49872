import { createStore } from '../ui/store';

/** What lies over the page: one thing at a time. */
export type ShellPanel = 'palette' | 'manual' | 'shortcuts' | 'about' | null;

export const shellPanel = createStore<ShellPanel>(null);
