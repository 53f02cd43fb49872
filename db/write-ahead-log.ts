import { statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { checkpointOnce } from './connection';

/**
 * Moves the write-ahead log into the database file on another thread, by calling `foldLog` there with the same ticket.
 * Resolves when that is done.
 */
export type Fold = (file: string, ticket: SharedArrayBuffer) => Promise<void>;

/** Bytes of log that are left lying: folding costs a thread, and short logs are read as fast as the file itself. */
const LONG = 16 * 1024 * 1024;
/** Longest that closing waits for a fold that has begun, milliseconds. */
const PATIENCE = 30_000;

/** Bytes of log between two orders to the disk while a long transaction writes. */
const HASTE = 8 * 1024 * 1024;

/** Where a fold stands; its ticket is shared by both threads. */
const ORDERED = 0;
const RUNNING = 1;
const DONE = 2;
const CALLED_OFF = 3;

/** The other thread's part. Does nothing when the database is being closed already. */
export function foldLog(file: string, ticket: SharedArrayBuffer): void {
  const state = new Int32Array(ticket);
  if (Atomics.compareExchange(state, 0, ORDERED, RUNNING) !== ORDERED) return;
  try {
    checkpointOnce(file);
  } finally {
    Atomics.store(state, 0, DONE);
    Atomics.notify(state, 0);
  }
}

/**
 * Keeps the log of one open database short. Left to itself SQLite folds at a commit, on the thread that commits: after a
 * large import everybody would wait for it.
 */
export class LogKeeper {
  readonly #file: string;
  readonly #fold: Fold;
  #state: Int32Array | null = null;
  /** Size of the log that is known to be in the file. */
  #folded = 0;

  constructor(file: string, fold: Fold) {
    this.#file = file;
    this.#fold = fold;
  }

  /** Folds a log that has grown long. To be called between commits, and awaited before the next one. */
  async keepShort(): Promise<void> {
    const size = statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    // A log that has been folded begins again at its first byte and is cut short then.
    const unfolded = size < this.#folded ? size : size - this.#folded;
    if (unfolded < LONG) return;
    const ticket = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    this.#state = new Int32Array(ticket);
    try {
      await this.#fold(this.#file, ticket);
      this.#folded = size;
    } finally {
      this.#state = null;
    }
  }

  /** Calls a fold off that has not begun and waits for one that has: afterwards nobody else holds the file. */
  settle(): void {
    const state = this.#state;
    if (state && Atomics.compareExchange(state, 0, ORDERED, CALLED_OFF) === RUNNING)
      Atomics.wait(state, 0, RUNNING, PATIENCE);
  }
}

/**
 * Has the log of a long transaction written to the disk on a thread of its own, while more is added to it. Otherwise all
 * of it is waited for when the transaction commits, on the thread that answers everybody.
 */
export class LogHastener {
  readonly #file: string;
  #handle: Promise<FileHandle | null> | null = null;
  #ordered = 0;
  #order: Promise<boolean> | null = null;

  constructor(file: string) {
    this.#file = `${file}-wal`;
  }

  /** To be called now and then; does nothing while little has been added or the last order is still being carried out. */
  hasten(): void {
    if (this.#order) return;
    const size = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    if (Math.abs(size - this.#ordered) < HASTE) return;
    this.#ordered = size;
    void this.reach();
  }

  /** Resolves when everything added before the call is on the disk; to false when that cannot be said. */
  reach(): Promise<boolean> {
    this.#handle ??= open(this.#file, 'r+').catch(() => null);
    const order = Promise.all([this.#handle, this.#order]).then(async ([handle]) => {
      if (!handle) return false;
      return handle.datasync().then(
        () => true,
        () => false,
      );
    });
    const watched = order.finally(() => {
      if (this.#order === watched) this.#order = null;
    });
    this.#order = watched;
    return order;
  }

  async close(): Promise<void> {
    await this.#order;
    await (await this.#handle)?.close();
  }
}
