import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** How a prepared document is shown. */
export interface DocumentView {
  readonly ticket: string;
  readonly show: 'pdf' | 'blocks' | 'none';
  readonly reason: string | null;
  readonly size: number;
}

/** Prepared documents that are kept for going back to; each is as large as its original. */
const KEPT = 6;

/**
 * Documents laid out for the window. Each has a scratch folder with the parts that the page may fetch through the
 * program's own protocol by its ticket; it is gone when the database is closed, and the tickets with it.
 */
export class DocumentViews {
  readonly #folder: string;
  readonly #views = new Map<string, { view: DocumentView; key: string }>();

  constructor(folder: string) {
    this.#folder = join(folder, 'viewed');
  }

  /** A ticket and its folder for a document about to be prepared; the folder is not made yet. */
  newFolder(): { ticket: string; folder: string } {
    const ticket = randomUUID();
    return { ticket, folder: this.#pathOf(ticket) };
  }

  /** The view of a document that is still prepared. `key` names the bytes and what is known of their text. */
  find(key: string): DocumentView | null {
    for (const [ticket, kept] of this.#views) {
      if (kept.key !== key) continue;
      this.#views.delete(ticket);
      this.#views.set(ticket, kept);
      return kept.view;
    }
    return null;
  }

  keep(key: string, view: DocumentView): void {
    this.#views.set(view.ticket, { view, key });
    for (const old of [...this.#views.keys()].slice(0, -KEPT)) this.#drop(old);
  }

  /** Removes what a failed or cancelled preparation left behind. */
  discard(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }

  /** The folder behind a ticket, or null. */
  folderOf(ticket: string): string | null {
    return this.#views.has(ticket) ? this.#pathOf(ticket) : null;
  }

  dropAll(): void {
    for (const ticket of [...this.#views.keys()]) this.#drop(ticket);
  }

  #drop(ticket: string): void {
    this.#views.delete(ticket);
    this.discard(this.#pathOf(ticket));
  }

  #pathOf(ticket: string): string {
    return join(this.#folder, ticket);
  }
}
