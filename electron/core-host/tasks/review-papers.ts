import { ownLayout } from '../../../db/services/forms/own-template';
import { writeInOfficeLayout } from '../../../db/services/forms/write-own';
import { type MeetingPaper, meetingPaper } from '../../../db/services/review-meeting/papers';
import { type ReadingPlace, reading } from './reading';

/** A paper of a review as a page, or written as a file where `target` names one. */
export function reviewPaperTask(
  input: ReadingPlace & { today: string; order: { id: string; paper: MeetingPaper }; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db, law) => {
    const form = meetingPaper({ db, law, today: input.today }, input.order);
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
