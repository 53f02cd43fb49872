/** Time over which the speed is taken, and after which a pane that does not move stands, milliseconds. */
const WINDOW_MS = 120;
const STILL_MS = 80;
/** What one frame takes: the first movement after standing has nothing before it to be measured by. */
const FRAME_MS = 16;

interface Waiter {
  readonly limit: number;
  readonly go: () => void;
}

/**
 * How fast a pane is being scrolled, and who waits for it to slow down. Whatever is drawn while pages fly past is gone
 * before it is seen and only holds up the scrolling.
 */
export class Pace {
  readonly #waiting = new Set<Waiter>();
  #seen: { readonly time: number; readonly top: number }[] = [];
  #speed = 0;

  /** Watches a pane until the returned function is called. */
  watch(pane: HTMLElement): () => void {
    let still: ReturnType<typeof setTimeout> | undefined;
    let top = pane.scrollTop;
    const stand = () => {
      this.#seen = [];
      this.#tell(0);
    };
    const move = () => {
      const time = performance.now();
      if (this.#seen.length === 0) this.#seen.push({ time: time - FRAME_MS, top });
      top = pane.scrollTop;
      this.#seen = [...this.#seen.filter((each) => time - each.time <= WINDOW_MS), { time, top }];
      const first = this.#seen[0];
      const passed = first ? time - first.time : 0;
      clearTimeout(still);
      still = setTimeout(stand, STILL_MS);
      if (first && passed > 0) this.#tell(Math.abs(top - first.top) / passed);
    };
    pane.addEventListener('scroll', move, { passive: true });
    return () => {
      pane.removeEventListener('scroll', move);
      clearTimeout(still);
      stand();
    };
  }

  /** Calls `go` as soon as the pane moves no faster than `limit` pixels a millisecond; the returned function calls it off. */
  whenBelow(limit: number, go: () => void): () => void {
    if (this.#speed <= limit) {
      go();
      return () => undefined;
    }
    const waiter = { limit, go };
    this.#waiting.add(waiter);
    return () => this.#waiting.delete(waiter);
  }

  #tell(speed: number): void {
    this.#speed = speed;
    for (const waiter of [...this.#waiting]) {
      if (speed > waiter.limit || !this.#waiting.delete(waiter)) continue;
      waiter.go();
    }
  }
}
