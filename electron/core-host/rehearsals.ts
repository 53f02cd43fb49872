import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';
import type { DrillPackage } from '../../db/exchange/drills/read-drill-package';
import type { MatterPackage } from '../../db/exchange/filing/read-matter-package';
import type { RehearsedPackage } from '../../db/exchange/rehearse/rehearse-package';
import type { ReviewPackage } from '../../db/exchange/review/read-review-package';

interface Kept {
  /** Scratch folder with what was taken out of the package and proven. */
  folder: string;
  fileName: string;
}

/** A report as it would be merged. */
export interface Rehearsal extends Kept {
  rehearsed: RehearsedPackage;
  /** State of the merges when it was made. */
  mark: string;
}

/** A package about one case as it would be received. */
export interface MatterRehearsal extends Kept {
  read: MatterPackage;
}

/** A package about a half-yearly report of drills as it would be received. */
export interface DrillRehearsal extends Kept {
  read: DrillPackage;
}

/** A package of a review as it would be received. */
export interface ReviewRehearsal extends Kept {
  read: ReviewPackage;
}

/** A report's data is as large as a county: no more than so many are kept. */
export const REPORTS_KEPT = 3;
/** A clerk may open a folder of packages about cases and go through them one by one. */
export const MATTERS_KEPT = 30;

/** Rehearsed packages of this window, until they are taken in, pushed out by newer ones, or the database is closed. */
export class Rehearsals<T extends Kept> {
  readonly #folder: string;
  readonly #most: number;
  /** What is to be chosen again once a rehearsal is gone. */
  readonly #what: string;
  readonly #kept = new Map<string, T>();

  constructor(folder: string, most: number, what: string) {
    this.#folder = folder;
    this.#most = most;
    this.#what = what;
  }

  /** An id and a folder of its own for work on a package; the folder is not made yet. */
  newFolder(): { id: string; folder: string } {
    const id = randomUUID();
    return { id, folder: join(this.#folder, `package-${id}`) };
  }

  keep(id: string, rehearsal: T): void {
    this.#kept.set(id, rehearsal);
    for (const old of [...this.#kept.keys()].slice(0, -this.#most)) this.drop(old);
  }

  /** @throws PlanDeskError REHEARSAL_GONE */
  get(id: string): T {
    const rehearsal = this.#kept.get(id);
    if (!rehearsal)
      throw new PlanDeskError('REHEARSAL_GONE', `这次预演的结果已经不在，请重新选择${this.#what}预演。`, {
        id,
      });
    return rehearsal;
  }

  /** All that are kept, the oldest first. */
  all(): T[] {
    return [...this.#kept.values()];
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
