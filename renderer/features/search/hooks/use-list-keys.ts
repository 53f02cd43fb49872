import { type KeyboardEvent, useState } from 'react';
import { createStore } from '../../../ui/store';

/** Hits that the page keys go over. */
const pageOfHits = 6;

/** Where the keys stood in the hits of which question: coming back from a passage goes on there. */
const lastPlace = createStore({ question: '', at: 0 });

/** The keys of a list whose focus stays in the text box above it: which hit they act on, and what they do. */
export function useListKeys(
  question: string,
  total: number,
  onOpen: (index: number, event: KeyboardEvent) => void,
): { active: number; setActive(index: number): void; onKey(event: KeyboardEvent): void } {
  const [place, setPlace] = useState(lastPlace.get());
  const active = place.question === question ? Math.min(place.at, Math.max(0, total - 1)) : 0;
  const setActive = (at: number) => {
    const next = { question, at };
    lastPlace.set(next);
    setPlace(next);
  };
  const onKey = (event: KeyboardEvent) => {
    if (total === 0) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      setActive(active);
      onOpen(active, event);
      return;
    }
    const to = targetOf(event, active, total);
    if (to === undefined) return;
    event.preventDefault();
    setActive(Math.min(total - 1, Math.max(0, to)));
  };
  return { active, setActive, onKey };
}

function targetOf(event: KeyboardEvent, active: number, total: number): number | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + pageOfHits;
    case 'PageUp':
      return active - pageOfHits;
    // Alone they move in the text.
    case 'Home':
      return event.ctrlKey ? 0 : undefined;
    case 'End':
      return event.ctrlKey ? total - 1 : undefined;
    default:
      return undefined;
  }
}
