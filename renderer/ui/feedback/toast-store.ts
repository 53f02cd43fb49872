import { createStore } from '../store';
import type { Tone } from '../tokens';

export interface ToastAction {
  readonly label: string;
  run(): void;
}

export interface Toast {
  readonly id: number;
  readonly tone: Extract<Tone, 'met' | 'soon' | 'late' | 'open'>;
  readonly text: string;
  /** Second line: what was kept, what to do next. */
  readonly detail?: string;
  readonly action?: ToastAction;
}

export const toasts = createStore<readonly Toast[]>([]);

let lastId = 0;
const keepAtMost = 4;

/** Says in one line what has happened; returns the id by which it can be taken back. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1;
  const id = lastId;
  toasts.update((all) => [...all, { ...toast, id }].slice(-keepAtMost));
  return id;
}

export function dismissToast(id: number): void {
  toasts.update((all) => all.filter((toast) => toast.id !== id));
}
