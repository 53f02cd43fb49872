/// <reference lib="dom" />
import type { Page } from '@playwright/test';

const SCROLL_MS = 6_000;
const WHEEL_PX = 900;

/** Gaps between frames, milliseconds, while the wheel is turned over the middle of the page. */
export async function scrollGaps(page: Page): Promise<number[]> {
  await page.mouse.move(700, 450);
  await page.evaluate(() => {
    const held = window as unknown as { gaps: number[] };
    held.gaps = [];
    let last = performance.now();
    const next = () => {
      const now = performance.now();
      held.gaps.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const until = Date.now() + SCROLL_MS;
  while (Date.now() < until) await page.mouse.wheel(0, WHEEL_PX);
  return page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
}
