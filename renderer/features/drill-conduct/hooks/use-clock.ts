import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Run } from '../types';

/** How often the screen looks at its clock. */
const LOOK_MS = 200;
/** Answers of the core come some milliseconds late; such a one does not move the clock. */
const JITTER_MS = 700;

interface Anchor {
  readonly of: string;
  readonly ms: number;
  readonly at: number;
  readonly running: boolean;
}

const shownBy = ({ ms, at, running }: Anchor) => (running ? ms + performance.now() - at : ms);

/**
 * What the drill's clock shows, counted on between two answers of the core by the page's own steady clock. `read` gives the
 * second at this very moment, for stamping a key before anything is typed.
 */
export function useDrillClock(run: Run | null): { seconds: number; read(): number } {
  const kept = useRef<Anchor | null>(null);
  const anchor = useMemo(() => {
    const running = run?.state === 'running' && run.interrupted === null;
    const next: Anchor = {
      of: `${run?.id} ${run?.state} ${running}`,
      ms: run?.clockMs ?? 0,
      at: performance.now(),
      running,
    };
    const before = kept.current;
    const same = before?.of === next.of && Math.abs(shownBy(before) - next.ms) < JITTER_MS;
    kept.current = same ? before : next;
    return kept.current;
  }, [run]);
  const read = useCallback(() => Math.floor(shownBy(anchor) / 1000), [anchor]);
  const [seconds, setSeconds] = useState(read);
  useEffect(() => {
    setSeconds(read());
    if (!anchor.running) return undefined;
    const timer = setInterval(() => setSeconds(read()), LOOK_MS);
    return () => clearInterval(timer);
  }, [anchor, read]);
  return { seconds, read };
}
