import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';

/**
 * Tickets for files. A page names only files that the user chose in a native dialog, dropped on the window, or that
 * the core itself put out; so a page that was taken over cannot read the disk.
 */
export class FileGrants {
  readonly #paths = new Map<string, string>();

  /** Registers a path; the ticket may have been made by the main process. */
  grant(path: string, ticket: string = randomUUID()): string {
    this.#paths.set(ticket, path);
    return ticket;
  }

  /** @throws PlanDeskError FILE_NOT_GRANTED */
  path(ticket: string): string {
    const path = this.#paths.get(ticket);
    if (path === undefined)
      throw new PlanDeskError('FILE_NOT_GRANTED', '程序没有得到这个文件的使用许可，请重新选择文件。', {});
    return path;
  }

  name(ticket: string): string {
    return basename(this.path(ticket));
  }
}
