import type { Page } from '@playwright/test';

/** Delays in milliseconds, as they were felt while something went on. */
export interface Felt {
  /** From the key going down to the page's handler, and to the frame after it. */
  keys: number[];
  /** From asking the core for the time to its answer. */
  pings: number[];
}

interface Watched {
  line: MessagePort;
  felt: Felt;
}

const BETWEEN_MS = 60;

/** Must be called before the page gets its line to the core; load the page again afterwards. */
export async function listenIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.addEventListener('message', (event) => {
      if (event.ports[0]) (window as unknown as Watched).line = event.ports[0];
    });
  });
}

/** Calls the core past the screens. */
export function callCore(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ({ asked, given }) =>
      new Promise((done, failed) => {
        const { line } = window as unknown as Watched;
        const id = 900_000 + Math.floor(Math.random() * 90_000);
        const hear = (event: MessageEvent) => {
          const answer = JSON.parse(String(event.data)) as { id?: number; ok?: boolean; value?: unknown };
          if (answer.id !== id || answer.ok === undefined) return;
          line.removeEventListener('message', hear);
          if (answer.ok) done(answer.value);
          else failed(new Error(String(event.data)));
        };
        line.addEventListener('message', hear);
        line.postMessage(JSON.stringify({ id, method: asked, input: given }));
      }),
    { asked: method, given: input },
  );
}

/** Presses keys and asks the core for the time, again and again, until the work is done; then says what was felt. */
export async function feelDuring(page: Page, work: () => Promise<unknown>): Promise<Felt> {
  await page.evaluate((between) => {
    const watched = window as unknown as Watched & { stopFeeling: () => void };
    watched.felt = { keys: [], pings: [] };
    const { line, felt } = watched;
    const asked = new Map<number, number>();
    let last = 1_000_000;
    const hear = (event: MessageEvent) => {
      const { id } = JSON.parse(String(event.data)) as { id?: number };
      const at = asked.get(id ?? 0);
      if (id === undefined || at === undefined) return;
      asked.delete(id);
      felt.pings.push(performance.now() - at);
    };
    const press = (event: KeyboardEvent) => {
      const went = event.timeStamp;
      requestAnimationFrame(() => felt.keys.push(performance.now() - went));
    };
    line.addEventListener('message', hear);
    window.addEventListener('keydown', press, true);
    const timer = setInterval(() => {
      last += 1;
      asked.set(last, performance.now());
      line.postMessage(JSON.stringify({ id: last, method: 'system.ping', input: {} }));
    }, between);
    watched.stopFeeling = () => {
      clearInterval(timer);
      line.removeEventListener('message', hear);
      window.removeEventListener('keydown', press, true);
      // What is still unanswered counts with the time it has waited.
      for (const at of asked.values()) felt.pings.push(performance.now() - at);
    };
  }, BETWEEN_MS);
  const state = { done: false };
  const working = work().finally(() => {
    state.done = true;
  });
  while (!state.done) {
    // A key that does nothing anywhere, pressed like any other.
    await page.keyboard.press('F9');
    await page.waitForTimeout(BETWEEN_MS);
  }
  await working;
  return page.evaluate(() => {
    const watched = window as unknown as Watched & { stopFeeling: () => void };
    watched.stopFeeling();
    return watched.felt;
  });
}

/** The value below which the given share of the values lie. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
