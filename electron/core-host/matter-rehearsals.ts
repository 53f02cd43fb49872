import { rmSync } from 'node:fs';
import { PlanDeskError } from '../../db/domain/errors';
import type { MatterPackage } from '../../db/exchange/filing/read-matter-package';

export interface MatterRehearsal {
  /** Scratch folder with the package's proven files. */
  folder: string;
  fileName: string;
  read: MatterPackage;
}

/** A clerk may open a folder of packages and go through them one by one. */
const KEPT = 30;

/** Packages about cases that were looked at in this window, until they are received, pushed out or the database is closed. */
export class MatterRehearsals {
  readonly #kept = new Map<string, MatterRehearsal>();

  keep(id: string, rehearsal: MatterRehearsal): void {
    this.#kept.set(id, rehearsal);
    for (const old of [...this.#kept.keys()].slice(0, -KEPT)) this.drop(old);
  }

  /** @throws PlanDeskError REHEARSAL_GONE */
  get(id: string): MatterRehearsal {
    const rehearsal = this.#kept.get(id);
    if (!rehearsal)
      throw new PlanDeskError('REHEARSAL_GONE', '这次预演的结果已经不在，请重新选择文件预演。', { id });
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
