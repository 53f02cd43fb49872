import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';
import type { RehearsedPackage } from '../../db/exchange/rehearse/rehearse-package';

export interface Rehearsal {
  /** Scratch folder with the package's proven data. */
  folder: string;
  fileName: string;
  rehearsed: RehearsedPackage;
  /** State of the merges when it was made. */
  mark: string;
}

/** A package's data is as large as a county: no more than so many are kept. */
const KEPT = 3;

/** Rehearsed packages of this window, until they are merged, pushed out by newer ones, or the database is closed. */
export class Rehearsals {
  readonly #folder: string;
  readonly #kept = new Map<string, Rehearsal>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** An id and a folder of its own for work on a package; the folder is not made yet. */
  newFolder(): { id: string; folder: string } {
    const id = randomUUID();
    return { id, folder: join(this.#folder, `package-${id}`) };
  }

  keep(id: string, rehearsal: Rehearsal): void {
    this.#kept.set(id, rehearsal);
    for (const old of [...this.#kept.keys()].slice(0, -KEPT)) this.drop(old);
  }

  /** @throws PlanDeskError REHEARSAL_GONE */
  get(id: string): Rehearsal {
    const rehearsal = this.#kept.get(id);
    if (!rehearsal)
      throw new PlanDeskError('REHEARSAL_GONE', '这次预演的结果已经不在，请重新选择上报包预演。', { id });
    return rehearsal;
  }

  drop(id: string): void {
    const rehearsal = this.#kept.get(id);
    if (rehearsal) rmSync(rehearsal.folder, { recursive: true, force: true });
    this.#kept.delete(id);
  }

  dropAll(): void {
    for (const id of [...this.#kept.keys()]) this.drop(id);
  }
}
