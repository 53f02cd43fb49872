import { kitForms } from '../../../db/services/drill-conduct/paper-kit';
import { writeForms } from '../../../db/services/filing/write-form';
import { type ReadingPlace, reading } from './reading';

/** The paper kit of a drill as pages, or written as a file where `target` names one. */
export function drillKitTask(
  input: ReadingPlace & { id: string; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db) => {
    const [first, ...others] = kitForms(db, input.id);
    if (!first) throw new Error('every kit has a run sheet and a sign-in list');
    const title = '应急演练纸质资料';
    if (input.target !== null) {
      await writeForms([first, ...others], input.target);
      return { html: '', title, ownLayout: false };
    }
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(title, [first, ...others]), title, ownLayout: false };
  });
}
