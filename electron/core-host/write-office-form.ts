import type { Core } from '../../db/core';
import type { FormDefinition } from '../../db/documents/forms/definition';
import { writeForms } from '../../db/services/filing/write-form';
import { ownLayout } from '../../db/services/forms/own-template';
import type { Host } from './host-state';

/** Filling one form takes a moment, LibreOffice its minute; what takes longer is not worth waiting for. */
const TIMEOUT_MS = 90_000;

/**
 * Writes forms of one kind as an editable .docx, each on a page of its own: in the office's own layout where it has one,
 * on a worker thread, otherwise as shipped. The own layout is also given as PDF, by the ending of the name.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE, TASK_TIMEOUT, CONVERTER_MISSING, CONVERTER_FAILED
 */
export async function writeOfficeForms(
  host: Host,
  core: Core,
  forms: readonly [FormDefinition, ...FormDefinition[]],
  file: string,
): Promise<void> {
  const own = ownLayout(core.read, forms);
  if (own === null) return writeForms(forms, file);
  await host.tasks.run(
    'fill-form-template',
    { database: core.file, sha256: own.sha256, values: own.values, target: file },
    { timeoutMs: TIMEOUT_MS },
  );
}
