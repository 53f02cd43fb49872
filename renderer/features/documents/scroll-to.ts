/** Where a stretch of text is brought to: into sight with some of what is before it, or to the head of the pane. */
export type Goal = 'sight' | 'head';

/** The line of the pane, as a share of its height, at which one reads after a jump to a heading. */
export const READING_LINE = 0.06;
const MARGIN = 0.1;
const COMFORTABLE = 0.35;

/** Scrolls the pane to a range; one that is well in sight already stays where it is unless it is to come to the head. */
export function scrollTo(pane: HTMLElement | null, range: Range, goal: Goal): void {
  if (!pane) return;
  const view = pane.getBoundingClientRect();
  const box = range.getBoundingClientRect();
  const margin = view.height * MARGIN;
  const seen = box.top >= view.top + margin && box.bottom <= view.bottom - margin;
  if (goal === 'head') pane.scrollTop += box.top - view.top - view.height * READING_LINE;
  else if (!seen) pane.scrollTop += box.top - view.top - view.height * COMFORTABLE;
  if (box.left < view.left || box.right > view.right)
    pane.scrollLeft += box.left - view.left - view.width * COMFORTABLE;
}
