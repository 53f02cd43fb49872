import { type KeyboardEvent, useRef, useState } from 'react';
import { daysInMonth } from '../civil-days';

/** What a cell of the map carries so that the keyboard finds it. */
export interface CellPlace {
  readonly tabIndex: 0 | -1;
  readonly 'data-place': string;
}

interface Place {
  readonly month: number;
  /** 0 is the month itself. */
  readonly day: number;
}

function placeAfter(key: string, { month, day }: Place): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { month: month - 1, day };
    case 'ArrowDown':
      return { month: month + 1, day };
    case 'ArrowLeft':
      return { month, day: day - 1 };
    case 'ArrowRight':
      return { month, day: day + 1 };
    case 'Home':
      return { month, day: 0 };
    case 'End':
      return { month, day: 31 };
    default:
      return null;
  }
}

/** One tab stop for the whole map of a year; arrows, Home and End move within it. */
export function useMapKeyboard(year: number) {
  const map = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>({ month: 1, day: 0 });
  return {
    map,
    cell: (month: number, day: number): CellPlace => ({
      tabIndex: at.month === month && at.day === day ? 0 : -1,
      'data-place': `${month}-${day}`,
    }),
    onKeyDown(event: KeyboardEvent) {
      const [month, day] = (event.target as HTMLElement).dataset.place?.split('-').map(Number) ?? [];
      if (month === undefined || day === undefined) return;
      const next = placeAfter(event.key, { month, day });
      if (!next) return;
      event.preventDefault();
      const inMonth = Math.min(12, Math.max(1, next.month));
      const place = { month: inMonth, day: Math.min(daysInMonth(year, inMonth), Math.max(0, next.day)) };
      setAt(place);
      map.current?.querySelector<HTMLElement>(`[data-place="${place.month}-${place.day}"]`)?.focus();
    },
  };
}
