/** Longest a single statement over a chunk should take, milliseconds: the event loop waits that long. */
const TARGET_MS = 8;
const SMALLEST = 50;
const LARGEST = 4000;

/** Finds chunk sizes that keep each statement short on whatever machine this is. */
export class Pacer {
  size = 300;

  /** Runs one chunk's statements and learns from how long they took. */
  timed<T>(work: () => T): T {
    const started = performance.now();
    const value = work();
    const took = performance.now() - started;
    if (took > TARGET_MS) this.size = Math.max(SMALLEST, Math.floor(this.size / 2));
    else if (took < TARGET_MS / 2) this.size = Math.min(LARGEST, Math.ceil(this.size * 1.5));
    return value;
  }
}
