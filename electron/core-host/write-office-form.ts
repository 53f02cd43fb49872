import type { Core } from '../../db/core';
import type { FormDefinition } from '../../db/documents/forms/definition';
import { writeForm } from '../../db/services/filing/write-form';
import { ownLayout } from '../../db/services/forms/own-template';
import type { Host } from './host-state';

/** Filling one form takes a moment; a template that takes longer is not worth waiting for. */
const TIMEOUT_MS = 30_000;

/**
 * Writes a form as an editable .docx: in the office's own layout where it has one, on a worker thread, otherwise as shipped.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE, TASK_TIMEOUT
 */
export async function writeOfficeForm(
  host: Host,
  core: Core,
  form: FormDefinition,
  file: string,
): Promise<void> {
  const own = ownLayout(core.read, form);
  if (own === null) return writeForm(form, file);
  await host.tasks.run(
    'fill-form-template',
    { database: core.file, sha256: own.sha256, values: own.values, target: file },
    { timeoutMs: TIMEOUT_MS },
  );
}
