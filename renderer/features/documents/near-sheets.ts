import type { Pace } from './pace';

/** Sheets this far above and below the visible part are drawn as well, as a share of its height. */
const AROUND = '75%';
/** Sheets that fly past faster than this stay empty, pixels a millisecond: about ten panes a second. */
const FLYING = 6;

/**
 * Which of the sheets in a scrolling pane are near what is seen: only these are drawn, the others are empty boxes of
 * their size. Each sheet is told for itself, so that scrolling costs the sheets that come and go and no others.
 */
export class NearSheets {
  readonly #pace: Pace;
  readonly #elements = new Map<number, HTMLElement>();
  readonly #listeners = new Map<number, () => void>();
  /** As the observer sees it, and as the sheets were told. */
  readonly #close: Set<number>;
  #told: ReadonlySet<number>;
  #observer: IntersectionObserver | null = null;
  #callOff: (() => void) | null = null;

  /** `first` is drawn before anything has been laid out. */
  constructor(pace: Pace, first: number) {
    this.#pace = pace;
    this.#close = new Set([first]);
    this.#told = new Set([first]);
  }

  /** Watches the sheets in a pane until the returned function is called. */
  watch(pane: Element | null): () => void {
    const observer = new IntersectionObserver((entries) => this.#look(entries), {
      root: pane,
      rootMargin: `${AROUND} 0%`,
    });
    this.#observer = observer;
    for (const element of this.#elements.values()) observer.observe(element);
    return () => {
      observer.disconnect();
      this.#callOff?.();
      this.#callOff = null;
    };
  }

  register(index: number, element: HTMLElement | null): void {
    const before = this.#elements.get(index);
    if (before && before !== element) this.#observer?.unobserve(before);
    if (element) {
      this.#elements.set(index, element);
      this.#observer?.observe(element);
    } else this.#elements.delete(index);
  }

  /** Has a sheet count as near at once, for jumping to it. */
  bring(index: number): void {
    this.#close.add(index);
    this.#tell();
  }

  has(index: number): boolean {
    return this.#told.has(index);
  }

  elementOf(index: number): HTMLElement | null {
    return this.#elements.get(index) ?? null;
  }

  subscribe(index: number, listener: () => void): () => void {
    this.#listeners.set(index, listener);
    return () => {
      if (this.#listeners.get(index) === listener) this.#listeners.delete(index);
    };
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const index = Number((target as HTMLElement).dataset.sheet);
      if (isIntersecting) this.#close.add(index);
      else this.#close.delete(index);
    }
    // Told once it slows down, and by then only of what is near at that moment.
    this.#callOff?.();
    this.#callOff = this.#pace.whenBelow(FLYING, () => this.#tell());
  }

  #tell(): void {
    const before = this.#told;
    this.#told = new Set(this.#close);
    for (const index of before) if (!this.#told.has(index)) this.#listeners.get(index)?.();
    for (const index of this.#told) if (!before.has(index)) this.#listeners.get(index)?.();
  }
}
