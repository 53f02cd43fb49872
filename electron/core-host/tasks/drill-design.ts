import type { DrillPaper } from '../../../db/documents/forms/drill-papers';
import { exportInjects, rehearseInjects } from '../../../db/services/drill-design/import-injects';
import { paperOfDrill } from '../../../db/services/drill-design/papers';
import { writeForm } from '../../../db/services/filing/write-form';
import { type ReadingPlace, reading } from './reading';

/** What a table of injects would bring into a drill's design. */
export function rehearseInjectsTask(input: ReadingPlace & { id: string; file: string }) {
  return reading(input, (db) => rehearseInjects(db, input.id, input.file));
}

/** The injects of a drill as a workbook. */
export function writeInjectsTask(
  input: ReadingPlace & { id: string; file: string },
): Promise<{ rows: number }> {
  return reading(input, async (db) => ({ rows: await exportInjects(db, input.id, input.file) }));
}

/** A paper of a drill's preparation as a page, or written as a file where `target` names one. */
export function drillPaperTask(
  input: ReadingPlace & { today: string; order: { id: string; paper: DrillPaper }; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean; missing: string[] }> {
  return reading(input, async (db, law) => {
    const { form, missing } = paperOfDrill({ db, law, today: input.today }, input.order);
    const title = form.title.replaceAll('\n', '');
    if (input.target !== null) {
      await writeForm(form, input.target);
      return { html: '', title, ownLayout: false, missing };
    }
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(title, [form]), title, ownLayout: false, missing };
  });
}
