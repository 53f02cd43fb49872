import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openForReading } from '../../../db/connection';
import { checkTemplate } from '../../../db/documents/forms/own/check-template';
import { fillTemplate } from '../../../db/documents/forms/own/fill-template';
import type { TemplateProblem } from '../../../db/documents/forms/own/open-template';
import type { FormValues } from '../../../db/documents/forms/pack/kind';
import { openView } from '../../../db/documents/view/open-view';
import { PlanDeskError } from '../../../db/domain/errors';
import type { PackedDocument } from '../../../db/repositories/document';
import { formKind } from '../../../db/services/forms/form-pack';
import { templateBytes } from '../../../db/services/forms/own-template';
import { writeOwn } from '../../../db/services/forms/write-own';
import { packDocument } from '../../../db/services/plans/pack-document';
import type { ViewedContent } from '../../contract/reading';

/** Larger files are refused unread. */
const MOST_BYTES = 20 * 1024 * 1024;

/** A template that is stored, or a file the user chose. */
export type TemplateSource = { path: string; fileName: string } | { database: string; sha256: string };

export interface CheckedTemplateFile {
  problems: TemplateProblem[];
  used: string[];
  unused: string[];
  /** Ready to be kept; null while there are problems. */
  packed: PackedDocument | null;
}

/** Checks a file that is to become a template, away from everybody else: its content is a stranger's. */
export async function checkFormTemplateTask(
  input: TemplateSource & { fileName: string; form: string },
): Promise<CheckedTemplateFile> {
  const { bytes, ...checked } = await checkTemplate(
    await readTemplate(input),
    input.fileName,
    formKind(input.form),
  );
  return {
    problems: [...checked.problems],
    used: [...checked.used],
    unused: [...checked.unused],
    packed: bytes && packDocument(bytes),
  };
}

/** Writes forms in an office's own layout. */
export async function fillFormTemplateTask(input: {
  database: string;
  sha256: string;
  values: FormValues[];
  target: string;
}): Promise<void> {
  await writeOwn(await readTemplate(input), input.values, input.target);
}

/** Fills a template with the sample and lays the result out for the window. @throws PlanDeskError FORM_TEMPLATE_REFUSED */
export async function tryFormTemplateTask(input: {
  source: TemplateSource;
  form: string;
  folder: string;
}): Promise<{ size: number }> {
  const kind = formKind(input.form);
  const { bytes, problems } = await checkTemplate(await readTemplate(input.source), 'template.docx', kind);
  if (bytes === null) throw templateRefused(problems);
  const filled = await fillTemplate(bytes, kind.sample);
  const view = await openView(filled, 'docx', { text: '', outline: [] }, null);
  const shown = view.show === 'blocks' ? view : { blocks: [], pictures: [] };
  const content: ViewedContent = { text: '', pages: null, outline: [], blocks: shown.blocks };
  await mkdir(input.folder, { recursive: true, mode: 0o700 });
  await writeFile(join(input.folder, 'content'), JSON.stringify(content), { mode: 0o600 });
  await Promise.all(
    shown.pictures.map((picture, at) =>
      writeFile(join(input.folder, `picture-${at}`), picture.bytes, { mode: 0o600 }),
    ),
  );
  return { size: filled.length };
}

/** Refuses a template with everything that is wrong in it. */
export function templateRefused(problems: readonly TemplateProblem[]): PlanDeskError {
  return new PlanDeskError('FORM_TEMPLATE_REFUSED', '这个模板还不能用，请按列出的问题修改后再上传。', {
    problems: problems.map((problem) => ({ ...problem })),
  });
}

async function readTemplate(source: TemplateSource): Promise<Uint8Array> {
  if ('path' in source) {
    try {
      if ((await stat(source.path)).size > MOST_BYTES)
        throw templateRefused([
          { code: 'TOO_LARGE', message: '模板超过 10 MB，请去掉大图片后再上传。', place: null },
        ]);
      return await readFile(source.path);
    } catch (cause) {
      if (cause instanceof PlanDeskError) throw cause;
      throw new PlanDeskError(
        'FILE_NOT_READABLE',
        '无法读取这个文件，请检查它是否存在、有没有被其他程序占用。',
        {},
        { cause },
      );
    }
  }
  const { db, close } = openForReading(source.database);
  try {
    return templateBytes(db, source.sha256);
  } finally {
    close();
  }
}
