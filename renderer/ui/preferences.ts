import { useCallback, useSyncExternalStore } from 'react';
import type { ThemeMode } from './tokens';

/** How one person wants one register shown. Widths in CSS pixels. */
export interface TableLayout {
  /** Keys of the shown columns in order; absent means the usual ones. */
  readonly columns?: readonly string[];
  readonly widths?: Readonly<Record<string, number>>;
}

/** What belongs to this PC and this person, not to the database. */
export interface Preferences {
  readonly theme: ThemeMode | 'system';
  readonly language: 'zh' | 'en';
  readonly navCollapsed: boolean;
  readonly tables: Readonly<Record<string, TableLayout>>;
}

const storageKey = 'plandesk.preferences';
const defaults: Preferences = { theme: 'system', language: 'zh', navCollapsed: false, tables: {} };

function read(): Preferences {
  const text = localStorage.getItem(storageKey);
  if (!text) return defaults;
  try {
    return { ...defaults, ...(JSON.parse(text) as Partial<Preferences>) };
  } catch {
    // A damaged preference is worth less than a start without it.
    return defaults;
  }
}

let current = read();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function getPreferences(): Preferences {
  return current;
}

export function changePreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(storageKey, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** One preference and how to change it; every user of it is redrawn. */
export function usePreference<K extends keyof Preferences>(
  key: K,
): [Preferences[K], (value: Preferences[K]) => void] {
  const value = useSyncExternalStore(subscribe, () => current[key]);
  const change = useCallback((next: Preferences[K]) => changePreferences({ [key]: next }), [key]);
  return [value, change];
}

/** Forgets everything; for tests, which share one window. */
export function resetPreferences(): void {
  localStorage.removeItem(storageKey);
  current = defaults;
  for (const listener of listeners) listener();
}
