import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Sheets this far above and below the visible part are drawn as well, as a share of its height. */
const AROUND = '75%';

/**
 * Which of the sheets in a scrolling pane are near what is seen: only these are drawn, the others are empty boxes of
 * their size. `bring` makes one count as near at once, for jumping to it.
 */
export function useNear(pane: RefObject<HTMLElement | null>, first: number) {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([first]));
  const observer = useRef<IntersectionObserver | null>(null);
  const elements = useRef(new Map<number, Element>());

  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) =>
        setNear((current) => {
          const next = new Set(current);
          for (const entry of entries) {
            const index = Number((entry.target as HTMLElement).dataset.sheet);
            if (entry.isIntersecting) next.add(index);
            else next.delete(index);
          }
          return next;
        }),
      { root: pane.current, rootMargin: `${AROUND} 0%` },
    );
    observer.current = watch;
    for (const element of elements.current.values()) watch.observe(element);
    return () => watch.disconnect();
  }, [pane]);

  const register = useCallback((index: number, element: Element | null) => {
    const before = elements.current.get(index);
    if (before && before !== element) observer.current?.unobserve(before);
    if (!element) {
      elements.current.delete(index);
      return;
    }
    elements.current.set(index, element);
    observer.current?.observe(element);
  }, []);

  const bring = useCallback(
    (index: number) => setNear((current) => (current.has(index) ? current : new Set([...current, index]))),
    [],
  );
  const elementOf = useCallback(
    (index: number) => (elements.current.get(index) as HTMLElement | undefined) ?? null,
    [],
  );
  return { near, register, bring, elementOf };
}
