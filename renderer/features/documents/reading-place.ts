import type { Position } from './surface';

/** Where the reader is. Kept outside React: only the page box and the outline follow it, not the whole viewer. */
export class ReadingPlace {
  readonly #listeners = new Set<() => void>();
  #now: Position;

  constructor(first: Position) {
    this.#now = first;
  }

  readonly get = (): Position => this.#now;

  readonly set = (next: Position): void => {
    if (this.#now.page === next.page && this.#now.offset === next.offset) return;
    this.#now = next;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
