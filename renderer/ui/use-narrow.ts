import { useSyncExternalStore } from 'react';
import { breakpoints } from './tokens';

const query = `(max-width: ${breakpoints.narrow}px)`;

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** True where the window is narrow: a small screen at 200 %. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
