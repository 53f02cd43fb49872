import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';
import type { KeptFile } from '../../db/services/bulk-plans/register-folder';

interface FolderStaging {
  folder: string;
  folderName: string;
  files: number;
}

/**
 * Folders that were read and wait for a person's decision. Originals and texts lie in scratch files: what is registered
 * is what was looked at, whatever happens to the folder meanwhile, and memory holds none of it.
 */
export class FolderStagings {
  readonly #scratch: string;
  readonly #open = new Map<string, FolderStaging>();

  constructor(scratch: string) {
    this.#scratch = scratch;
  }

  /** A staging of its own for a folder that is about to be read. */
  begin(folderName: string): string {
    const id = randomUUID();
    const folder = join(this.#scratch, `folder-${id}`);
    mkdirSync(folder, { recursive: true });
    this.#open.set(id, { folder, folderName, files: 0 });
    return id;
  }

  async keep(id: string, seq: number, file: KeptFile): Promise<void> {
    const staging = this.get(id);
    const { bytes, ...packed } = file.packed;
    await writeFile(join(staging.folder, `${seq}.bin`), bytes);
    await writeFile(join(staging.folder, `${seq}.json`), JSON.stringify({ ...file, packed }));
    staging.files += 1;
  }

  /** @throws PlanDeskError STAGING_GONE */
  get(id: string): FolderStaging {
    const staging = this.#open.get(id);
    if (!staging)
      throw new PlanDeskError('STAGING_GONE', '这次读取的结果已经不在，请重新选择文件夹。', { id });
    return staging;
  }

  /** One file as it was read. @throws PlanDeskError STAGING_GONE, FILE_NOT_READ */
  file(id: string, seq: number): KeptFile {
    const { folder } = this.get(id);
    try {
      const file = JSON.parse(readFileSync(join(folder, `${seq}.json`), 'utf8')) as KeptFile;
      return { ...file, packed: { ...file.packed, bytes: readFileSync(join(folder, `${seq}.bin`)) } };
    } catch (cause) {
      throw new PlanDeskError(
        'FILE_NOT_READ',
        '这个文件当时没有读出，不能登记，请改为跳过或重新读取文件夹。',
        { seq },
        { cause },
      );
    }
  }

  drop(id: string): void {
    const staging = this.#open.get(id);
    if (!staging) return;
    this.#open.delete(id);
    rmSync(staging.folder, { recursive: true, force: true });
  }

  dropAll(): void {
    for (const id of [...this.#open.keys()]) this.drop(id);
  }
}
