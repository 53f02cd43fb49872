import { writeForms } from '../../../db/services/filing/write-form';
import { labelSheet } from '../../../db/services/stock/labels';
import { countSheetOf } from '../../../db/services/stock/stocktakes';
import { type ReadingPlace, reading } from './reading';

/** Labels to be cut, or a count sheet. */
export type StockPaper =
  | { of: 'labels'; kind: 'supply' | 'equipment'; ids: readonly string[] }
  | { of: 'count-sheet'; id: string };

/** A paper of the stock as a page, or written as a file where `target` names one. */
export function stockPapersTask(
  input: ReadingPlace & { self: string; paper: StockPaper; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db) => {
    const { paper, self, target } = input;
    const form = paper.of === 'labels' ? labelSheet(db, self, paper) : countSheetOf(db, paper.id);
    const { title } = form;
    if (target !== null) {
      await writeForms([form], target);
      return { html: '', title, ownLayout: false };
    }
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormPage(form), title, ownLayout: false };
  });
}
