import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WordingChoices } from '../../db/domain/drill/recognise-wording';
import { PlanDeskError } from '../../db/domain/errors';
import type { StagedLedger, StageRequest } from '../../db/services/ledgers/stage-file';
import { StagingReader } from '../../db/services/ledgers/staging-file';

interface Staging {
  file: string;
  /** The ledger itself, for the rejects workbook. */
  source: string;
  mapping: StageRequest['mapping'];
  /** What people said in this import that wordings of drills mean. */
  wordings: WordingChoices;
  ledger: StagedLedger;
  reader: StagingReader;
}

/** Staged imports of this window, until they are applied, discarded or the database is closed. */
export class Stagings {
  readonly #folder: string;
  readonly #open = new Map<string, Staging>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  newFile(): { id: string; file: string } {
    const id = randomUUID();
    return { id, file: join(this.#folder, `staging-${id}.db`) };
  }

  keep(id: string, staging: Omit<Staging, 'reader'>): void {
    this.#open.set(id, { ...staging, reader: new StagingReader(staging.file) });
  }

  /** @throws PlanDeskError STAGING_GONE */
  get(id: string): Staging {
    const staging = this.#open.get(id);
    if (!staging)
      throw new PlanDeskError('STAGING_GONE', '这次核对的结果已经不在，请重新选择文件核对。', { id });
    return staging;
  }

  drop(id: string): void {
    const staging = this.#open.get(id);
    if (!staging) return;
    staging.reader.close();
    rmSync(staging.file, { force: true });
    this.#open.delete(id);
  }

  dropAll(): void {
    for (const id of [...this.#open.keys()]) this.drop(id);
  }
}
