interface Turn {
  readonly distance: () => number;
  readonly begin: () => void;
}

/**
 * One page is drawn at a time, the one closest to what is seen first: pages drawn side by side would each take their
 * slice of the same frame.
 */
export class DrawQueue {
  readonly #waiting = new Set<Turn>();
  #busy = false;

  /** Waits for a turn; the returned function ends it. `distance` is asked whenever a turn is given away. */
  async enter(distance: () => number): Promise<() => void> {
    if (this.#busy) await new Promise<void>((begin) => this.#waiting.add({ distance, begin }));
    this.#busy = true;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#next();
    };
  }

  #next(): void {
    const [closest] = [...this.#waiting].sort((a, b) => a.distance() - b.distance());
    // The turn goes over directly: nobody can come in between.
    if (closest) {
      this.#waiting.delete(closest);
      closest.begin();
    } else this.#busy = false;
  }
}
