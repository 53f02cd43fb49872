import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NearSheets } from '../../../renderer/features/documents/near-sheets';
import { Pace } from '../../../renderer/features/documents/pace';
import { DrawQueue } from '../../../renderer/features/documents/pdf/draw-queue';
import { ReadingPlace } from '../../../renderer/features/documents/reading-place';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A pane that is scrolled by so many pixels every 16 ms. */
function pane() {
  const element = document.createElement('div');
  let top = 0;
  Object.defineProperty(element, 'scrollTop', { get: () => top });
  return {
    element,
    scroll(by: number, frames: number) {
      for (let frame = 0; frame < frames; frame += 1) {
        vi.advanceTimersByTime(16);
        top += by;
        element.dispatchEvent(new Event('scroll'));
      }
    },
  };
}

describe('the pace of a pane', () => {
  it('lets go at once while it stands or goes slowly', () => {
    const pace = new Pace();
    const { element, scroll } = pane();
    pace.watch(element);
    const go = vi.fn();
    pace.whenBelow(3, go);
    scroll(32, 10);
    pace.whenBelow(3, go);
    expect(go).toHaveBeenCalledTimes(2);
  });

  it('holds back while it flies, and lets go when it slows down or stands', () => {
    const pace = new Pace();
    const { element, scroll } = pane();
    pace.watch(element);
    scroll(400, 20);
    const slower = vi.fn();
    const standing = vi.fn();
    const calledOff = vi.fn();
    pace.whenBelow(6, slower);
    pace.whenBelow(0.1, standing);
    pace.whenBelow(6, calledOff)();
    scroll(400, 5);
    expect(slower).not.toHaveBeenCalled();
    scroll(16, 12);
    expect(slower).toHaveBeenCalledTimes(1);
    expect(standing).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(standing).toHaveBeenCalledTimes(1);
    expect(calledOff).not.toHaveBeenCalled();
  });

  it('stands after one jump, however far', () => {
    const pace = new Pace();
    const { element, scroll } = pane();
    pace.watch(element);
    scroll(100_000, 1);
    const go = vi.fn();
    pace.whenBelow(3, go);
    expect(go).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(go).toHaveBeenCalledTimes(1);
  });
});

describe('near sheets', () => {
  /** Sheets of a pane with an observer that the test plays. */
  function sheets(count: number) {
    let look: (entries: unknown[]) => void = () => undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(callback: typeof look) {
          look = callback;
        }
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    const place = pane();
    const pace = new Pace();
    const near = new NearSheets(pace, 0);
    pace.watch(place.element);
    near.watch(place.element);
    const told: number[] = [];
    const elements = Array.from({ length: count }, (_empty, index) => {
      const element = document.createElement('div');
      element.dataset.sheet = String(index);
      near.register(index, element);
      near.subscribe(index, () => told.push(index));
      return element;
    });
    const see = (index: number, isIntersecting: boolean) =>
      look([{ target: elements[index], isIntersecting }]);
    const drawn = () => elements.flatMap((_element, index) => (near.has(index) ? [index] : []));
    return { near, see, drawn, told, scroll: place.scroll };
  }

  it('tells only the sheets that come and go', () => {
    const { see, drawn, told } = sheets(5);
    see(1, true);
    see(0, false);
    see(2, true);
    expect(drawn()).toEqual([1, 2]);
    expect(told).toEqual([1, 0, 2]);
  });

  it('leaves sheets that fly past alone and draws those it comes to rest at', () => {
    const { see, drawn, told, scroll } = sheets(100);
    scroll(500, 10);
    for (let at = 1; at < 50; at += 1) {
      see(at, true);
      see(at - 1, false);
      scroll(500, 1);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(drawn()).toEqual([49]);
    expect(told).toEqual([0, 49]);
  });

  it('draws a sheet one jumps to at once', () => {
    const { near, drawn, scroll } = sheets(10);
    scroll(500, 10);
    near.bring(7);
    expect(drawn()).toEqual([0, 7]);
  });
});

describe('the queue of pages to be drawn', () => {
  it('gives one turn at a time, to the closest page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 12 }), async (distances) => {
        const queue = new DrawQueue();
        const first = await queue.enter(() => 0);
        const order: number[] = [];
        let drawing = 1;
        const all = distances.map(async (distance) => {
          const end = await queue.enter(() => distance);
          drawing += 1;
          expect(drawing).toBe(1);
          order.push(distance);
          await Promise.resolve();
          drawing -= 1;
          end();
          end();
        });
        drawing -= 1;
        first();
        await Promise.all(all);
        expect(order).toEqual([...distances].sort((a, b) => a - b));
        // Free again.
        await queue.enter(() => 0);
      }),
    );
  });
});

describe('where the reader is', () => {
  it('is told only when it changes', () => {
    const place = new ReadingPlace({ page: 1, offset: 0 });
    const heard = vi.fn();
    const leave = place.subscribe(heard);
    place.set({ page: 1, offset: 0 });
    place.set({ page: 2, offset: 40 });
    leave();
    place.set({ page: 3, offset: 80 });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(place.get().page).toBe(3);
  });
});
