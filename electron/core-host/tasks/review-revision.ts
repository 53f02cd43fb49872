import { writeWhole } from '../../../db/ledgers/workbook/write-whole';
import { ownLayout } from '../../../db/services/forms/own-template';
import { writeInOfficeLayout } from '../../../db/services/forms/write-own';
import { changesPaper } from '../../../db/services/review-revision/changes-paper';
import { type FoundComment, findAgain } from '../../../db/services/review-revision/find-again';
import { markedCopy } from '../../../db/services/review-revision/marked-copy';
import type { TaskContext } from './context';
import { type ReadingPlace, reading } from './reading';

/** Looks for the comments of a review in a later version. */
export function findMarksAgainTask(
  input: ReadingPlace & { id: string; versionId: string },
  { progress }: TaskContext,
): Promise<FoundComment[]> {
  progress({ done: 0, total: 1, label: 'compare-marks' });
  return reading(input, (db, law) => findAgain(db, law, input));
}

/** 修改情况说明 as a page, or written as a file where `target` names one. */
export function reviewChangesTask(
  input: ReadingPlace & { self: string; id: string; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db, law) => {
    const form = changesPaper(db, law, input.self, input.id);
    const title = form.title.replaceAll('\n', '');
    const own = ownLayout(db, [form]) !== null;
    if (input.target !== null) {
      await writeInOfficeLayout(db, [form], input.target);
      return { html: '', title, ownLayout: own };
    }
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(title, [form]), title, ownLayout: own };
  });
}

/** Writes a copy of a reviewed document with the marks of its experts. */
export function markedCopyTask(
  input: ReadingPlace & { id: string; sha256: string; withNames: boolean; target: string },
  { progress, signal }: TaskContext,
): Promise<{ placed: number; aside: number }> {
  return reading(input, async (db, law) => {
    const copy = await markedCopy(db, law, input, {
      signal,
      onProgress: (done, total) => progress({ done, total, label: 'marked-copy' }),
    });
    signal.throwIfAborted();
    await writeWhole(copy.bytes, input.target);
    return { placed: copy.placed, aside: copy.aside };
  });
}
