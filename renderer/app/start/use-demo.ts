import { useEffect } from 'react';
import { nativeShell } from '../../api/shell';

let shown = false;

/** `npm run demo` opens the sample county without a question; once, so that its user can leave it again. */
export function useDemo(openSample: () => Promise<unknown>): void {
  useEffect(() => {
    if (shown) return;
    shown = true;
    void nativeShell()
      .info()
      .then(({ demo }) => (demo ? openSample() : null));
  }, [openSample]);
}
