import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewedContent } from '../../../../electron/contract/reading';
import { firstFrom } from '../highlights';
import type { ReadingPlace } from '../reading-place';
import styles from './viewer.module.css';

interface OutlinePaneProps {
  readonly outline: ViewedContent['outline'];
  readonly width: number;
  readonly place: ReadingPlace;
  onWidth(width: number): void;
  onJump(index: number): void;
}

const KEY_STEP = 24;
const DEEPEST_INDENT = 4;

/** The headings of a document; a click goes there, the border can be dragged or moved with the arrow keys. */
export const OutlinePane = memo(function OutlinePane({
  outline,
  width,
  place,
  onWidth,
  onJump,
}: OutlinePaneProps) {
  const { t } = useTranslation('documents');
  const list = useRef<HTMLElement>(null);
  const offsets = useMemo(() => outline.map(({ offset }) => ({ from: offset, to: offset })), [outline]);
  /** Index of the heading one is reading under, -1 before the first. */
  const current = useSyncExternalStore(place.subscribe, () => firstFrom(offsets, place.get().offset + 1) - 1);
  useEffect(() => {
    list.current?.querySelector(`[data-entry="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = Number((event.target as HTMLElement).dataset.entry);
    list.current?.querySelector<HTMLElement>(`[data-entry="${at + by}"]`)?.focus();
  };
  return (
    <>
      <nav
        ref={list}
        className={styles.outline}
        style={{ width }}
        aria-label={t('outline.title')}
        onKeyDown={move}
      >
        {outline.length === 0 && <p className={styles.outlineEmpty}>{t('outline.none')}</p>}
        {outline.map((entry, index) => (
          <Entry
            key={entry.offset + entry.text}
            text={entry.text}
            level={entry.level}
            index={index}
            isCurrent={index === current}
            onJump={onJump}
          />
        ))}
      </nav>
      <Border width={width} label={t('outline.border')} onWidth={onWidth} />
    </>
  );
});

interface EntryProps {
  readonly text: string;
  readonly level: number;
  readonly index: number;
  readonly isCurrent: boolean;
  onJump(index: number): void;
}

const Entry = memo(function Entry({ text, level, index, isCurrent, onJump }: EntryProps) {
  return (
    <button
      type="button"
      data-entry={index}
      data-level={Math.min(DEEPEST_INDENT, level)}
      className={styles.entry}
      title={text}
      {...(isCurrent && { 'aria-current': 'location' as const })}
      onClick={() => onJump(index)}
    >
      {text}
    </button>
  );
});

/** The border between two panes; `side` is where the pane stands whose width it changes. */
export function Border({
  width,
  side = 'start',
  label,
  onWidth,
}: {
  width: number;
  side?: 'start' | 'end';
  label: string;
  onWidth(width: number): void;
}) {
  const sign = side === 'start' ? 1 : -1;
  const begun = useRef<{ x: number; width: number } | null>(null);
  const drag = (event: PointerEvent) => {
    if (begun.current) onWidth(begun.current.width + sign * (event.clientX - begun.current.x));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(width)}
      className={styles.border}
      onPointerDown={(event) => {
        begun.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        begun.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onWidth(width - sign * KEY_STEP);
        if (event.key === 'ArrowRight') onWidth(width + sign * KEY_STEP);
      }}
    />
  );
}
