/// <reference lib="dom" />
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';

const SCROLL_MS = 6_000;
/** How often a page is looked for after the wheel stands, milliseconds. */
const LOOK_MS = 5;

/** How the wheel is turned: pixels a notch, and milliseconds between notches. */
export interface Turning {
  readonly notch: number;
  readonly pause: number;
  readonly forMs: number;
}

/** As fast as it goes, some thirty pages a second, and as one turns it to leaf through, two pages a second. */
export const FLING: Turning = { notch: 900, pause: 0, forMs: SCROLL_MS };
export const LEAF: Turning = { notch: 120, pause: 50, forMs: SCROLL_MS };

interface Held {
  gaps: number[];
  /** Frames on which what stands in the middle of the pane was not drawn yet. */
  blank: number;
  counting: number;
}

/** What a turning came to: gaps between frames in milliseconds, and the share of frames that showed an empty sheet. */
export interface Scrolled {
  readonly gaps: number[];
  readonly blank: number;
}

/** Turns the wheel over the middle of the page; `drawn` is what a drawn sheet (`[data-sheet]`) holds. */
export async function scroll(page: Page, turning: Turning, drawn?: string): Promise<Scrolled> {
  await page.mouse.move(700, 450);
  await page.evaluate((selector) => {
    const held = window as unknown as Held;
    held.gaps = [];
    held.blank = 0;
    held.counting = (held.counting ?? 0) + 1;
    const own = held.counting;
    let last = performance.now();
    const next = () => {
      if (held.counting !== own) return;
      const now = performance.now();
      held.gaps.push(now - last);
      last = now;
      const sheet = selector && document.elementFromPoint(700, 450)?.closest('[data-sheet]');
      if (selector && sheet && !sheet.querySelector(selector)) held.blank += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  }, drawn ?? null);
  const until = Date.now() + turning.forMs;
  while (Date.now() < until) {
    await page.mouse.wheel(0, turning.notch);
    if (turning.pause > 0) await delay(turning.pause);
  }
  return page.evaluate(() => {
    const held = window as unknown as Held;
    held.counting += 1;
    return { gaps: held.gaps, blank: held.blank / held.gaps.length };
  });
}

/** Gaps between frames, milliseconds, while the wheel is turned as fast as it goes. */
export async function scrollGaps(page: Page): Promise<number[]> {
  return (await scroll(page, FLING)).gaps;
}

/** How long after the wheel stands the sheet in the middle is drawn, milliseconds. */
export async function drawnAfter(page: Page, drawn: string): Promise<number> {
  const from = Date.now();
  const isDrawn = () =>
    page.evaluate(
      (selector) => !!document.elementFromPoint(700, 450)?.closest('[data-sheet]')?.querySelector(selector),
      drawn,
    );
  while (!(await isDrawn())) await delay(LOOK_MS);
  return Date.now() - from;
}
