import { type RefObject, useEffect, useState } from 'react';

/** Inner width of the scrolling pane in CSS pixels, 0 until it is laid out. Changes are told once a frame. */
export function usePaneWidth(pane: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    setWidth(element.clientWidth);
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [pane]);
  return width;
}
