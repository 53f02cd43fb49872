import { ownLayout } from '../../../db/services/forms/own-template';
import { writeInOfficeLayout } from '../../../db/services/forms/write-own';
import { readDraft } from '../../../db/services/review-meeting/draft';
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

/** The opinion drafted from what the experts wrote, which may be thousands of marks. */
export function draftOpinionTask(input: ReadingPlace & { id: string }) {
  return reading(input, (db, law) => {
    const { sections, text } = readDraft(db, law, input.id);
    // The domain's lists are read-only; the wire wants lists of its own.
    return {
      text,
      sections: sections.map(({ title, entries }) => ({
        title,
        entries: entries.map((entry) => ({
          ...entry,
          sentences: entry.sentences.map((sentence) => ({ ...sentence, sources: [...sentence.sources] })),
        })),
      })),
    };
  });
}
