import { useEffect, useMemo, useState } from 'react';

/** How often a countdown is drawn. */
const LOOK_MS = 1000;

/**
 * The moment in milliseconds, counted on from an answer of the core by the page's steady clock: setting the PC's clock neither gives
 * nor takes minutes of a legal term. The core is asked again now and then, because a PC that sleeps stops that clock too.
 */
export function useNow(answered: number): number {
  const anchor = useMemo(() => ({ answered, at: performance.now() }), [answered]);
  const read = () => anchor.answered + performance.now() - anchor.at;
  const [now, setNow] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is of the anchor alone
  useEffect(() => {
    setNow(read());
    const timer = setInterval(() => setNow(read()), LOOK_MS);
    return () => clearInterval(timer);
  }, [anchor]);
  return now;
}
