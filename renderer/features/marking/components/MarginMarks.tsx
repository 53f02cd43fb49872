import CommentIcon from '@mui/icons-material/ChatBubbleOutlineOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import HighlightIcon from '@mui/icons-material/ModeOutlined';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizes } from '../../../ui/tokens';
import type { ViewerHandle } from '../../documents/companion';
import type { Mark } from '../types';
import styles from './marking.module.css';

/** Marks that begin on one line, or on lines too close for signs of their own, share one. */
interface Sign {
  readonly top: number;
  readonly left: number;
  readonly marks: readonly Mark[];
}

export interface PlacedMark {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

const ICONS = { highlight: HighlightIcon, box: HighlightIcon, comment: CommentIcon, suggestion: EditIcon };

/** The signs of the marks beside what is drawn of the document; they scroll with it. */
export function MarginMarks({
  handle,
  placed,
  onMark,
}: {
  handle: ViewerHandle;
  /** In the order of the text. */
  placed: readonly PlacedMark[];
  onMark(mark: Mark): void;
}) {
  const { t } = useTranslation('marking');
  const [signs, setSigns] = useState<readonly Sign[]>([]);
  useEffect(() => {
    let asked = 0;
    const look = () => {
      asked = 0;
      const pane = handle.pane.current;
      if (pane) setSigns(signsOf(pane, handle, placed));
    };
    const ask = () => {
      asked ||= requestAnimationFrame(look);
    };
    ask();
    const stop = handle.marks.subscribe(ask);
    const sized = new ResizeObserver(ask);
    const content = handle.pane.current?.firstElementChild;
    if (content) sized.observe(content);
    return () => {
      stop();
      sized.disconnect();
      cancelAnimationFrame(asked);
    };
  }, [handle, placed]);
  return signs.map(({ top, left, marks }) => {
    const [first] = marks;
    if (!first) return null;
    const Icon = ICONS[first.kind];
    return (
      <button
        key={first.id}
        type="button"
        className={styles.sign}
        data-kind={first.kind}
        data-inside={handle.isPdf || undefined}
        style={{ top, left }}
        title={marks.map(({ body, quote }) => body || quote).join('\n')}
        aria-label={t('sign', { kind: t(`kind.${first.kind}`), text: first.body || first.quote })}
        onClick={() => onMark(first)}
      >
        <Icon fontSize="inherit" />
        {marks.length > 1 && <span className={styles.signCount}>{marks.length}</span>}
      </button>
    );
  });
}

function signsOf(pane: HTMLElement, handle: ViewerHandle, placed: readonly PlacedMark[]): Sign[] {
  const view = pane.getBoundingClientRect();
  const signs: { top: number; left: number; height: number; marks: Mark[] }[] = [];
  for (const { place, range } of handle.marks.drawnOf(placed)) {
    const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
    const sheet = range.startContainer.parentElement?.closest('[data-sheet]')?.getBoundingClientRect();
    const top = box.top - view.top + pane.scrollTop;
    const left = (sheet?.right ?? view.right) - view.left + pane.scrollLeft;
    const same = signs.find((sign) => Math.abs(sign.top - top) < Math.max(sizes.controlSmall, sign.height));
    if (same) same.marks.push(place.mark);
    else signs.push({ top, left, height: box.height, marks: [place.mark] });
  }
  return signs;
}
