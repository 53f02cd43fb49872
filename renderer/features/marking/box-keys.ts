import type { DrawnBox } from './types';

const STEP = 0.02;
const SMALLEST = 0.02;

/** Where a box stands that is begun by keys: the middle of the page, to be moved and sized. */
export function boxOn(page: number): DrawnBox {
  return { page, x: 0.25, y: 0.35, width: 0.5, height: 0.12 };
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The box after an arrow key: moved, or with Shift another size; it never leaves its page. Null for other keys. */
export function movedBox(box: DrawnBox, key: string, shift: boolean): DrawnBox | null {
  const x = key === 'ArrowRight' ? STEP : key === 'ArrowLeft' ? -STEP : 0;
  const y = key === 'ArrowDown' ? STEP : key === 'ArrowUp' ? -STEP : 0;
  if (x === 0 && y === 0) return null;
  if (shift)
    return {
      ...box,
      width: within(box.width + x, SMALLEST, 1 - box.x),
      height: within(box.height + y, SMALLEST, 1 - box.y),
    };
  return { ...box, x: within(box.x + x, 0, 1 - box.width), y: within(box.y + y, 0, 1 - box.height) };
}
