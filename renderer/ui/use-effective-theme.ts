import { useSyncExternalStore } from 'react';
import { usePreference } from './preferences';
import type { ThemeMode } from './tokens';

const darkQuery = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Light or dark: the person's choice, or the system's where the choice is to follow it. */
export function useEffectiveTheme(): ThemeMode {
  const [theme] = usePreference('theme');
  const systemIsDark = useSyncExternalStore(subscribe, () => window.matchMedia(darkQuery).matches);
  if (theme === 'system') return systemIsDark ? 'dark' : 'light';
  return theme;
}
