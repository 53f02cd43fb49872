import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { addDays, type PlanDrill, type Shift } from '../year-plan';

/** How far the pointer goes before a press becomes a drag, in CSS pixels. */
const threshold = 5;

const stepByKey: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
};

/** The day under the pointer. */
function dayAt(x: number, y: number): string | null {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-date]');
  return cell?.dataset.date ?? null;
}

interface CarryOptions {
  readonly year: number;
  /** Where a drill without a day begins. */
  readonly start: string;
  onDrop(drill: PlanDrill, date: string): void;
  onSelect(drill: PlanDrill): void;
  /** The day over which the drill is, so that the screen can show its month. */
  onOver(date: string): void;
}

/**
 * Carries a drill to another day: with the pointer, or with the arrow keys (a day, a week, with Page four weeks), Enter puts it
 * down and Escape back. `carried` is where it is just now.
 */
export function useCarry({ year, start, onDrop, onSelect, onOver }: CarryOptions) {
  const [carried, setCarried] = useState<Shift | null>(null);
  const held = useRef<{ drill: PlanDrill; x: number; y: number; over: string | null } | null>(null);
  const byKey = useRef<PlanDrill | null>(null);
  const board = useRef<HTMLDivElement>(null);

  const drop = useCallback(() => {
    held.current = null;
    byKey.current = null;
    setCarried(null);
  }, []);

  useEffect(() => {
    if (carried === null) return;
    const cancel = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') drop();
    };
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [carried, drop]);

  const chip = (drill: PlanDrill) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !drill.movable) return;
      held.current = { drill, x: event.clientX, y: event.clientY, over: null };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = held.current;
      if (now === null) return;
      if (now.over === null && Math.hypot(event.clientX - now.x, event.clientY - now.y) < threshold) return;
      const over = dayAt(event.clientX, event.clientY) ?? now.over ?? now.drill.date;
      if (over === null || over === now.over) return;
      held.current = { ...now, over };
      setCarried({ id: now.drill.id, date: over });
    },
    onPointerUp() {
      const now = held.current;
      drop();
      if (now === null || now.over === null) return;
      if (now.over !== now.drill.date) onDrop(now.drill, now.over);
    },
    onPointerCancel: drop,
    onClick: () => onSelect(drill),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (stepByKey[event.key] === undefined || !drill.movable || byKey.current !== null) return;
      event.preventDefault();
      event.stopPropagation();
      byKey.current = drill;
      // The chip may leave the screen with its month; the board stays.
      board.current?.focus();
      step(event.key, drill.date ?? start);
    },
  });

  const step = (key: string, from: string) => {
    const drill = byKey.current;
    const days = stepByKey[key];
    if (drill === null || days === undefined) return;
    const next = addDays(from, days);
    if (!next.startsWith(String(year))) return;
    setCarried({ id: drill.id, date: next });
    onOver(next);
  };

  const onBoardKey = (event: KeyboardEvent<HTMLElement>) => {
    const drill = byKey.current;
    if (drill === null || carried === null) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const { date } = carried;
      drop();
      if (date !== drill.date) onDrop(drill, date);
      else onSelect(drill);
    } else if (stepByKey[event.key] !== undefined) {
      event.preventDefault();
      step(event.key, carried.date);
    }
  };

  return { carried, chip, board, onBoardKey };
}
