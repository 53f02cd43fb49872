import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sizes } from '../../../ui/tokens';
import type { CompareLine, Comparison, Difference } from '../compare-lines';
import styles from './compare.module.css';

interface CompareLinesProps {
  readonly comparison: Comparison;
  readonly lines: readonly CompareLine[];
  readonly view: 'unified' | 'side';
  /** Place among `lines` that the person stands at; -1 at first. */
  readonly current: number;
}

/** The lines of a comparison; only those near the window are drawn. */
export function CompareLines({ comparison, lines, view, current }: CompareLinesProps) {
  const { t } = useTranslation('course');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => sizes.row,
    overscan: 12,
    // A line that is not laid out yet has no height of its own.
    measureElement: (line) => line.getBoundingClientRect().height || sizes.row,
    initialRect: { width: sizes.formWidth, height: sizes.row * 20 },
  });
  useEffect(() => {
    if (current < 0) return;
    virtualizer.scrollToIndex(current, { align: 'center' });
    // In a short window the lines themselves may lie below the summary.
    scroller.current?.scrollIntoView({ block: 'nearest' });
  }, [current, virtualizer]);
  return (
    <div className={styles.changes}>
      {view === 'side' && <Sides comparison={comparison} />}
      <div className={styles.lines} ref={scroller}>
        <ol
          className={styles.canvas}
          aria-label={t('compare.changes')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {line.kind === 'skipped' ? (
                  <div className={styles.skipped}>{t('compare.skipped', { count: line.count })}</div>
                ) : (
                  <div
                    className={styles.line}
                    data-change={line.difference.renumbered ? 'same' : line.difference.change}
                    data-view={view}
                    data-heading={isHeading(comparison, line.difference) || undefined}
                    aria-current={item.index === current || undefined}
                  >
                    <span className={styles.kind}>
                      <Kind difference={line.difference} />
                    </span>
                    {view === 'side' ? (
                      <Side comparison={comparison} difference={line.difference} />
                    ) : (
                      <Unified comparison={comparison} difference={line.difference} />
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

/** Which version stands on which side. */
function Sides({ comparison: { earlier, later } }: { comparison: Comparison }) {
  const { t } = useTranslation('course');
  return (
    <div className={styles.sides}>
      <span />
      <span>{t('compare.sideOf', { side: t('compare.before'), version: earlier.versionLabel })}</span>
      <span>{t('compare.sideOf', { side: t('compare.after'), version: later.versionLabel })}</span>
    </div>
  );
}

interface LineProps {
  readonly comparison: Comparison;
  readonly difference: Difference;
}

/** What happened to a line, in a word. */
function Kind({ difference: { change, renumbered, cells } }: { difference: Difference }) {
  const { t } = useTranslation('course');
  if (change === 'same') return null;
  if (renumbered) return t('compare.heading.renumbered');
  return t(`compare.kind.${change === 'moved' && cells ? 'movedEdited' : change}`);
}

function isHeading({ before, after }: Comparison, difference: Difference): boolean {
  const block = difference.after !== null ? after[difference.after] : before[difference.before ?? -1];
  return block?.kind === 'heading';
}

function Unified({ comparison, difference }: LineProps) {
  const { t } = useTranslation('course');
  const text =
    difference.after !== null
      ? comparison.after[difference.after]?.text
      : comparison.before[difference.before ?? -1]?.text;
  return (
    <div className={styles.text}>
      {difference.cells ? <Spans cells={difference.cells} /> : <Cells text={text ?? ''} />}
      {difference.change === 'moved' && (
        <span className={styles.from}>
          {t('compare.movedFrom', { heading: headingBefore(comparison, difference) ?? t('compare.start') })}
        </span>
      )}
    </div>
  );
}

function Side({ comparison, difference }: LineProps) {
  const before = difference.before === null ? undefined : comparison.before[difference.before]?.text;
  const after = difference.after === null ? undefined : comparison.after[difference.after]?.text;
  return (
    <>
      <div className={styles.text} data-side="before">
        {difference.cells ? (
          <Spans cells={difference.cells} without="added" />
        ) : (
          <Cells text={before ?? ''} />
        )}
      </div>
      <div className={styles.text} data-side="after">
        {difference.cells ? (
          <Spans cells={difference.cells} without="removed" />
        ) : (
          <Cells text={after ?? ''} />
        )}
      </div>
    </>
  );
}

/** A row of a table keeps its cells apart. */
function Cells({ text }: { text: string }) {
  const cells = text.split('\t');
  if (cells.length === 1) return <>{text}</>;
  return (
    <span className={styles.row}>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place
        <span key={i} className={styles.cell}>
          {cell}
        </span>
      ))}
    </span>
  );
}

function Spans({
  cells,
  without,
}: {
  cells: NonNullable<Difference['cells']>;
  without?: 'added' | 'removed';
}) {
  const drawn = cells.map((spans, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place
    <span key={i} className={cells.length > 1 ? styles.cell : undefined}>
      {spans
        .filter(({ kind }) => kind !== without)
        .map(({ kind, text }, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line have no name but their place
          if (kind === 'removed') return <del key={at}>{text}</del>;
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line have no name but their place
          if (kind === 'added') return <ins key={at}>{text}</ins>;
          return text;
        })}
    </span>
  ));
  return <span className={cells.length > 1 ? styles.row : undefined}>{drawn}</span>;
}

function headingBefore({ before }: Comparison, { before: place }: Difference): string | undefined {
  for (let at = place ?? 0; at >= 0; at -= 1) if (before[at]?.kind === 'heading') return before[at]?.text;
  return undefined;
}
