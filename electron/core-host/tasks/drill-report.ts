import type { DrillReportKind } from '../../../db/domain/drill/codes';
import { reportPaper } from '../../../db/services/drill-evaluation/report-paper';
import { writeForm } from '../../../db/services/filing/write-form';
import { type ReadingPlace, reading } from './reading';

/** A report of a drill with its photographs as a page, or written as a file where `target` names one. */
export function drillReportTask(
  input: ReadingPlace & { order: { drillId: string; kind: DrillReportKind }; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db, law) => {
    const form = reportPaper(db, law, input.order);
    const title = form.title.replaceAll('\n', '');
    if (input.target !== null) {
      await writeForm(form, input.target);
      return { html: '', title, ownLayout: false };
    }
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(title, [form]), title, ownLayout: false };
  });
}
