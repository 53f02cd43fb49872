import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/feedback/toast-store';
import { boxOn } from '../box-keys';
import type { DrawnBox, Mark, MarkDraft, MarkKind } from '../types';
import { useBoxKeys } from './use-box-keys';
import type { DeskCommands } from './use-desk';
import type { ReviewedPlan } from './use-reviewed-plan';

interface Surroundings {
  readonly plan: ReviewedPlan;
  readonly commands: DeskCommands;
  /** The item that is open. */
  readonly item: string | null;
  readonly closed: boolean;
}

/** Making, writing and changing marks. */
export function useDrafts({ plan, commands, item, closed }: Surroundings) {
  const { t } = useTranslation('marking');
  const [draft, setDraft] = useState<MarkDraft | null>(null);
  /** A box that is being drawn: by the pointer, or this one by keys. */
  const [begun, setBegun] = useState<DrawnBox | null>(null);
  const { sha256, handle, target, goTo, setSha256 } = plan;

  /** Marks what is selected or was gone to: at once, or after its words were written. */
  const mark = (kind: MarkKind, tied: boolean, withWords: boolean) => {
    if (closed || sha256 === null || !handle) return;
    const place = target.current();
    if (!place) {
      showToast({ tone: 'soon', text: t('nothingChosen'), detail: t('nothingChosenHow') });
      return;
    }
    const tie = tied ? item : null;
    // The place stays chosen: what is quoted is often commented on too.
    target.keep(place);
    if (withWords) {
      const quote = handle.content.text.slice(place.from, place.to);
      setDraft({ ...{ mark: null, sha256, kind, place, quote, item: tie }, box: null, body: '' });
    } else void commands.addMark({ ...{ sha256, kind, place, item: tie }, box: null, body: '' });
  };

  const open = useCallback(
    (opened: Mark) => {
      const { fromAt, toAt, page } = opened;
      const place = fromAt === null || toAt === null ? null : { from: fromAt, to: toAt };
      if (place) goTo({ sha256: opened.sha256, ...place });
      else if (opened.sha256 !== sha256) setSha256(opened.sha256);
      else if (page !== null) handle?.goToPage(page);
      setDraft({
        ...{ mark: opened, sha256: opened.sha256, kind: opened.kind, item: opened.item },
        ...{ place, body: opened.body, quote: opened.quote },
        box: opened.box && page !== null ? { page, ...opened.box } : null,
      });
    },
    [goTo, setSha256, sha256, handle],
  );

  const save = async (said: { kind: MarkKind; item: string | null; body: string }) => {
    if (!draft) return;
    const { box, place } = draft;
    // Closed at once: the next key is one of the desk's. What could not be kept is opened again as it was written.
    setDraft(null);
    handle?.pane.current?.focus({ preventScroll: true });
    const whole = { ...said, kind: box ? ('box' as const) : said.kind };
    const kept = draft.mark
      ? await commands.changeMark(draft.mark, whole)
      : await commands.addMark({ ...whole, sha256: draft.sha256, place: box ? null : place, box });
    if (kept === null) setDraft({ ...draft, ...said });
  };

  const drawn = (box: DrawnBox) => {
    setBegun(null);
    if (sha256 === null) return;
    setDraft({ mark: null, sha256, kind: 'box', place: null, box, quote: '', item, body: '' });
  };
  useBoxKeys(begun, setBegun, drawn);

  return {
    draft,
    begun,
    mark,
    open,
    save,
    close: () => setDraft(null),
    remove: () => {
      if (draft?.mark) void commands.removeMark(draft.mark);
      setDraft(null);
    },
    drawn,
    draw: () => {
      if (closed) return;
      if (!handle?.isPdf) showToast({ tone: 'soon', text: t('boxOnlyPdf') });
      else if (begun) setBegun(null);
      else {
        setBegun(boxOn(handle.place.get().page ?? 1));
        showToast({ tone: 'open', text: t('boxHow') });
      }
    },
    undo: async () => {
      const undone = closed ? null : await commands.undo();
      if (undone) showToast({ tone: 'met', text: t('undone', { kind: t(`kind.${undone.kind}`) }) });
    },
    /** Leaves the innermost of what is going on. */
    leave: () => {
      if (begun) setBegun(null);
      else if (draft) setDraft(null);
      else target.clear();
    },
  };
}
