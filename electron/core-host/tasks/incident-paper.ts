import { writeForm } from '../../../db/services/filing/write-form';
import {
  type IncidentPaperOrder,
  incidentPaper,
  writeIncidentLog,
} from '../../../db/services/incidents/papers';
import { type ReadingPlace, reading } from './reading';

/** A paper of an incident as a page, or written as a file where `target` names one. `now`: UTC moment. */
export function incidentPaperTask(
  input: ReadingPlace & {
    order: IncidentPaperOrder;
    now: string;
    target: string | null;
    format: 'docx' | 'xlsx';
  },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db, law) => {
    if (input.target !== null && input.format === 'xlsx') {
      await writeIncidentLog(db, input.order.incidentId, input.target);
      return { html: '', title: '', ownLayout: false };
    }
    const form = incidentPaper(db, law, input.now, input.order);
    const title = form.title.replaceAll('\n', '');
    if (input.target !== null) {
      await writeForm(form, input.target);
      return { html: '', title, ownLayout: false };
    }
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(title, [form]), title, ownLayout: false };
  });
}
